"""The table of the matrix: rows of actors by side, columns of issues, and what each cell holds as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.positions import Standing
from onrecord.records import Party
from onrecord.web import links
from onrecord.web.matrix_columns import Column, Columns, Counted, columns, issue_key
from onrecord.web.matrix_held import Held, actor_key, age, held_views, in_force, is_lately
from onrecord.web.matrix_query import BETWEEN, MatrixQuery

MOST_ROWS, MOST_COLUMNS = 30, 24
"""Actors and issues that the page shows at first: what a person can look over."""

MOST_ROWS_WHOLE, MOST_COLUMNS_WHOLE = 150, 80
"""Actors and issues when all are asked for: what a browser lays out without a wait."""

MOST_IN_A_CELL = 3
"""Positions that a cell shows; its evidence has all."""

SideOf = Callable[[Party], str | None]


@dataclass(frozen=True, slots=True)
class One:
    """A position in a cell as of the day: what it is, how old, and whether it changed lately."""

    held: Held
    age: str
    lately: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What an actor holds on an issue as of the day, and in `ever` all that was ever held, the latest first.

    `href` opens the evidence. `more` counts positions beyond those shown.
    """

    key: str
    column: str
    href: str
    ones: tuple[One, ...]
    more: int
    ever: tuple[Held, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An actor: `key` as in `actor_key`, the address of the actor's page, a cell for each column."""

    key: str
    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one side, None for actors whom the codebook gives none."""

    side: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The matrix: bands of rows, columns with the heads above them, and how much is left out."""

    bands: tuple[Band, ...]
    columns: Columns
    actors_left_out: int
    in_force: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all bands."""
        return tuple(row for band in self.bands for row in band.rows)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows and columns a matrix has: the holders of each side in order, columns, and how much is left out."""

    sides: tuple[tuple[str | None, tuple[Party, ...]], ...]
    columns: Columns
    actors_left_out: int

    @property
    def actors(self) -> frozenset[str]:
        """The keys of the rows."""
        return frozenset(actor_key(holder) for _, holders in self.sides for holder in holders)

    @property
    def issues(self) -> frozenset[str]:
        """The keys of all issues that the columns hold."""
        return frozenset(issue for column in self.columns.columns for issue in column.issues)


Place = tuple[str, str]
"""Where a position stands: the actor's key and the issue's."""


def layout(positions: Sequence[Counted], side_of: SideOf, query: MatrixQuery) -> Layout:
    """The rows and columns of the matrix of all positions ever held.

    They are chosen and ordered by all of them, so that they stay where they are when the day changes.
    """
    most_rows = MOST_ROWS_WHOLE if query.whole else MOST_ROWS
    most_columns = MOST_COLUMNS_WHOLE if query.whole else MOST_COLUMNS
    holders: dict[str, Party] = {}
    weights = Counter[str]()
    for position in positions:
        key = actor_key(position.holder)
        holders.setdefault(key, position.holder)
        weights[key] += position.claims
    shown = sorted(holders, key=lambda key: (-weights[key], holders[key].name, key))[:most_rows]
    sides: dict[str | None, list[str]] = {}
    for key in shown:
        sides.setdefault(side_of(holders[key]), []).append(key)
    order = sorted(sides, key=lambda side: (side is None, -sum(weights[key] for key in sides[side]), side or ""))
    return Layout(
        sides=tuple((side, tuple(holders[key] for key in sides[side])) for side in order),
        columns=columns(positions, query.closed, most_columns),
        actors_left_out=len(holders) - len(shown),
    )


def table(laid: Layout, positions: Sequence[Standing], count: int, query: MatrixQuery, day: str) -> Table:
    """The matrix with such rows and columns, showing those of the positions in its cells in force on an ISO day.

    `count` is how many are in force, those that are left out too.
    """
    write = _Writer(laid.columns.columns, _views(positions), query, day)
    bands = tuple(Band(side, tuple(map(write.row, holders))) for side, holders in laid.sides)
    return Table(bands, laid.columns, laid.actors_left_out, count)


def _views(positions: Sequence[Standing]) -> dict[Place, list[Held]]:
    groups: dict[Place, list[Standing]] = {}
    for position in positions:
        groups.setdefault((actor_key(position.holder), issue_key(position.issue)), []).append(position)
    return {place: held_views(group) for place, group in groups.items()}


def held_in(views: Mapping[Place, Sequence[Held]], actor: str, column: Column) -> list[Held]:
    """What an actor ever held on the issues of a column, the latest first; a folded column names its issues."""
    found = []
    for issue in column.issues:
        name = f" on {issue.split('>')[-1].strip()}" if len(column.issues) > 1 else ""
        found += [replace(h, words=h.words + name) if name else h for h in views.get((actor, issue), ())]
    return sorted(found, key=lambda h: h.since or "", reverse=True)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the rows of one table."""

    columns: Sequence[Column]
    views: Mapping[Place, Sequence[Held]]
    query: MatrixQuery
    day: str

    def row(self, holder: Party) -> Row:
        key = actor_key(holder)
        return Row(key, holder.name, links.actor(holder), tuple(self.cell(key, column) for column in self.columns))

    def cell(self, actor: str, column: Column) -> Cell:
        ever = held_in(self.views, actor, column)
        now = [h for h in ever if in_force(h.since, h.until, self.day)]
        key = f"{actor}{BETWEEN}{column.key}"
        return Cell(
            key=key,
            column=column.key,
            href=f"{self.query.address('/matrix', cell=key)}#evidence" if ever else "",
            ones=tuple(self.one(h) for h in now[:MOST_IN_A_CELL]),
            more=max(0, len(now) - MOST_IN_A_CELL),
            ever=tuple(ever),
            chosen=key == self.query.cell,
        )

    def one(self, held: Held) -> One:
        return One(held, age(held.since, self.day), held.changed and is_lately(held.since, self.day))
