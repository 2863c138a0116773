"""What can be asked of a ledger: the filters of a listing and how much of it to give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Genre, Kind, Part, Stance

PAGE = 50
"""Entries on a page unless asked otherwise."""

TEXT_PARTS = frozenset(part for part in Part if part.is_text)
"""The parts that a listing of statements covers unless asked otherwise: the article itself."""


TURNED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
"""The stance on an issue of who takes a stance on its opposite; the others stay as they are."""


class Order(StrEnum):
    """How statements are listed.

    `text` is the order of the documents in the ledger and of the text within each; `said` and `published` begin with
    the newest day, what has no day last; `match` begins with what fits the words best, and is `text` without words.
    """

    TEXT = "text"
    SAID = "said"
    PUBLISHED = "published"
    MATCH = "match"


class DocumentOrder(StrEnum):
    """How documents are listed: newest first by publication or by when they were added, by title, or longest first."""

    PUBLISHED = "published"
    ADDED = "added"
    TITLE = "title"
    WORDS = "words"
    STATEMENTS = "statements"


ANY, NOBODY = "any", "none"
"""What `StatementQuery.judged` takes beside the decisions: judged at all, or by nobody."""


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims; one and the same claim must fulfil all that is given, and without anything every claim does.

    `issue` is an issue's id, its label, its path or one step of it, without regard to case and accents, and means the
    issues below it too; where none is called so, words that its label or path must have, each at the beginning of a
    word ("nuclear" does not find "non-nuclear"). `stance` is that on the issue, which is the other one where the words
    of the text name the issue's opposite (`Claim.stance_on_issue`). `holder` and `counterpart` are an actor's id or
    words that the name must contain. `act` is a PLOVER event type, in any case. `conditional` asks for claims that
    hang on a condition: of that stance, or with a condition named.
    """

    issue: str | None = None
    stance: Stance | None = None
    holder: str | None = None
    counterpart: str | None = None
    act: str | None = None
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents to list, newest published first; documents without a date come last.

    `words` are looked up in title and text as in `Reader.search`. `publisher` is compared without regard to case
    and accents. Dates are ISO days and inclusive; a document without a publication date is outside every range, and
    `undated` asks for those only. `claims` asks for documents with a statement, in the article itself, that holds such
    a claim. `latest_only` leaves out versions that a later one supersedes. `limit` None gives everything. `after` is
    the `next` of the page before, of the same order.
    """

    words: str | None = None
    collection: str | None = None
    publisher: str | None = None
    genre: Genre | None = None
    language: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    undated: bool = False
    claims: ClaimQuery | None = None
    latest_only: bool = False
    order: DocumentOrder = DocumentOrder.PUBLISHED
    limit: int | None = PAGE
    after: str | None = None


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements to list, and in which order.

    `document` is a document's id, a unique prefix of it, its name or its URL. `speaker` and `reporter` are an
    actor's id or words that a name must contain ("khamenei" finds "Ali Khamenei"), without regard to case and
    accents. `words` are looked up in the statement's content. `said_from` and `said_to` are ISO days, inclusive: a
    statement is within when a day that it may have been said on is, with `said_within` when all are; one without a day
    never is. `claims` asks for statements that hold such a claim, an empty `ClaimQuery` for those that hold any; None
    asks for no claim. `parts` None means the parts that are the article itself. `rejected` asks for the statements that
    a person rejected too.
    `judged` is what a person decided (accept, correct, reject, unsure, add), `ANY` decision or `NOBODY`'s.
    `latest_only` leaves out statements of superseded documents. `limit` None gives everything. `after` is the `next` of
    the page before, of the same order.
    """

    document: str | None = None
    speaker: str | None = None
    words: str | None = None
    kind: Kind | None = None
    reporter: str | None = None
    publisher: str | None = None
    collection: str | None = None
    said_from: str | None = None
    said_to: str | None = None
    said_within: bool = False
    published_from: str | None = None
    published_to: str | None = None
    claims: ClaimQuery | None = None
    parts: frozenset[Part] | None = None
    rejected: bool = False
    judged: str | None = None
    latest_only: bool = False
    order: Order = Order.TEXT
    limit: int | None = PAGE
    after: str | None = None
