"""How statements and documents are put in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records import Statement, When

if TYPE_CHECKING:
    from onrecord.ledger import DocumentRow

_MODS = {"BEFORE": "<", "ON_OR_BEFORE": "≤", "AFTER": ">", "ON_OR_AFTER": "≥", "APPROX": "~"}
"""TIMEX3 modifiers of a day, as signs before it."""


def speakers(statement: Statement) -> str:
    """Who said it: names, else the words of the source, else a question mark."""
    names = ", ".join(speaker.name.strip() for speaker in statement.speakers)
    return names or (statement.source.text if statement.source else "?")


def said_on(when: When | None) -> str:
    """The day it was said, with a sign where it is not exact; nothing where it is unknown."""
    return f"{_MODS.get(when.mod or '', '')}{when.value}" if when else ""


def published(document: DocumentRow) -> str:
    """The day it was published, or from when on at the earliest; nothing where both are unknown."""
    return document.published_on or (f"≥{document.not_before}" if document.not_before else "")


def reporters(statement: Statement, document: DocumentRow) -> str:
    """'quoted by B, by the author C': the chain above the speaker, without the document's own author and publisher."""
    names = [r.name for r in statement.reported_by if r.name and r.name not in {document.author, document.publisher}]
    return f"as reported by {', by '.join(names)}" if names else ""
