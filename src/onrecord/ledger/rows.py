"""What a ledger answers with. All rows are frozen and hold plain values, so that pages and exports can share them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, TypeVar

from onrecord.records import DateBasis, Genre, Issue, Span, Stance, Statement

T = TypeVar("T")

AddStatus = Literal["added", "unchanged", "new_version"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text. Fields as in `records.Document` and `records.Metadata`.

    `words` counts the words of the text, `statements` the statements in the parts that are the article itself.
    `extracted` is False for a document in a language that is not read, `model` then None. `code` is the version of
    onrecord that wrote what was derived, "onrecord@0.1.0".
    `superseded` is True when a later version of the same URL is in the ledger. `added_on` is a UTC time, ISO 8601.
    """

    id: str
    name: str
    title: str | None
    author: str | None
    publisher: str | None
    published_on: str | None
    published_basis: DateBasis
    not_before: str | None
    language: str | None
    genre: Genre
    url: str | None
    speaker: str | None
    retrieved_on: str | None
    media_type: str
    sha256: str
    raw_sha256: str
    version: int
    supersedes: str | None
    superseded: bool
    added_on: str
    words: int
    statements: int
    extracted: bool
    model: str | None
    code: str
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with the document that it stands in."""

    statement: Statement
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a listing: its entries, the cursor of the next page (None on the last), and how many there are."""

    items: tuple[T, ...]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words searched for, at its best place.

    `snippet` is exactly `text[start:end]` of the document; `marks` are the matched words as spans of the snippet
    (not of the text). `statement` is the id of a statement whose content holds the first mark, else None.
    """

    document: DocumentRow
    start: int
    end: int
    snippet: str
    statement: str | None
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker as named and resolved (`id` None where unresolved), and how many statements are theirs."""

    name: str
    id: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class IssueCount:
    """An issue and how many claims of the article itself are about it, those about the issues below it included.

    `path` is the codebook's ("Iran talks > nuclear"), None for an issue that no codebook names; `id` is None there
    too, and for an issue that is known only as a step of a path. `depth` is 0 for an issue without one above it.
    """

    label: str
    id: str | None
    path: str | None
    depth: int
    claims: int
    support: int
    oppose: int
    conditional: int
    unclear: int

    def of(self, stance: Stance) -> int:
        """How many of the claims take that stance."""
        counts = {
            Stance.SUPPORT: self.support,
            Stance.OPPOSE: self.oppose,
            Stance.CONDITIONAL: self.conditional,
            Stance.UNCLEAR: self.unclear,
        }
        return counts[stance]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value that statements may be narrowed to: what the filter takes, what people read, and how many there are."""

    value: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the statements asked for each speaker, issue, stance and kind has, most first.

    Stances and kinds are counted as if the query did not ask for one, so that they show what else there is.
    """

    speakers: tuple[FacetCount, ...]
    issues: tuple[FacetCount, ...]
    stances: tuple[FacetCount, ...]
    kinds: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A collection and how many documents are in it."""

    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of a ledger. `statements` and `speakers` count the parts that are the article itself.

    The names of one actor, as people merged and split them, are one speaker.
    """

    documents: int
    statements: int
    words: int
    speakers: int


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act on the ledger: when (UTC, ISO 8601), which (add, edit, remove, re-extract, recode), on what, and how.

    `subject` is a document's id, kept after the document is removed; of a recoding it is the codebook's version or
    "general".
    `detail` is what the act was, a mapping of plain JSON values: for an edit ``{"changes": {field: [old, new]}}``.
    """

    at: str
    act: str
    subject: str
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """A codebook that the ledger was coded by: its number, from 1, its YAML text and when it was stored (UTC)."""

    version: int
    text: str
    stored_on: str


@dataclass(frozen=True, slots=True)
class IssueWords:
    """What a claim is about, with the statement that makes it and the words around, for one who codes issues."""

    issue: Issue
    statement: str
    document: str
    content: str


@dataclass(frozen=True, slots=True)
class Recoded:
    """What recoding did: how many claims there are, how many changed their issue, and the codebook's version.

    `version` is None where the ledger holds no codebook, and the general one was applied.
    """

    claims: int
    changed: int
    version: int | None


@dataclass(frozen=True, slots=True)
class LedgerInfo:
    """A ledger file: where it is, the version of its schema, when it was begun (UTC) and its size in bytes.

    The size counts what SQLite has not yet folded into the file.
    """

    path: Path
    schema: int
    created_on: str
    size: int


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did. `supersedes` is the id of the version before when the status is new_version."""

    status: AddStatus
    document_id: str
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a ledger that does not hold: in which document and statement (None: the ledger), and what."""

    document: str | None
    statement: str | None
    what: str
