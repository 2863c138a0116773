"""A statement with its reference: Chicago (note form), BibTeX and RIS.

What stands between quotation marks are always the document's own words. Who spoke, and through whom the words came, is
said beside them: "quoted in" for direct speech, "paraphrased in" for indirect speech, "reported in" for the narrative
report of a speech act.
"""

from __future__ import annotations

from onrecord.export.cite.bibtex import bibtex
from onrecord.export.cite.chicago import chicago
from onrecord.export.cite.reference import Reference
from onrecord.export.cite.ris import ris
from onrecord.export.style import Style
from onrecord.ledger import DocumentRow
from onrecord.records import Statement

__all__ = ["Style", "cite"]

_STYLES = {Style.CHICAGO: chicago, Style.BIBTEX: bibtex, Style.RIS: ris}


def cite(statement: Statement, document: DocumentRow, style: Style = Style.CHICAGO) -> str:
    """`statement` of `document` with its reference in `style`, without a line end after the last line."""
    return _STYLES[style](Reference.of(statement, document))
