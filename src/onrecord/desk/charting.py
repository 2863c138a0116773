"""Positions laid out at once, by holder and issue: how many there are, on which days they change, what each says.

The stored rows answer what is asked for and no more. Where they cannot (a ledger open for reading only in which
something is left to be worked out, or positions as they were known by a day), all positions are worked out and kept
until the ledger's file changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.desk.asking import PositionQuery
from onrecord.desk.deriving import answering
from onrecord.desk.positioning import in_order, positions, rows_of
from onrecord.judge.positions.party import name_key
from onrecord.ledger import Ledger, Stamp, file_stamp
from onrecord.ledger.derived import Work
from onrecord.ledger.derived import outlines as stored
from onrecord.ledger.derived import positions as with_words
from onrecord.ledger.derived.outlines import Clauses
from onrecord.ledger.derived.reading import PositionRows, where_of_positions
from onrecord.positions import Position, Standing
from onrecord.records import Issue, Party

_REMEMBERED = 4
"""Queries whose answers are kept: those of the matrix and the map, with a filter and without."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims carry the positions that a holder has on an issue."""

    holder: Party
    issue: Issue
    claims: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is among some positions: the ISO days on which one begins or ends, in order, issues, counterparts.

    The counterparts are names, each with how many positions are towards it.
    """

    days: tuple[str, ...]
    issues: tuple[Issue, ...]
    counterparts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Block:
    """Holders and issues: the positions of any of the ones on any of the others."""

    holders: frozenset[Party]
    issues: frozenset[Issue]

    @classmethod
    def of(cls, holders: Iterable[Party], issues: Iterable[Issue]) -> Block:
        """The block of some parties and issues, told apart by names, labels and ids."""
        return cls(frozenset(map(_party, holders)), frozenset(map(_issue, issues)))

    def has(self, position: Standing) -> bool:
        """Whether a position is in it."""
        return _party(position.holder) in self.holders and _issue(position.issue) in self.issues


def survey(ledger: Ledger, query: PositionQuery) -> Survey:
    """What there is among the positions that the query asks for. Raises UsageError for a wrong codebook."""
    return _survey(ledger, file_stamp(ledger.path), query)


def tallies(ledger: Ledger, query: PositionQuery) -> Sequence[Tally]:
    """The positions that the query asks for, counted by holder and issue and in this order.

    Raises UsageError for a wrong codebook.
    """
    return _tallies(ledger, file_stamp(ledger.path), query)


def count(ledger: Ledger, query: PositionQuery) -> int:
    """How many positions the query asks for. Raises UsageError for a wrong codebook."""
    with _rows(ledger, query) as work:
        if work is not None:
            return stored.count(work, rows_of(ledger, work, query))
    return len(_worked_out(ledger, query))


def outlines(ledger: Ledger, query: PositionQuery, block: Block | None = None) -> Sequence[Standing]:
    """The positions that the query asks for, in a block alone where one is given; without their words where that saves
    reading them. They are in the order of `positions`. Raises UsageError for a wrong codebook.
    """
    return _outlines(ledger, file_stamp(ledger.path), query, block)


def positions_in(ledger: Ledger, query: PositionQuery, block: Block) -> Sequence[Position]:
    """The positions in a block that the query asks for, in the order of `positions`, with their words.

    Raises UsageError for a wrong codebook.
    """
    with _rows(ledger, query) as work:
        if work is not None:
            clauses = _clauses(work, rows_of(ledger, work, query), block)
            numbers = with_words.numbers_of(work, *clauses)
            known = with_words.read(work, numbers)
            return in_order([known[number] for number in numbers])
    return [p for p in _worked_out(ledger, query) if block.has(p)]


@lru_cache(maxsize=_REMEMBERED)
def _survey(ledger: Ledger, _stamp: Stamp, query: PositionQuery) -> Survey:
    with _rows(ledger, query) as work:
        if work is not None:
            asked = rows_of(ledger, work, query)
            days, issues = stored.days(work, asked), stored.issues(work, asked)
            return Survey(tuple(days), tuple(issues), stored.counterparts(work, asked))
    found = _worked_out(ledger, query)
    changes = {day for p in found for day in (p.since, p.until) if day}
    towards = Counter(p.counterpart.name for p in found if p.counterpart)
    return Survey(tuple(sorted(changes)), tuple({_issue(p.issue) for p in found}), towards)


@lru_cache(maxsize=_REMEMBERED)
def _tallies(ledger: Ledger, _stamp: Stamp, query: PositionQuery) -> Sequence[Tally]:
    with _rows(ledger, query) as work:
        if work is not None:
            return _counted(stored.tallies(work, rows_of(ledger, work, query)))
    claims = Counter[tuple[Party, Issue]]()
    for p in _worked_out(ledger, query):
        claims[_party(p.holder), _issue(p.issue)] += p.claims
    return _counted((*of, n) for of, n in claims.items())


def _counted(found: Iterable[tuple[Party, Issue, int]]) -> Sequence[Tally]:
    def place(each: tuple[Party, Issue, int]) -> tuple[str, ...]:
        holder, issue, _ = each
        named = (holder.name, holder.id or "", issue.label, issue.id or "")
        return (name_key(holder.name), issue.path or issue.label, *named)

    return tuple(Tally(holder, issue, claims) for holder, issue, claims in sorted(found, key=place))


@contextmanager
def _rows(ledger: Ledger, query: PositionQuery) -> Iterator[Work | None]:
    """A transaction in which stored rows answer a query, None where they cannot."""
    if query.known_by is not None or not _answers(ledger, file_stamp(ledger.path)):
        yield None
        return
    with answering(ledger) as work:
        yield work


@lru_cache(maxsize=_REMEMBERED)
def _outlines(ledger: Ledger, _stamp: Stamp, query: PositionQuery, block: Block | None) -> Sequence[Standing]:
    with _rows(ledger, query) as work:
        if work is not None:
            clauses = _clauses(work, rows_of(ledger, work, query), block)
            return tuple(in_order(stored.outlines(work, clauses)))
    return tuple(p for p in _worked_out(ledger, query) if block is None or block.has(p))


@lru_cache(maxsize=_REMEMBERED)
def _answers(ledger: Ledger, _stamp: Stamp) -> bool:
    """Whether stored rows hold, remembered since it takes a while to find that they do not."""
    with answering(ledger) as work:
        return work is not None


def _clauses(work: Work, asked: PositionRows, block: Block | None) -> Clauses:
    return where_of_positions(asked) if block is None else stored.narrowed(work, asked, block.holders, block.issues)


def _worked_out(ledger: Ledger, query: PositionQuery) -> Sequence[Position]:
    """The positions that the query asks for, out of all that were ever held."""
    every = _every(ledger, file_stamp(ledger.path), replace(query, as_of=None, superseded=True))
    return [p for p in every if query.asks(p.since, p.until)]


@lru_cache(maxsize=1)  # the positions of a large ledger take room
def _every(ledger: Ledger, _stamp: Stamp, query: PositionQuery) -> Sequence[Position]:
    return positions(ledger, query)


def _party(party: Party) -> Party:
    """A party as it is stored: without its words in a text."""
    return Party(party.name, party.id or None)


def _issue(issue: Issue) -> Issue:
    return Issue(issue.label, None, issue.id or None, issue.path or None)
