"""The export command."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import OutputOption, StatementFlags
from onrecord.cli.claiming import ClaimFlags
from onrecord.cli.counting import number
from onrecord.cli.screen import remark
from onrecord.cli.session import Session
from onrecord.errors import UsageError
from onrecord.export.format import Format, Rows

if TYPE_CHECKING:
    from onrecord.ledger import StatementQuery


@command("export", example="onrecord export --format parquet --output statements.parquet --collection talks")
def export(
    session: Session,
    which: StatementFlags,
    claimed: ClaimFlags,
    form: Annotated[Format, typer.Option("--format", "-f", help="The format to write.")] = Format.JSONL,
    rows: Annotated[Rows, typer.Option(help="What one row is: a statement, or each of its claims.")] = Rows.STATEMENTS,
    output: OutputOption = None,
) -> None:
    """Write statements, or their claims, to a file or to stdout.

    The filters choose statements; one that fits is written with all of its claims. A file appears, or changes, only
    when all of it is written. In CSV, a cell that a spreadsheet would run as a formula (one that begins with = + -
    or @) has an apostrophe before it.
    """
    from onrecord.export.file import whole_file

    job = _Job(replace(which.query(), claims=claimed.query()), form, rows)
    if output:
        with whole_file(output) as out:
            count = _write(session, job, out)
        remark(session, f"Wrote {number(count, rows.value.removesuffix('s'))} to {output}.")
        return
    if form is Format.PARQUET and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal; name a file with --output.")
    _write(session, job, sys.stdout.buffer)
    sys.stdout.buffer.flush()


@dataclass(frozen=True)
class _Job:
    """What to write: which statements, in which format, one row a statement or one a claim."""

    query: StatementQuery
    form: Format
    rows: Rows


def _write(session: Session, job: _Job, out: BinaryIO) -> int:
    """Write what `job` asks for; how many rows there were."""
    from onrecord.export.format import writer_of
    from onrecord.export.record import statement_record

    with session.reading() as ledger:
        found = ledger.read.iter_statements(job.query)
        return writer_of(job.form, job.rows)((statement_record(row.statement, row.document) for row in found), out)
