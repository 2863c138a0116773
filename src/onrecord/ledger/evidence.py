"""Whether a statement's passages say what the text says where they point."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Claim, Passage, Statement, spans_text


def passages(statement: Statement) -> Iterator[tuple[str, Passage]]:
    """Every passage of a statement that points into its document, with what it is."""
    settings = (("medium", statement.medium), ("venue", statement.venue), ("audience", statement.audience))
    named: list[tuple[str, Passage | None]] = [
        ("content", statement.content),
        ("source", statement.source),
        ("cue", statement.cue),
        ("day", statement.said_on.passage if statement.said_on else None),
        *((name, setting.passage if setting else None) for name, setting in settings),
        *(("hedge", passage) for passage in statement.hedges),
        *(pair for claim in statement.claims for pair in _of_claim(claim)),
    ]
    return ((name, passage) for name, passage in named if passage is not None)


def _of_claim(claim: Claim) -> Iterator[tuple[str, Passage | None]]:
    yield "holder", claim.holder.passage
    yield "issue", claim.issue.passage
    yield "counterpart", claim.counterpart.passage if claim.counterpart else None
    for name in ("conditions", "exceptions", "scope", "reason", "time_limits"):
        for passage in getattr(claim, name):
            yield name.replace("_", " "), passage


def faults(text: str, statement: Statement) -> Iterator[str]:
    """What does not hold between a statement and its document's text, one phrase each."""
    for name, passage in passages(statement):
        if not passage.spans or any(not 0 <= s.start < s.end <= len(text) for s in passage.spans):
            yield f"its {name} points outside the text"
        elif spans_text(text, passage.spans) != passage.text:
            yield f"its {name} is not what the text says there"
