"""What the matrix and the map read from the ledger: positions, sides, the days on which anything changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord import desk
from onrecord.desk import PositionQuery
from onrecord.desk.relating import relations
from onrecord.ledger import Ledger
from onrecord.positions import Position
from onrecord.web.matrix_columns import steps
from onrecord.web.matrix_held import change_days
from onrecord.web.matrix_query import MatrixQuery
from onrecord.web.matrix_table import SideOf

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
        return next((day for day in reversed(self.days) if day < self.day), None)

    @property
    def after(self) -> str | None:
        """The day of the next change after the day shown."""
        return next((day for day in self.days if day > self.day), None)

    @property
    def at(self) -> int:
        """Which of the days the day shown is at or after, from 0; -1 before them all."""
        return sum(day <= self.day for day in self.days) - 1


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: sides of the codebook, issues that have others below them, counterparts."""

    sides: tuple[str, ...]
    parents: tuple[str, ...]
    counterparts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All positions ever held that a query lets through, and what is told from them."""

    positions: Sequence[Position]
    days: Days
    choices: Choices
    side_of: SideOf


def read(ledger: Ledger, query: MatrixQuery) -> Reading:
    """Reads for a query. The day is the one asked for, else that of the last change.

    What is read is kept until the ledger's file changes, since the same positions serve every day, cell and layout.
    Raises UsageError for a wrong codebook in the ledger.
    """
    found, days, choices, side_of = _read(ledger, _stamp(ledger.path), query.for_desk)
    return Reading(found, Days(query.as_of or (days[-1] if days else ""), days), choices, side_of)


@lru_cache(maxsize=2)  # the positions of a large ledger take room: those of a page, and of the filter before
def _read(
    ledger: Ledger, _stamp: tuple[int, ...], query: PositionQuery
) -> tuple[Sequence[Position], tuple[str, ...], Choices, SideOf]:
    found = desk.positions(ledger, query)
    known = relations(ledger)
    sides = tuple(sorted(set(known.ties.sides.values())))
    return found, tuple(change_days(found)), Choices(sides, _parents(found), _counterparts(found)), known.side


def _stamp(path: Path) -> tuple[int, ...]:
    """Sizes and times of the ledger's file and of the one that it is written ahead to: what any writing changes."""
    stamp = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            state = file.stat()
            stamp += [state.st_size, state.st_mtime_ns]
        except OSError:
            stamp += [0, 0]
    return tuple(stamp)


def _parents(positions: Sequence[Position]) -> tuple[str, ...]:
    """The issues that have others below them."""
    paths = map(steps, {p.issue.path for p in positions if p.issue.path})
    above = {" > ".join(path[:depth]) for path in paths for depth in range(1, len(path))}
    return tuple(sorted(above)[:_MOST_OFFERED])


def _counterparts(positions: Sequence[Position]) -> tuple[str, ...]:
    named = Counter(p.counterpart.name for p in positions if p.counterpart)
    return tuple(sorted(name for name, _ in named.most_common(_MOST_OFFERED)))
