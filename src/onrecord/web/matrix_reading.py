"""What the matrix and the map read from the ledger: sides, the days on which anything changes, positions as asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.desk.charting import Block, count, outlines, positions_in, survey, tallies
from onrecord.desk.relating import relations
from onrecord.ledger import Ledger
from onrecord.positions import Position, Standing
from onrecord.records import Issue
from onrecord.web.matrix_columns import issue_key, steps
from onrecord.web.matrix_held import actor_key
from onrecord.web.matrix_query import MatrixQuery
from onrecord.web.matrix_table import SideOf, Table, layout, table

_MOST_OFFERED = 200  # names offered in a field


@dataclass(frozen=True, slots=True)
class Days:
    """Where a page stands among the ISO days on which a position begins or ends.

    `day` is the day shown, "" where there are no positions; `before` and `after` are the days of the changes next to
    it.
    """

    day: str
    days: tuple[str, ...]

    @property
    def before(self) -> str | None:
        """The day of the last change before the day shown."""
        at = bisect_left(self.days, self.day)
        return self.days[at - 1] if at else None

    @property
    def after(self) -> str | None:
        """The day of the next change after the day shown."""
        at = bisect_right(self.days, self.day)
        return self.days[at] if at < len(self.days) else None

    @property
    def at(self) -> int:
        """Which of the days the day shown is at or after, from 0; -1 before them all."""
        return bisect_right(self.days, self.day) - 1


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: sides of the codebook, issues that have others below them, counterparts."""

    sides: tuple[str, ...]
    parents: tuple[str, ...]
    counterparts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the positions ever held that a query lets through tell before any of them is read."""

    days: Days
    choices: Choices
    side_of: SideOf


def read(ledger: Ledger, query: MatrixQuery) -> Reading:
    """Reads for a query. The day is the one asked for, else that of the last change.

    Raises UsageError for a wrong codebook in the ledger.
    """
    known, there = relations(ledger), survey(ledger, query.for_desk)
    sides = tuple(sorted(set(known.ties.sides.values())))
    days = Days(query.as_of or (there.days[-1] if there.days else ""), there.days)
    return Reading(days, Choices(sides, _parents(there.issues), _counterparts(there.counterparts)), known.side)


def in_force_on(ledger: Ledger, query: MatrixQuery, day: str) -> Sequence[Standing]:
    """The positions in force on an ISO day that the filters let through."""
    return outlines(ledger, replace(query.for_desk, as_of=day, superseded=False))


def table_on(ledger: Ledger, query: MatrixQuery, side_of: SideOf, day: str) -> Table:
    """The matrix as of an ISO day."""
    counted = tallies(ledger, query.for_desk)
    laid = layout(counted, side_of, query)
    rows, issues = laid.actors, laid.issues
    block = Block.of(
        {t.holder for t in counted if actor_key(t.holder) in rows},
        {t.issue for t in counted if issue_key(t.issue) in issues},
    )
    in_force = count(ledger, replace(query.for_desk, as_of=day, superseded=False))
    return table(laid, outlines(ledger, query.for_desk, block), in_force, query, day)


def of_cell(ledger: Ledger, query: MatrixQuery, actor: str, about: Callable[[Issue], bool]) -> Sequence[Position]:
    """All positions ever held by an actor, as `actor_key` has it, on some issues, that the filters let through."""
    cells = {(t.holder, t.issue) for t in tallies(ledger, query.for_desk) if actor_key(t.holder) == actor}
    block = Block.of({holder for holder, _ in cells}, {issue for _, issue in cells if about(issue)})
    return positions_in(ledger, query.for_desk, block) if block.issues else ()


def _parents(issues: Iterable[Issue]) -> tuple[str, ...]:
    """The issues that have others below them."""
    paths = map(steps, {issue.path for issue in issues if issue.path})
    above = {" > ".join(path[:depth]) for path in paths for depth in range(1, len(path))}
    return tuple(sorted(above)[:_MOST_OFFERED])


def _counterparts(named: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(name for name, _ in Counter(named).most_common(_MOST_OFFERED)))
