"""The one way through the room: statements in, the same statements with their claims out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.judge.acts import act_of
from onrecord.judge.conditions import conditions, without_conditions
from onrecord.records import Claim, Document, Issue, Kind, Party, Passage, Span, Stance, Statement

CLAIM_CONFIDENCE = 0.6
"""A first guess for a claim read off its cue, until a measured calibration replaces it."""

RELATIVE = "words before the relative pronoun"
"""The basis of a speaker for whom only a relative pronoun stands: too unsure to hold a position."""

_INFINITIVE = re.compile(r"to\s+(?=\w)")
_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what)\b", re.IGNORECASE)
_PERSON = re.compile(r"(?:him|her|them|it|me|us|himself|herself|themselves|this|that|which|whom|one)$", re.IGNORECASE)


class Reader(Protocol):
    """Reads the claims of a document's statements, in their order."""

    def read(self, document: Document, statements: Sequence[Statement]) -> list[tuple[Claim, ...]]:
        """The claims of each statement."""
        ...


def judge(document: Document, statements: Sequence[Statement], reader: Reader | None = None) -> list[Statement]:
    """The statements, in their order, each with the claims that `reader` finds in it.

    Without a reader each has the claim that its cue carries, if it carries one: only narrated and indirect statements
    by known or unnamed speakers give claims then, and hedged statements give none.
    """
    if reader is None:
        return [replace(s, claims=claims_of(document.text, s)) for s in statements]
    read = reader.read(document, statements)
    return [
        replace(s, claims=tuple(c for c in claims if not is_inner(c, s, statements)))
        for s, claims in zip(statements, read, strict=True)
    ]


def is_inner(claim: Claim, statement: Statement, statements: Sequence[Statement]) -> bool:
    """True where the claim's issue stands in the content of a statement inside this one.

    It is that statement's to claim, and this one's speaker merely reports it: reported is not held.
    """
    words = claim.issue.passage
    if words is None:
        return False
    return any(
        _holds(statement.content, other.content) and _holds(other.content, words)
        for other in statements
        if other is not statement and other.content.spans != statement.content.spans
    )


def _holds(outer: Passage, inner: Passage) -> bool:
    """True where the one passage reaches from before the other to behind it."""
    return outer.start <= inner.start and inner.end <= outer.end


def claims_of(text: str, statement: Statement) -> tuple[Claim, ...]:
    """The claims of one statement: one a speaker, or none."""
    if statement.cue is None or statement.kind not in {Kind.NARRATED, Kind.INDIRECT} or statement.hedges:
        return ()
    span = Span(statement.content.spans[0].start, statement.content.spans[0].end)
    infinitive = _INFINITIVE.match(text, *span)
    act = act_of(statement.cue.text, infinitive is not None)
    if act is None or len(statement.content.spans) > 1 or _CLAUSE.match(text, *span):
        return ()
    start = infinitive.end() if infinitive else span.start
    found = conditions(text, Span(start, span.end))
    issue = without_conditions(text, Span(start, span.end), found)
    if issue is None or _PERSON.match(text, *issue):
        return ()
    words = Passage.of(text, [issue])
    stance = Stance.CONDITIONAL if found and act.stance is not Stance.UNCLEAR else act.stance
    holders = [Party(s.name, s.id, statement.source) for s in statement.speakers if s.basis != RELATIVE]
    return tuple(
        Claim(h, act.type, Issue(words.text, words), stance, conditions=found, confidence=CLAIM_CONFIDENCE)
        for h in holders
    )
