"""The read side of a ledger. Every call sees one state of it, whoever writes meanwhile, and waits for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from onrecord.ledger import reading_documents, reading_search, reading_statements, reading_summaries
from onrecord.ledger.queries import PAGE, DocumentQuery, StatementQuery
from onrecord.ledger.rows import (
    AuditRow,
    CollectionRow,
    Counts,
    DocumentRow,
    Hit,
    LedgerInfo,
    Page,
    SpeakerCount,
    StatementRow,
)
from onrecord.ledger.trouble import explained
from onrecord.records import Document, Statement

_DOCUMENTS = DocumentQuery()
_FIRST_STATEMENTS = StatementQuery()
_STATEMENTS = StatementQuery(limit=None)


class Reader:
    """What can be asked of a ledger. Safe to share between threads: each call has a connection of its own.

    A `ref` is what a person calls a thing: its id, a unique beginning of it, or for documents the name or URL, which
    means the latest version. Raises NotFoundError for a ref that fits nothing or several things, UsageError for a
    cursor that no page gave, LedgerError for a file that cannot be read.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger and cannot write; for the rooms' own queries."""
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    def documents(self, query: DocumentQuery = _DOCUMENTS) -> Page[DocumentRow]:
        """A page of documents, newest published first."""
        with self.transaction() as connection:
            return reading_documents.page(connection, query)

    def iter_documents(self, query: DocumentQuery = _DOCUMENTS) -> Iterator[DocumentRow]:
        """All documents that the query asks for, whatever its limit, read as they are needed."""
        with self.transaction() as connection:
            yield from reading_documents.stream(connection, query)

    def document(self, ref: str) -> Document:
        """A document with its text, its paragraphs and its metadata as corrected."""
        with self.transaction() as connection:
            return reading_documents.whole(connection, reading_documents.find(connection, ref))

    def document_row(self, ref: str) -> DocumentRow:
        """A document as a listing shows it."""
        with self.transaction() as connection:
            seq = reading_documents.find(connection, ref)
            return reading_documents.by_number(connection, [seq])[seq]

    def document_statements(self, ref: str) -> list[Statement]:
        """All statements of a document in text order, those in comments and other parts too."""
        with self.transaction() as connection:
            return reading_statements.of_document(connection, reading_documents.find(connection, ref))

    def versions(self, ref: str) -> list[DocumentRow]:
        """The versions of a document's URL, oldest first; the document alone where it has no URL."""
        with self.transaction() as connection:
            return reading_documents.versions(connection, reading_documents.find(connection, ref))

    def holds(self, document_id: str) -> bool:
        """Whether a document with exactly this id is in the ledger."""
        with self.transaction() as connection:
            return reading_documents.holds(connection, document_id)

    def statements(self, query: StatementQuery = _FIRST_STATEMENTS) -> Page[StatementRow]:
        """A page of statements."""
        with self.transaction() as connection:
            return reading_statements.page(connection, query)

    def iter_statements(self, query: StatementQuery = _STATEMENTS) -> Iterator[StatementRow]:
        """The statements that the query asks for, read as they are needed, so that any number fits in memory."""
        with self.transaction() as connection:
            yield from reading_statements.stream(connection, query)

    def statement(self, ref: str) -> StatementRow:
        """One statement with its document."""
        with self.transaction() as connection:
            return reading_statements.one(connection, ref)

    def search(self, words: str, *, limit: int | None = PAGE, after: str | None = None) -> Page[Hit]:
        """The documents whose title or text holds all of the words and "phrases", best first.

        A word that ends in an asterisk finds all that begin so. Nothing that a person can type is an error; words
        without a letter or digit find nothing.
        """
        with self.transaction() as connection:
            return reading_search.search(connection, words, limit, after)

    def speakers(self, *, words: str | None = None, limit: int | None = PAGE) -> list[SpeakerCount]:
        """Who speaks, most statements first; with `words`, those whose name contains them or whose id they are."""
        with self.transaction() as connection:
            return reading_summaries.speakers(connection, words, limit)

    def collections(self) -> list[CollectionRow]:
        """The collections by name, with how many documents each has."""
        with self.transaction() as connection:
            return reading_summaries.collections(connection)

    def counts(self) -> Counts:
        """How many documents, statements, words and speakers there are."""
        with self.transaction() as connection:
            return reading_summaries.counts(connection)

    def audit(self, limit: int | None = PAGE, subject: str | None = None) -> list[AuditRow]:
        """What was done to the ledger, newest first; with `subject`, to the document with that id."""
        with self.transaction() as connection:
            return reading_summaries.acts(connection, limit, subject)

    def info(self) -> LedgerInfo:
        """The ledger's file, its schema and its age."""
        with self.transaction() as connection:
            return reading_summaries.info(connection, self.path)
