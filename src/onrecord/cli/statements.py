"""Commands that show statements: statements, cite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import StatementFlags
from onrecord.cli.claim_lines import claim_phrase
from onrecord.cli.claiming import ClaimFlags
from onrecord.cli.listing import AfterOption, LimitOption, page_record, tell_page
from onrecord.cli.phrases import said_on, speakers
from onrecord.cli.screen import Column, put, say, say_json, short, table, width
from onrecord.cli.session import Session
from onrecord.export.style import Style

if TYPE_CHECKING:
    from onrecord.ledger import StatementRow

_WIDE = 110
"""Columns from which on a table of statements names their documents too."""


@command("statements", example="onrecord statements --speaker khamenei --from 2015-10 --to 2017")
def statements(
    session: Session,
    which: StatementFlags,
    claimed: ClaimFlags,
    limit: LimitOption = 50,
    after: AfterOption = None,
) -> None:
    """List statements: who said what, and when.

    All filters that are given must hold. Where one asks for claims, the table has them: + supports, − opposes,
    ? supports under a condition, ~ unclear. Long words are cut with an ellipsis; `onrecord show STATEMENT` and
    `--json` have them whole.
    """
    from onrecord.export.record import statement_record

    query = replace(which.query(limit=limit or None, after=after), claims=claimed.query())
    with session.reading() as ledger:
        page = ledger.read.statements(query)
    if session.json:
        say_json(page_record(page, [statement_record(row.statement, row.document) for row in page.items]))
        return
    if page.items:
        put(_claims_table(page.items) if query.claims else _statements_table(page.items))
    tell_page(session, page, "statement")


def _statements_table(rows: tuple[StatementRow, ...]) -> str:
    wide = width() >= _WIDE
    columns = [Column("ID", 9), Column("Said", 11), Column("Speaker", 20, lines=3), Column("Kind", 8)]
    columns += [Column("Words", lines=3), *([Column("Document", 26, lines=3)] if wide else [])]
    return table(columns, (_statement_cells(row)[: len(columns)] for row in rows))


def _claims_table(rows: tuple[StatementRow, ...]) -> str:
    columns = [Column("ID", 9), Column("Said", 11), Column("Speaker", 18, lines=3)]
    columns += [Column("Claims", 30, lines=4), Column("Words", lines=4)]
    return table(columns, (_claim_cells(row) for row in rows))


def _claim_cells(row: StatementRow) -> list[str]:
    identity, day, who, _, words, _ = _statement_cells(row)
    return [identity, day, who, "; ".join(map(claim_phrase, row.statement.claims)), words]


def _statement_cells(row: StatementRow) -> list[str]:
    statement, document = row.statement, row.document
    return [
        short(statement.id),
        said_on(statement.said_on),
        speakers(statement),
        statement.kind.value,
        statement.content.text,
        document.title or document.name,
    ]


@command("cite", example="onrecord cite s1f09c2 --style bibtex >> references.bib")
def cite(
    session: Session,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's id, or its beginning.")],
    style: Annotated[Style, typer.Option(help="The style of the reference.")] = Style.CHICAGO,
) -> None:
    """Print a statement with its reference.

    Ready for a footnote or a reference manager. Unknown dates are written n.d., and left out of RIS.
    """
    from onrecord.export.cite import cite as reference

    with session.reading() as ledger:
        row = ledger.read.statement(statement)
    text = reference(row.statement, row.document, style)
    if session.json:
        say_json({"statement": row.statement.id, "style": style, "text": text})
    else:
        say(text)
