"""A finding in words: what it is, why, and the words that it rests on with who reports them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from onrecord.cli.phrases import published, reporters, said_on, speakers
from onrecord.cli.safe import one_line, visible
from onrecord.cli.screen import short, width
from onrecord.errors import NotFoundError

if TYPE_CHECKING:
    from onrecord.ledger import Judgement, Reader
    from onrecord.positions import Evidence, Finding

_INDENT = 2


def paragraph(finding: Finding, reader: Reader, judgement: Judgement | None = None) -> str:
    """A finding as lines within the screen's width, with what a person decided on it."""
    return "\n".join(_lines(finding, reader, judgement))


def kind_words(finding: Finding) -> str:
    """The kind in words, with the verdict or with the gate that turned it away."""
    kind = finding.kind.value.replace("_", " ")
    if finding.gate:
        return f"compared, no {kind}: {finding.gate.value.replace('_', ' ')}"
    return f"{kind}, verdict: {finding.verdict.value.replace('_', ' ')}" if finding.verdict else kind


def _lines(finding: Finding, reader: Reader, judgement: Judgement | None) -> Iterator[str]:
    judged = f"  [{judgement.decision.value}: {judgement.by}]" if judgement else ""
    yield f"{short(finding.id)}  {kind_words(finding)}  ({finding.score:.2f}){visible(judged)}"
    yield from _wrapped(finding.because, _INDENT)
    for evidence in finding.evidence:
        yield from _evidence(evidence, reader)


def _evidence(evidence: Evidence, reader: Reader) -> Iterator[str]:
    """The words, and below them who said and who reported them, where and when."""
    words = evidence.text.strip('“”"')
    yield from _wrapped(f"“{words}”", 2 * _INDENT)
    try:
        yield from _wrapped(_origin(evidence, reader), 3 * _INDENT)
    except NotFoundError:  # taken out of the ledger meanwhile
        return


def _origin(evidence: Evidence, reader: Reader) -> str:
    if evidence.statement is None:
        document = reader.document_row(evidence.document)
        return ", ".join(filter(None, (document.author, document.title or document.name, published(document))))
    row = reader.statement(evidence.statement)
    statement, document = row.statement, row.document
    day = said_on(statement.said_on)
    who = f"{speakers(statement)}, {day}" if day else speakers(statement)
    where = ", ".join(filter(None, (document.author, document.publisher, document.title, published(document))))
    told = reporters(statement, document)
    return f"{short(statement.id)}  {who}{f', {told}' if told else ''}; in {where or document.name}"


def _wrapped(text: str, indent: int) -> list[str]:
    lead = " " * indent
    return wrap(one_line(text), max(40, width()), initial_indent=lead, subsequent_indent=lead)
