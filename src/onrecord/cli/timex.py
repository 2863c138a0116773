"""The timex command."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import whole_day
from onrecord.cli.failing import failure_code, tell
from onrecord.cli.reading import named
from onrecord.cli.screen import Column, put, table
from onrecord.cli.session import Session
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.desk import Timex


class TimexFormat(StrEnum):
    """What `onrecord timex --format` takes."""

    TABLE = "table"
    JSONL = "jsonl"


@command("timex", example="onrecord timex report.txt --published 2015-10-08 --format jsonl > times.jsonl")
def timex(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, a URL, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day that “today” means; else the document's own date.")
    ] = None,
    form: Annotated[TimexFormat, typer.Option("--format", "-f", help="The format to write.")] = TimexFormat.TABLE,
) -> None:
    """Find the time expressions of a document.

    Each has a type and a value after TIMEX3 (ISO 8601): 2015-10-07, 2015-W41, P3D, PAST_REF. `start` and `end` count
    the characters of the document's text, which for plain text is the decoded file as it is.
    """
    from onrecord.desk import time_expressions
    from onrecord.read import Failure, ReadOptions

    failed: list[OnrecordError] = []
    given = whole_day(published, "--published") if published else None
    for result in time_expressions([file], ReadOptions(published=given)):
        if isinstance(result, Failure):
            failed.append(named(result))
            tell(session, failed[-1])
            continue
        _write(result[1], TimexFormat.JSONL if session.json else form)
    if failed:
        raise typer.Exit(failure_code(failed))


def _write(found: Sequence[Timex], form: TimexFormat) -> None:
    from onrecord.export.jsonl import write_jsonl

    if form is TimexFormat.JSONL:
        write_jsonl(_records(found), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    columns = [Column("Start", 7, right=True), Column("End", 7, right=True), Column("Type", 8)]
    columns += [Column("Value", 18), Column("Mod", 10), Column("Words", lines=2)]
    put(table(columns, ((str(t.start), str(t.end), t.type, t.value, t.mod, t.text) for t in found)))


def _records(found: Sequence[Timex]) -> Iterator[dict[str, Any]]:
    for t in found:
        record = {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value}
        yield record | ({"mod": t.mod} if t.mod else {})
