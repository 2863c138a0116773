"""Printing: results to standard output, remarks to standard error, tables as wide as the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from onrecord.cli.safe import one_line, visible
from onrecord.cli.session import Session
from onrecord.export.jsonl import json_text

PIPED_WIDTH = 80
"""Columns of a table that does not go to a terminal, unless COLUMNS says otherwise."""

SHORT_ID = 9
"""Characters of an id in a table: its letter and 8 digits, enough to tell apart some ten thousand entries."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, the most characters it takes, and the most lines of one entry.

    `width` None shares what room the others leave. Longer text ends in an ellipsis.
    """

    heading: str
    width: int | None = None
    lines: int = 1
    right: bool = False


def say(text: str) -> None:
    """Print a line of text that came from documents, made safe."""
    print(visible(text))


def put(text: str) -> None:
    """Print what `table` or `rendered` made, which is safe already and may hold colours."""
    print(text)


def say_json(value: Any) -> None:
    """Print `value` as JSON."""
    print(json_text(value, indent=2))


def remark(session: Session, text: str) -> None:
    """Print a line about the work on standard error, unless the user wants quiet."""
    if not session.quiet:
        print(visible(text), file=sys.stderr)


def width() -> int:
    """The columns that a table may take."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else PIPED_WIDTH


def short(identity: str) -> str:
    """The beginning of an id, as tables show it."""
    return identity[:SHORT_ID]


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | None]]) -> str:
    """A table within `width()` columns, without a line end after the last row."""
    from rich.table import Table
    from rich.text import Text

    entries = [[one_line(cell or "") for cell in row] for row in rows]
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    widths = _widths(columns, entries)
    for column, size in zip(columns, widths, strict=True):
        grid.add_column(column.heading, width=size, justify="right" if column.right else "left", overflow="fold")
    for row in entries:
        cells = zip(columns, widths, row, strict=True)
        grid.add_row(*(Text(clipped(cell, size, column.lines)) for column, size, cell in cells))
    return rendered(grid)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column needs, within its bounds; what is left goes to the columns without one, in equal shares."""
    from rich.cells import cell_len

    needs = [
        max([cell_len(column.heading), *(cell_len(row[place]) for row in rows)]) for place, column in enumerate(columns)
    ]
    taken = [min(need, column.width) if column.width else 0 for need, column in zip(needs, columns, strict=True)]
    free = [place for place, column in enumerate(columns) if column.width is None]
    left = width() - sum(taken) - 2 * (len(columns) - 1)
    for nth, place in enumerate(sorted(free, key=lambda place: needs[place])):
        taken[place] = max(8, min(needs[place], left // (len(free) - nth)))
        left -= taken[place]
    return taken


def clipped(text: str, columns: int, lines: int = 1) -> str:
    """`text` wrapped by words to at most `lines` lines of `columns` terminal columns, cut with an ellipsis."""
    from rich.console import Console
    from rich.text import Text

    wrapped = Text(text).wrap(Console(width=columns, file=StringIO()), columns, overflow="fold")
    shown = [line.plain.rstrip() for line in wrapped[:lines]]
    if len(wrapped) > lines:
        last = Text(f"{shown[-1]} {wrapped[lines].plain}" if lines == 1 else f"{shown[-1]}…")
        last.truncate(columns, overflow="ellipsis")
        shown[-1] = last.plain
    return "\n".join(shown)


def rendered(renderable: Any) -> str:
    """What `renderable` looks like, with colour only on a terminal that wants it; no spaces at line ends."""
    from rich.console import Console

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    console = Console(file=StringIO(), width=width(), force_terminal=colour, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n"))
