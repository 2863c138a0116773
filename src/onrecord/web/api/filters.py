"""The filters of lists, as the pages and the command line have them. All that are given must hold."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from onrecord.ledger import ANY, NOBODY, ClaimQuery, Decision, DocumentOrder, DocumentQuery, Order, StatementQuery
from onrecord.records import Genre, Kind, Part, Stance
from onrecord.web.api import days, paging
from onrecord.web.api.days import Day
from onrecord.web.api.paging import Asked

MAX_WORDS = 500
"""Characters of a filter."""

Text = Annotated[str, Field(min_length=1, max_length=MAX_WORDS)]
"""Words of a filter."""

JUDGED = (ANY, NOBODY, *(d.value for d in Decision if d is not Decision.UNDO))
"""What `judged` takes."""


class ByClaim(Asked):
    """Which claims: one and the same claim fits all that is given."""

    claims: bool = Field(False, description="Only with a claim, whichever.")
    issue: Text | None = Field(None, description="With a claim on this issue or one below it: id, label, path, words.")
    stance: Stance | None = Field(None, description="With a claim of this stance on the issue.")
    holder: Text | None = Field(None, description="With a claim held by: words of the name, or an actor's id.")
    counterpart: Text | None = Field(None, description="With a claim towards: words of the name, or an actor's id.")
    act: Text | None = Field(None, description="With a claim of this PLOVER event type, as REJECT.")
    conditional: bool = Field(False, description="With a claim that hangs on a condition.")

    def claimed(self) -> ClaimQuery | None:
        """What is asked of claims; None where nothing is."""
        asked = ClaimQuery(self.issue, self.stance, self.holder, self.counterpart, self.act, self.conditional)
        return asked if self.claims or asked != ClaimQuery() else None


class DocumentFilters(ByClaim):
    """Which documents."""

    words: Text | None = Field(None, description="With these words in title or text.")
    collection: Text | None = Field(None, description="In this collection.")
    publisher: Text | None = Field(None, description="Of this publisher.")
    genre: Genre | None = Field(None, description="Of this sort.")
    language: Text | None = Field(None, description="In this language, ISO 639.")
    published_from: Day | None = Field(None, description="Published on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
    published_to: Day | None = Field(None, description="Published on or before.")
    latest_only: bool = Field(False, description="Without versions that a later one supersedes.")
    order: DocumentOrder = Field(DocumentOrder.PUBLISHED, description="What comes first.")

    def query(self, listing: str) -> DocumentQuery:
        """These filters as a query to the ledger."""
        shared = {name: getattr(self, name) for name in ("words", "collection", "publisher", "genre", "language")}
        return DocumentQuery(
            **shared,
            published_from=days.first(self.published_from),
            published_to=days.last(self.published_to),
            claims=self.claimed(),
            latest_only=self.latest_only,
            order=self.order,
            limit=self.limit,
            after=paging.place(listing, self.cursor),
        )


class StatementFilters(ByClaim):
    """Which statements."""

    speaker: Text | None = Field(None, description="Said by: words of the name, or an actor's id.")
    reporter: Text | None = Field(None, description="Passed on by: words of the reporter's name, or an id.")
    words: Text | None = Field(None, description="With these words in what was said.")
    kind: Kind | None = Field(None, description="Attributed in this way.")
    said_from: Day | None = Field(None, alias="from", description="Said on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
    said_to: Day | None = Field(None, alias="to", description="Said on or before.")
    published_from: Day | None = Field(None, description="Published on or after.")
    published_to: Day | None = Field(None, description="Published on or before.")
    publisher: Text | None = Field(None, description="In documents of this publisher.")
    collection: Text | None = Field(None, description="In documents of this collection.")
    document: Text | None = Field(None, description="In this document: its id or the beginning of it, name or URL.")
    parts: bool = Field(False, description="Also what stands in comments, bylines, author notes and page furniture.")
    rejected: bool = Field(False, description="Also what a person rejected.")
    judged: str | None = Field(
        None, pattern=f"^({'|'.join(JUDGED)})$", description="Judged so: a decision, any, or none."
    )
    latest_only: bool = Field(False, description="Without statements of superseded documents.")
    order: Order = Field(Order.TEXT, description="What comes first.")

    def query(self, listing: str) -> StatementQuery:
        """These filters as a query to the ledger."""
        return StatementQuery(
            **self._shared(),
            said_from=days.first(self.said_from),
            said_to=days.last(self.said_to),
            published_from=days.first(self.published_from),
            published_to=days.last(self.published_to),
            parts=frozenset(Part) if self.parts else None,
            claims=self.claimed(),
            limit=self.limit,
            after=paging.place(listing, self.cursor),
        )

    def _shared(self) -> dict[str, Any]:
        """The filters that the ledger has under the same names."""
        names = ("speaker", "reporter", "words", "kind", "publisher", "collection", "document")
        return {name: getattr(self, name) for name in (*names, "rejected", "judged", "latest_only", "order")}
