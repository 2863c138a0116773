"""Sayings: statements claim by claim, as timelines place them, each in the lane of its issue or of its holder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.errors import NotFoundError
from onrecord.ledger import ClaimQuery, Order, Stamp, StatementQuery, StatementRow, file_stamp
from onrecord.positions import Position, claim_id
from onrecord.records import Claim, Issue, Party
from onrecord.web.charts.marks import Look, look_of
from onrecord.web.timeline_query import TimelineQuery, day

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MOST = 1000
"""Statements that a timeline is made of, at most: the last ones said. A chosen period is read on its own then.

The chart draws half as many marks; all of them are read whenever the page is shown for the first time.
"""

_LONGEST_DAYS = 20 * 366
"""A statement that may have been said on any day of more than so many has no day: "before the accord"."""

_CARRYING = 100  # statements by others that are looked up one by one

_KEPT = 12  # readings remembered, so that zooming and filtering need not read again

WITHOUT = ""
"""The lane of statements without a claim of the holder's own."""


Days = tuple[date, date]
"""The first and the last day on which something can have been said."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its document, its id, and the days on which it can have been said; None where none is known."""

    row: StatementRow
    id: str
    days: Days | None

    @classmethod
    def of(cls, row: StatementRow) -> Said:
        """What a row of the ledger says, its id and days worked out once."""
        when = row.statement.said_on
        first, last = (day(when.earliest), day(when.latest)) if when else (None, None)
        known = first is not None and last is not None and 0 <= (last - first).days <= _LONGEST_DAYS
        return cls(row, row.statement.id, (first, last) if known and first and last else None)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement, or one claim of it. `lane` is the key of its lane; `told` says that somebody else describes it."""

    said: Said
    claim: Claim | None
    lane: str
    told: bool = False

    @property
    def look(self) -> Look:
        """The stance on the issue, or none."""
        return look_of(self.claim.stance_on_issue if self.claim else None)

    @property
    def limited(self) -> bool:
        """True where a condition, exception or time limit is named."""
        claim = self.claim
        return bool(claim and (claim.conditions or claim.exceptions or claim.time_limits))

    @property
    def doubted(self) -> bool:
        """True where its reporter hedges, or somebody else describes the position."""
        return self.told or bool(self.row.statement.hedges)

    @property
    def row(self) -> StatementRow:
        """The statement with its document."""
        return self.said.row

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.said.id

    @property
    def days(self) -> Days | None:
        """The first and last day on which it can have been said; None where no day is known."""
        return self.said.days

    @property
    def published(self) -> str:
        """The day of publication, ISO, which orders sayings without a day of their own."""
        return self.row.document.published_on or ""

    @property
    def reporters(self) -> tuple[str, ...]:
        """Who passes it on, and the publisher."""
        names = [r.name for r in self.row.statement.reported_by if r.name]
        return tuple(dict.fromkeys([*names, *filter(None, (self.row.document.publisher,))]))


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the sayings, and how many statements there are in all, which may be more."""

    sayings: tuple[Saying, ...]
    statements: int
    total: int


@dataclass(frozen=True, slots=True)
class Who:
    """Whose sayings: an actor's id, None where nobody is resolved, and every name that is his, folded."""

    name: str
    id: str | None
    names: frozenset[str]

    def is_party(self, party: Party) -> bool:
        """Whether a party is this actor: by id where it has one, else by a name in full."""
        return party.id == self.id if party.id else party.name.casefold() in self.names


def issue_key(issue: Issue) -> str:
    """What tells issues apart: the codebook's id, else the label without regard to case."""
    return issue.id if issue.path and issue.id else issue.label.casefold()


def party_key(party: Party) -> str:
    """What tells parties apart: the actor's id, else the name without regard to case."""
    return party.id or party.name.casefold()


def of_actor(reader: Reader, who: Who, query: TimelineQuery) -> Read:
    """What an actor said, and what others say that he holds; a claim of his own is in the lane of its issue."""
    called = who.id or who.name
    spoken, total = _rows(reader, StatementQuery(speaker=called), query)
    held, _ = _rows(reader, StatementQuery(claims=ClaimQuery(holder=called)), query)
    rows = {said.id: said for said in (*spoken, *held)}
    found = [saying for said in rows.values() for saying in _by_issue(said, who)]
    statements = len({saying.id for saying in found})
    return Read(tuple(found), statements, max(total, statements) if len(spoken) < total else statements)


