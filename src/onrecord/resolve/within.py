"""Who the parties inside a content are: whose position is told of, and to whom or against whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Document, Passage, Speaker, Statement
from onrecord.resolve.actors import Cast
from onrecord.resolve.background import Background
from onrecord.resolve.identities import identified
from onrecord.resolve.known import Known


@dataclass(frozen=True, slots=True)
class Named:
    """Words inside a statement that name a party, and the number of that statement."""

    statement: int
    passage: Passage


def named_within(
    document: Document, statements: Sequence[Statement], named: Sequence[Named], known: Known | None = None
) -> list[tuple[Speaker, ...]]:
    """Whom each of `named` means, in order; nobody where it is not plain.

    Sources are read with them in the order of the text, so that pronouns look back; "we" inside a statement means its
    speakers.
    """
    background = Background(known, document) if known is not None else None
    cast = Cast(document, background)
    found: list[tuple[Speaker, ...]] = [()] * len(named)
    steps = [(s.source.start, 0, i) for i, s in enumerate(statements) if s.source is not None and not s.floating]
    steps += [(_place(statements[n.statement], n.passage), 1, i) for i, n in enumerate(named)]
    for _, kind, i in sorted(steps):
        if kind == 1:
            found[i] = cast.speakers(named[i].passage, (), statements[named[i].statement].speakers)
        elif (source := statements[i].source) is not None:
            cast.speakers(source)
    return identified(found, background)


def _place(statement: Statement, passage: Passage) -> int:
    """Where a party is read: not before the statement's own source, which "we" and "he" may mean."""
    return max(passage.start, statement.source.start if statement.source is not None else passage.start)
