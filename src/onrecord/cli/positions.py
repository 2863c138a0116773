"""The positions command: who holds what, as of any day; a matrix of actors by issues; a timeline of one actor."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import last_day
from onrecord.cli.counting import number
from onrecord.cli.position_lines import columns_of, matrix, paragraphs, timelines
from onrecord.cli.screen import put, remark, say_json
from onrecord.cli.session import Session
from onrecord.cli.shaping import write_lines
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.desk import PositionQuery
    from onrecord.positions import Position


@dataclass(frozen=True)
class PositionFlags:
    """Which positions. All that are given must hold."""

    actor: Annotated[str | None, typer.Option(metavar="WHO", help="Of: words of the name, or an actor's id.")] = None
    issue: Annotated[
        str | None, typer.Option(metavar="ISSUE", help="On this issue or one below it: id, label, path or words.")
    ] = None
    counterpart: Annotated[
        str | None, typer.Option(metavar="WHO", help="Towards: words of the name, or an actor's id; or towards all.")
    ] = None
    side: Annotated[str | None, typer.Option(metavar="SIDE", help="Of those of this side of the codebook.")] = None
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="In force on this day: YYYY, YYYY-MM (their last day) or a day.")
    ] = None
    known_by: Annotated[str | None, typer.Option(metavar="DAY", help="As far as published by this day.")] = None

    def query(self) -> PositionQuery:
        """These flags as a query to the desk. Raises UsageError for a day that is none."""
        from onrecord.desk import PositionQuery

        return PositionQuery(
            actor=self.actor,
            issue=self.issue,
            counterpart=self.counterpart,
            side=self.side,
            as_of=last_day(self.as_of, "--as-of"),
            known_by=last_day(self.known_by, "--known-by"),
        )


@dataclass(frozen=True)
class ShownAs:
    """How positions are laid out."""

    matrix: Annotated[bool, typer.Option("--matrix", help="A table of actors by issues.")] = False
    timeline: Annotated[
        bool, typer.Option("--timeline", help="All that an actor ever held, up to --as-of, in order.")
    ] = False


class PositionShape(StrEnum):
    """What `--format` of positions takes."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


PositionShapeOption = Annotated[
    PositionShape, typer.Option("--format", "-f", help="Text to read, one JSON object a line, or a table for others.")
]


@command("positions", example="onrecord positions --actor khamenei --issue negotiations --as-of 2015-06-30")
def positions(
    session: Session, which: PositionFlags, laid: ShownAs, form: PositionShapeOption = PositionShape.TEXT
) -> None:
    """Show who holds what on which issue, as of any day.

    A position is a stance from a day until superseded, with the words that carry it; the last known ones are shown
    unless a day is given. What counts is when something was said (--as-of) and when it was published (--known-by).
    Firmness tells own words from a paraphrase, dated words from undated ones, and how many reports carry it, copies of
    one another counting once. Signs: + supports, − opposes, ? supports under a condition; of several in one cell of a
    matrix the latest stands first. In CSV a row is a position, or with --matrix an actor, with all issues as columns.
    """
    from onrecord import desk
    from onrecord.export.positions import position_record

    query = replace(which.query(), superseded=laid.timeline)
    if laid.timeline and laid.matrix:
        raise UsageError("Ask for --matrix or for --timeline, not for both.")
    if laid.timeline and not which.actor:
        raise UsageError("A timeline is of one actor: say --actor NAME.")
    if not (which.actor or which.issue or which.side or laid.matrix):
        raise UsageError("Say whose positions: --actor, --issue or --side; or --matrix for all actors.")
    with session.reading() as ledger:
        found = desk.positions(ledger, query)
        book = desk.held_codebook(ledger) if query.side and not found else None
    if session.json:
        say_json([position_record(p) for p in found])
    elif form is PositionShape.JSONL:
        write_lines(map(position_record, found))
    elif form is PositionShape.CSV:
        _write_csv(found, as_matrix=laid.matrix)
    elif found:
        put((matrix if laid.matrix else timelines if laid.timeline else paragraphs)(found))
        remark(session, f"\n{_count(len(found), query)}.")
    else:
        sides = ", ".join(dict.fromkeys(side for _, side in book.sides)) if book else ""
        remark(session, f"No position fits.{f' The sides of the codebook: {sides}.' if sides else ''}")


def _write_csv(found: Sequence[Position], *, as_matrix: bool) -> None:
    from onrecord.export.positions_csv import write_matrix_csv, write_positions_csv

    if as_matrix:
        write_matrix_csv(found, columns_of(found), sys.stdout.buffer)
    else:
        write_positions_csv(found, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _count(count: int, query: PositionQuery) -> str:
    """How many positions there are, and as of which days."""
    if query.superseded:
        when = f", up to {query.as_of}" if query.as_of else ""
    else:
        when = f" in force on {query.as_of}" if query.as_of else ", the last known ones"
    known = f", as far as published by {query.known_by}" if query.known_by else ""
    return f"{number(count, 'position')}{when}{known}"