def carrying(reader: Reader, positions: Iterable[Position], known: Collection[str]) -> tuple[Saying, ...]:
    """What carries an actor's positions in another's words, as a spokesperson's; `known` are ids of claims at hand."""
    wanted = {u.claim: u.statement for p in positions for u in p.utterances if u.claim and u.claim not in known}
    found: list[Saying] = []
    for claim, statement in islice(wanted.items(), _CARRYING):
        try:
            said = Said.of(reader.statement(statement))
        except NotFoundError:  # taken out since the positions were worked out
            continue
        own = (c for c in said.row.statement.claims if claim_id(said.id, c) == claim)
        found += (Saying(said, c, issue_key(c.issue)) for c in own)
    return tuple(found)


def of_issue(reader: Reader, issue: str, is_about: Callable[[Issue], bool], query: TimelineQuery) -> Read:
    """The claims about an issue and those below it, each in the lane of its holder."""
    rows, total = _rows(reader, StatementQuery(claims=ClaimQuery(issue=issue)), query)
    found = tuple(saying for said in rows for saying in _by_holder(said, is_about))
    return Read(found, len(rows), total)


def fits(saying: Saying, query: TimelineQuery) -> bool:
    """Whether a saying is what the filters ask for, the period aside."""
    claim, statement = saying.claim, saying.row.statement
    if query.kind and statement.kind is not query.kind:
        return False
    if query.reporter and query.reporter not in saying.reporters:
        return False
    if query.issue and not (claim and is_within(claim.issue, query.issue)):
        return False
    if query.holder and not (claim and party_key(claim.holder) == query.holder):
        return False
    towards = claim.counterpart if claim else None
    return not query.counterpart or (towards is not None and party_key(towards) == query.counterpart)


def is_within(issue: Issue, wanted: str) -> bool:
    """Whether an issue is the one with a key or path, or below that path."""
    path = (issue.path or "").casefold()
    return wanted == issue_key(issue) or (bool(path) and f"{path} >".startswith(f"{wanted.casefold()} >"))


def in_period(saying: Saying, first: date | None, last: date | None) -> bool:
    """Whether a saying can have been said in a period; one without a day is in none but the whole."""
    days = saying.days
    if days is None:
        return first is None and last is None
    return (first is None or days[1] >= first) and (last is None or days[0] <= last)


def _by_issue(said: Said, who: Who) -> Iterator[Saying]:
    statement = said.row.statement
    speaks = any(who.is_party(Party(s.name, s.id)) for s in statement.speakers)
    own = [claim for claim in statement.claims if who.is_party(claim.holder)]
    for claim in own:
        yield Saying(said, claim, issue_key(claim.issue), told=claim.described and not speaks)
    if speaks and not own:
        yield Saying(said, None, WITHOUT)


def _by_holder(said: Said, is_about: Callable[[Issue], bool]) -> Iterator[Saying]:
    for claim in said.row.statement.claims:
        if is_about(claim.issue):
            yield Saying(said, claim, party_key(claim.holder), told=claim.described)


def _rows(reader: Reader, wanted: StatementQuery, query: TimelineQuery) -> tuple[Sequence[Said], int]:
    """The last said statements that are wanted, and how many there are; where too many, those of the period alone."""
    stamp, asked = file_stamp(reader.path), replace(wanted, latest_only=True, order=Order.SAID, limit=MOST)
    rows, total = _read(reader, stamp, asked)
    if total <= MOST or not (query.first or query.last):
        return rows, total
    first, last = (d.isoformat() if d else None for d in (query.first, query.last))
    return _read(reader, stamp, replace(asked, said_from=first, said_to=last))


@lru_cache(maxsize=_KEPT)
def _read(reader: Reader, _stamp: Stamp, asked: StatementQuery) -> tuple[tuple[Said, ...], int]:
    """The statements of a query as the ledger with that stamp has them."""
    page = reader.statements(asked)
    return tuple(map(Said.of, page.items)), page.total


def distinct(sayings: Iterable[Saying]) -> tuple[StatementRow, ...]:
    """The statements of some sayings, each once."""
    return tuple({saying.id: saying.row for saying in sayings}.values())
