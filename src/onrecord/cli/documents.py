"""Commands about documents: documents, show, text, search, collections."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import DocumentFlags
from onrecord.cli.claiming import ClaimFlags
from onrecord.cli.listing import AfterOption, LimitOption, page_record, tell_page
from onrecord.cli.phrases import published
from onrecord.cli.screen import Column, put, remark, say, say_json, short, table, width
from onrecord.cli.session import Session
from onrecord.errors import NotFoundError

if TYPE_CHECKING:
    from onrecord.ledger import DocumentRow, Reader, StatementRow

DocumentArgument = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="A document: its id or the beginning of it, its name or its URL.")
]
_STATEMENT_ID = re.compile(r"s[0-9a-f]{1,16}")
_WIDE = 110
"""Columns from which on a table of documents has words and genre too."""


@command("documents", example="onrecord documents --publisher 'The Tarn Courier' --published-from 2016")
def documents(session: Session, which: DocumentFlags, limit: LimitOption = 50, after: AfterOption = None) -> None:
    """List the documents, newest first.

    A day with ≥ before it is the latest that an undated document speaks of. A dash stands for the statements of a
    document whose language is not read.
    """
    with session.reading() as ledger:
        page = ledger.read.documents(which.query(limit=limit or None, after=after))
    if session.json:
        say_json(page_record(page, [asdict(row) for row in page.items]))
        return
    if page.items:
        put(_documents_table(page.items))
    tell_page(session, page, "document")


def _documents_table(rows: tuple[DocumentRow, ...]) -> str:
    columns = [Column("ID", 9), Column("Published", 11), Column("Title", lines=2), Column("By", 22, lines=2)]
    columns += [Column("Statements", 10, right=True)]
    if width() >= _WIDE:
        columns += [Column("Words", 9, right=True), Column("Genre", 10), Column("Language", 8)]
    return table(columns, (_document_cells(row)[: len(columns)] for row in rows))


def _document_cells(row: DocumentRow) -> list[str]:
    return [
        short(row.id),
        published(row),
        f"{row.title or row.name}{' (superseded)' if row.superseded else ''}",
        row.author or row.publisher or "",
        f"{row.statements:,}" if row.extracted else "–",
        f"{row.words:,}",
        row.genre.value,
        row.language or "",
    ]


@command("show", example="onrecord show negotiations_2017.txt --claims")
def show(
    session: Session,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT", help="A document: its id or the beginning of it, name or URL; or a statement's id."
        ),
    ],
    claims: Annotated[bool, typer.Option("--claims", help="Show the claims of each statement.")] = False,
    parts: Annotated[
        bool, typer.Option("--parts", help="Show each paragraph's part too, and statements in comments and the like.")
    ] = False,
) -> None:
    """Show a document and its statements, or one statement.

    What is known of the document comes first, then its statements in the order of the text. A statement that another
    speaker passes on stands indented below that speaker's own. One statement is shown with its claims. A claim begins
    with its stance: + supports, − opposes, ? supports under a condition, ~ unclear.
    """
    from onrecord.cli.sheet import SheetOptions, sheet, sheet_record
    from onrecord.ledger import StatementRow

    with session.reading() as ledger:
        found = _found(ledger.read, document)
        if isinstance(found, StatementRow):
            _show_statement(session, found)
            return
        statements = [s for s in ledger.read.document_statements(found.id) if parts or s.part.is_text]
        whole = ledger.read.document(found.id) if parts else None
    if session.json:
        say_json(sheet_record(found, statements, whole))
    else:
        say(sheet(found, statements, SheetOptions(whole, claims)))


def _found(read: Reader, ref: str) -> DocumentRow | StatementRow:
    """The document that `ref` means, else the statement. Raises NotFoundError."""
    try:
        return read.document_row(ref)
    except NotFoundError:
        if not _STATEMENT_ID.fullmatch(ref):
            raise
        return read.statement(ref)


def _show_statement(session: Session, row: StatementRow) -> None:
    from onrecord.cli.sheet import statement_sheet
    from onrecord.export.record import statement_record

    if session.json:
        say_json(statement_record(row.statement, row.document))
    else:
        say(statement_sheet(row))


@command("text", example="onrecord text negotiations_2017.txt > copy.txt")
def text(session: Session, document: DocumentArgument) -> None:
    """Print a document's text.

    It is the text that the offsets of its statements count in. On a terminal, control characters are shown as
    pictures; elsewhere every character is kept, in UTF-8.
    """
    with session.reading() as ledger:
        found = ledger.read.document(document)
    if session.json:
        say_json({"id": found.id, "name": found.name, "sha256": found.sha256, "text": found.text})
    elif sys.stdout.isatty():
        say(found.text)
    else:
        sys.stdout.buffer.write(found.text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


@command("search", example="onrecord search '\"ballistic missile\" sanctions' --stance oppose")
def search(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, or a “phrase” in quotation marks.")],
    claimed: ClaimFlags,
    limit: LimitOption = 50,
    after: AfterOption = None,
) -> None:
    """Search the full text of all documents.

    Those in other languages are searched too. A document fits when it has all the words and, where a filter asks for
    claims, a statement with such a claim. Each is shown at its best place, with the statement that stands there.
    """
    from onrecord.cli.hits import hit_record, hits_text

    with session.reading() as ledger:
        page = ledger.read.search(" ".join(words), claims=claimed.query(), limit=limit or None, after=after)
    if session.json:
        say_json(page_record(page, [hit_record(hit) for hit in page.items]))
        return
    if page.items:
        put(hits_text(page.items))
    tell_page(session, page, "document")


@command("collections", example="onrecord collections --json")
def collections(session: Session) -> None:
    """List the collections."""
    with session.reading() as ledger:
        rows = ledger.read.collections()
    if session.json:
        say_json([asdict(row) for row in rows])
    elif rows:
        columns = [Column("Collection"), Column("Documents", 9, right=True)]
        put(table(columns, ([row.name, f"{row.documents:,}"] for row in rows)))
    else:
        remark(session, "No collections. Put documents into one with onrecord add FILES --collection NAME.")
