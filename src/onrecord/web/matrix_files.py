"""What the matrix gives to programs: all positions of the shown cells for its script, and the shown table as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.export.csv import guarded
from onrecord.web.matrix_held import LATELY_DAYS, Held, in_force
from onrecord.web.matrix_table import MOST_IN_A_CELL, Table


@dataclass(frozen=True, slots=True)
class CellData:
    """Everything ever held in one cell, the latest first; `key` is that of the page's cell."""

    key: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class MatrixData:
    """The body of ``/matrix.json``: the ISO days on which anything changes, the day asked for, and the cells.

    A position is in force on a day when ``since <= day`` and ``until`` is null or ``day < until``. `lately_days` is
    how long a change is marked, `most` how many positions a cell shows.
    """

    day: str
    days: tuple[str, ...]
    lately_days: int
    most: int
    cells: tuple[CellData, ...]

    def as_json(self) -> dict[str, Any]:
        """The same in JSON types."""
        return asdict(self)


def matrix_data(shown: Table, days: Sequence[str], day: str) -> MatrixData:
    """The data of a table; cells in which nothing was ever held are left out."""
    filled = tuple(CellData(cell.key, cell.ever) for row in shown.rows for cell in row.cells if cell.ever)
    return MatrixData(day, tuple(days), LATELY_DAYS, MOST_IN_A_CELL, filled)


def matrix_csv(shown: Table, day: str) -> str:
    """The shown matrix as CSV: a row an actor, a column an issue, each cell the positions in force in words."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(["side", "actor", *(guarded(column.full) for column in shown.columns.columns)])
    for band in shown.bands:
        for row in band.rows:
            cells = ("; ".join(h.words for h in cell.ever if in_force(h.since, h.until, day)) for cell in row.cells)
            write.writerow([guarded(band.side or ""), guarded(row.name), *map(guarded, cells)])
    return out.getvalue()
