"""Plain SQL run in a transaction: the derived tables are read and written by the thousand, some columns at a time."""

from __future__ import annotations

import json
import sqlite3
from collections import namedtuple
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from onrecord.ledger.derived import Work


def rows(work: Work, sql: str, *values: object) -> Sequence[Any]:
    """All rows of a query; the columns are attributes by their names."""
    found = _execute(work, sql, values)
    make = _row(tuple(each[0] for each in found.description))
    return [make(*row) for row in found.fetchall()]


def column(work: Work, sql: str, *values: object) -> list[Any]:
    """The first column of all rows of a query."""
    return [row[0] for row in _execute(work, sql, values).fetchall()]


def run(work: Work, sql: str, *values: object) -> None:
    """Run one command."""
    _execute(work, sql, values)


def run_each(work: Work, sql: str, every: Iterable[tuple[object, ...]]) -> None:
    """Run one command for each tuple of values."""
    values = list(every)
    if values:
        _cursor(work).executemany(sql, values)


def _execute(work: Work, sql: str, values: tuple[object, ...]) -> sqlite3.Cursor:
    return _cursor(work).execute(sql, values)


def _cursor(work: Work) -> sqlite3.Cursor:
    """A cursor of SQLite's own in the transaction: what SQLAlchemy adds to each of so many queries is most of them."""
    if not work.in_transaction():
        work.begin()  # which else happens at the first query that SQLAlchemy sees
    connection: Any = work.connection
    cursor: sqlite3.Cursor = connection.cursor()
    return cursor


@lru_cache(maxsize=256)
def _row(names: tuple[str, ...]) -> Any:
    """The type of rows with these columns; those that are expressions have no name."""
    return namedtuple("Row", names, rename=True)


def listed(values: Iterable[object]) -> str:
    """Values as JSON, to be asked for with ``IN (SELECT value FROM json_each(?))``: any number of them."""
    return json.dumps(list(values), ensure_ascii=False)
