"""The export command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import OutputOption, StatementFlags
from onrecord.cli.counting import number
from onrecord.cli.screen import remark
from onrecord.cli.session import Session
from onrecord.errors import UsageError
from onrecord.export.format import Format

if TYPE_CHECKING:
    from onrecord.ledger import StatementQuery


@command("export", example="onrecord export --format parquet --output statements.parquet --collection talks")
def export(
    session: Session,
    which: StatementFlags,
    form: Annotated[Format, typer.Option("--format", "-f", help="The format to write.")] = Format.JSONL,
    output: OutputOption = None,
) -> None:
    """Write statements to a file or to standard output.

    A file appears, or changes, only when all of it is written. In CSV, a cell that a spreadsheet would run as a
    formula (one that begins with = + - or @) has an apostrophe before it.
    """
    from onrecord.export.file import whole_file

    query = which.query()
    if output:
        with whole_file(output) as out:
            count = _write(session, query, form, out)
        remark(session, f"Wrote {number(count, 'statement')} to {output}.")
        return
    if form is Format.PARQUET and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal; name a file with --output.")
    _write(session, query, form, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _write(session: Session, query: StatementQuery, form: Format, out: BinaryIO) -> int:
    """Write the statements that fit `query`; how many there were."""
    from onrecord.export.format import writer_of
    from onrecord.export.record import statement_record

    with session.reading() as ledger:
        rows = ledger.read.iter_statements(query)
        return writer_of(form)((statement_record(row.statement, row.document) for row in rows), out)
