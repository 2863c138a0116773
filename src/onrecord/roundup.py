"""The types of a round-up: what was said, reported and found in a period, ready to be written in any form.

All are frozen and compare by value. Days are ISO 8601 (YYYY-MM-DD). A round-up is derived, never typed in: it can
always be made again from a ledger (`onrecord.desk.roundup`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.positions import Evidence, Finding, Position
from onrecord.records import Claim, Issue, Party, Stance, Statement

FEW = 12
"""Statements without a position that a round-up shows unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class RoundupQuery:
    """Which period, and what of it. All that is given must hold.

    `since` and `until` are ISO days, inclusive. `side` is one of the codebook, `actor` an actor's id or words of the
    name, `issue` an id, label, path or words, `collection` a collection's name. `most` is how many statements without a
    position are shown, None for all.
    """

    since: str
    until: str
    side: str | None = None
    actor: str | None = None
    issue: str | None = None
    collection: str | None = None
    most: int | None = FEW

    @property
    def narrowed(self) -> bool:
        """True when a side, an actor, an issue or a collection is asked for."""
        return any((self.side, self.actor, self.issue, self.collection))

    def holds(self, day: str | None) -> bool:
        """Whether a day is one of the period; no day is not."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Source:
    """The document that something stands in. `not_before` is the latest day it speaks of, where it has no day."""

    id: str
    name: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    not_before: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its source, told once however often it was printed.

    `claims` are those that the place in the round-up is about; `further` are the statement's others. `copies` print the
    same report, `also` report the same words by themselves. `earlier` says that it was said before the period and
    reported in it.
    """

    statement: Statement
    source: Source
    claims: tuple[Claim, ...] = ()
    further: tuple[Claim, ...] = ()
    copies: tuple[Source, ...] = ()
    also: tuple[Source, ...] = ()
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class IssueNews:
    """What one actor said on one issue. `before` are the positions on record the day before the period."""

    issue: Issue
    before: tuple[Position, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ActorNews:
    """What one actor said. `named` is False for holders that have no name of their own ("officials")."""

    holder: Party
    named: bool
    issues: tuple[IssueNews, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """All statements, by issue."""
        return (entry for news in self.issues for entry in news.entries)


@dataclass(frozen=True, slots=True)
class SideNews:
    """What one side said; `name` is None for those who belong to no side of the codebook."""

    name: str | None
    actors: tuple[ActorNews, ...]

    def claims(self, stance: Stance) -> int:
        """How many positions its actors stated with that stance on the issue."""
        stated = (claim for actor in self.actors for entry in actor.entries for claim in entry.claims)
        return sum(claim.stance_on_issue is stance for claim in stated)

    @property
    def statements(self) -> int:
        """How many statements with a position there are, each counted once."""
        return len({entry.statement.id for actor in self.actors for entry in actor.entries})


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that a finding rests on, with their statement where one holds them, and their source."""

    evidence: Evidence
    statement: Statement | None
    source: Source


@dataclass(frozen=True, slots=True)
class News:
    """A finding of the period. `decision` is what a person decided on it, as "accept: Lind"."""

    finding: Finding
    proofs: tuple[Proof, ...]
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Roundup:
    """A period's report.

    `documents` counts those published in the period. `sides` come in the codebook's order, those of no side last.
    `rest` are statements without a position, `left` how many more there are. `repeated` counts statements left out
    because the report that holds them had been printed before the period. `undated` counts documents of which nobody
    knows when they were published: what they report is told where it has a day of its own only.
    """

    query: RoundupQuery
    documents: int
    news: tuple[News, ...]
    sides: tuple[SideNews, ...]
    rest: tuple[Entry, ...]
    left: int
    repeated: int = 0
    undated: int = 0

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to tell of the period."""
        return not (self.news or self.sides or self.rest or self.left)

    @property
    def actors(self) -> tuple[ActorNews, ...]:
        """The actors of all sides."""
        return tuple(actor for side in self.sides for actor in side.actors)

    @property
    def statements(self) -> int:
        """How many statements of the period there are, with a position or without."""
        held = {entry.statement.id for actor in self.actors for entry in actor.entries}
        return len(held) + len(self.rest) + self.left

    @property
    def sourced(self) -> int:
        """How many documents the statements shown stand in, copies not counted."""
        entries = [*(entry for actor in self.actors for entry in actor.entries), *self.rest]
        return len({entry.source.id for entry in entries})
