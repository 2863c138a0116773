"""The read side of a ledger. Every call sees one state of it, whoever writes meanwhile, and waits for nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from onrecord.ledger import (
    coding,
    judgements_actors,
    judgements_findings,
    judgements_history,
    judgements_queue,
    judgements_reading,
    judgements_tally,
    reading_documents,
    reading_facets,
    reading_issues,
    reading_search,
    reading_statements,
    reading_summaries,
    reading_whole,
)
from onrecord.ledger.judgements import Judgement, SubjectKind
from onrecord.ledger.judgements_actors import Into
from onrecord.ledger.judgements_queue import Waiting
from onrecord.ledger.judgements_reading import JudgementQuery
from onrecord.ledger.judgements_tally import Tally
from onrecord.ledger.queries import PAGE, ClaimQuery, DocumentQuery, StatementQuery
from onrecord.ledger.rows import (
    AuditRow,
    CodebookRow,
    CollectionRow,
    Counts,
    DocumentRow,
    Facets,
    Hit,
    IssueCount,
    IssueWords,
    LedgerInfo,
    Page,
    SpeakerCount,
    StatementRow,
)
from onrecord.ledger.trouble import explained
from onrecord.positions import Finding
from onrecord.records import Document, Statement

_DOCUMENTS = DocumentQuery()
_STANDING = JudgementQuery()
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

    def iter_texts(self) -> Iterator[Document]:
        """All documents that no later version supersedes, with their texts, read as they are needed."""
        with self.transaction() as connection:
            yield from reading_whole.documents(connection)

    def iter_spoken(self) -> Iterator[tuple[Document, list[Statement]]]:
        """All documents that no later version supersedes, each with its statements, without the rejected ones."""
        with self.transaction() as connection:
            yield from reading_whole.spoken(connection)

    def document_row(self, ref: str) -> DocumentRow:
        """A document as a listing shows it."""
        with self.transaction() as connection:
            seq = reading_documents.find(connection, ref)
            return reading_documents.by_number(connection, [seq])[seq]

    def documents_called(self, ids: Sequence[str]) -> dict[str, DocumentRow]:
        """The documents with these whole ids, by id, read at once; those that are not there are left out."""
        with self.transaction() as connection:
            return reading_documents.several(connection, ids)

    def document_statements(self, ref: str, *, rejected: bool = False) -> list[Statement]:
        """All statements of a document in text order, those in comments and other parts too.

        With `rejected`, those too that a person rejected.
        """
        with self.transaction() as connection:
            return reading_statements.of_document(
                connection, reading_documents.find(connection, ref), rejected=rejected
            )

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

    def facets(self, query: StatementQuery = _FIRST_STATEMENTS, *, limit: int = 8) -> Facets:
        """What the statements that the query asks for could be narrowed to: at most `limit` speakers and issues."""
        with self.transaction() as connection:
            return reading_facets.facets(connection, query, limit)

    def statements_called(self, ids: Sequence[str]) -> dict[str, StatementRow]:
        """The statements with these whole ids, by id, read at once; those that are not there are left out."""
        with self.transaction() as connection:
            return reading_statements.several(connection, ids)

    def search(
        self, words: str, *, claims: ClaimQuery | None = None, limit: int | None = PAGE, after: str | None = None
    ) -> Page[Hit]:
        """As `search_in`, in all documents, or with `claims` in those with a statement that holds such a claim."""
        return self.search_in(words, DocumentQuery(claims=claims, limit=limit, after=after))

    def search_in(self, words: str, query: DocumentQuery) -> Page[Hit]:
        """The documents whose title or text holds all of the words and "phrases", best first.

        Only those that `query` asks for, whose own words and order count for nothing.

        A word that ends in an asterisk finds all that begin so. Nothing that a person can type is an error; words
        without a letter or digit find nothing.
        """
        with self.transaction() as connection:
            return reading_search.search(connection, words, query)

    def speakers(self, *, words: str | None = None, limit: int | None = PAGE) -> list[SpeakerCount]:
        """Who speaks, most statements first; with `words`, those whose name contains them or whose id they are."""
        with self.transaction() as connection:
            return reading_summaries.speakers(connection, words, limit)

    def issues(self, *, words: str | None = None, limit: int | None = PAGE) -> list[IssueCount]:
        """What claims are about, most claims first, each issue before those below it; with `words`, as in `ClaimQuery`.

        Issues that no codebook names stand beside those that one names.
        """
        with self.transaction() as connection:
            return reading_issues.counted(connection, words, limit)

    def issue_labels(self, limit: int) -> list[str]:
        """The labels of the first `limit` of `issues`, each once, told without counting their stances."""
        with self.transaction() as connection:
            return reading_issues.labels(connection, limit)

    def judgements(self, query: JudgementQuery = _STANDING) -> list[Judgement]:
        """The judgements that the query asks for, oldest first."""
        with self.transaction() as connection:
            return list(judgements_reading.stream(connection, query))

    def history(self, ref: str) -> list[Judgement]:
        """Every judgement, oldest first, of a statement with its claims, a claim, a document, an actor or a finding."""
        with self.transaction() as connection:
            return judgements_history.history(connection, ref)

    def finding_judgements(self, findings: Sequence[Finding]) -> dict[str, Judgement]:
        """The judgement that stands of each finding that has one, by the finding's id."""
        with self.transaction() as connection:
            return judgements_findings.decisions(connection, findings)

    def waiting(self, kind: SubjectKind, document: str | None = None) -> Iterator[Waiting]:
        """The statements or the claims that nobody judged, the least sure first. Raises UsageError for other kinds."""
        with self.transaction() as connection:
            yield from judgements_queue.waiting(connection, kind, document)

    def waiting_count(self, kind: SubjectKind) -> int:
        """How many statements or claims of the articles themselves nobody judged."""
        with self.transaction() as connection:
            return judgements_tally.waiting_count(connection, kind)

    def tallies(self, since: str) -> dict[SubjectKind, Tally]:
        """How many subjects of each kind are decided, and how many of these since a UTC time or day."""
        with self.transaction() as connection:
            return judgements_tally.tallies(connection, since)

    def latest_judgement(self, by: str, since: str) -> Judgement | None:
        """The last judgement that a person made since a UTC time or day and that still stands."""
        with self.transaction() as connection:
            found = judgements_tally.latest_by(connection, by, since)
            return judgements_reading.one(connection, found) if found else None

    def claim_refs(self, statement_id: str) -> list[str]:
        """What each of a statement's claims, as they are shown, is called to judge it: ``STATEMENT#N``."""
        with self.transaction() as connection:
            return judgements_queue.claim_refs(connection, statement_id)

    def actor(self, ref: str) -> Into:
        """The id and name of the actor that `ref` means: an id or its beginning, a name or words of it."""
        with self.transaction() as connection:
            return judgements_actors.find(connection, ref)

    def actors_called(self, name: str) -> list[Into]:
        """The actor with this id, else the actors with this name in full."""
        with self.transaction() as connection:
            return judgements_actors.called(connection, name)

    def actor_ids(self, name: str) -> list[str]:
        """The ids of the actors that `actors_called` gives, without their names."""
        with self.transaction() as connection:
            return judgements_actors.ids_called(connection, name)

    def decided_pairs(self) -> set[frozenset[str]]:
        """The pairs of actors' ids on which somebody decided whether they are one."""
        with self.transaction() as connection:
            return judgements_reading.decided_pairs(connection)

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

    def codebook(self) -> CodebookRow | None:
        """The codebook that the ledger was last coded by, None where none was stored."""
        with self.transaction() as connection:
            return coding.latest(connection)

    def iter_issue_words(self) -> Iterator[IssueWords]:
        """What each claim is about, with its statement, read as they are needed."""
        with self.transaction() as connection:
            yield from coding.issue_words(connection)

    def info(self) -> LedgerInfo:
        """The ledger's file, its schema and its age."""
        with self.transaction() as connection:
            return reading_summaries.info(connection, self.path)
