"""What waits for a person's judgement."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.desk import Doubt, Item, Queue
from onrecord.export.record import statement_record
from onrecord.ledger import Ledger, Page
from onrecord.web.api import paging
from onrecord.web.api.derived import FindingRecord
from onrecord.web.api.filters import Text
from onrecord.web.api.findings import finding_shape
from onrecord.web.api.paging import Asked, UncountedListing
from onrecord.web.api.record import Claim, StatementRecord
from onrecord.web.api.shapes import Name, Shape
from onrecord.web.shell import house

router = APIRouter(tags=["review"])


class ReviewFilters(Asked):
    """Where to look."""

    document: Text | None = Field(None, description="In this document only: id, name or URL. Matches are of all.")


class Surroundings(Shape):
    """The document's text before, between and after the words of a statement."""

    before: str
    words: str
    after: str


class DoubtRecord(Shape):
    """Two actors who may be one: what the comparison of their names says, from 0 to 1, and why."""

    one: Name
    other: Name
    same_name: bool
    score: float
    reason: str


class ReviewItem(Shape):
    """One thing to judge. `ref` is the subject of its judgement, or for a match the two ids with = between.

    Statements come with their surroundings, claims with both and the claim, matches with the doubt, findings alone.
    """

    ref: str
    statement: StatementRecord | None
    surroundings: Surroundings | None
    claim: Claim | None
    doubt: DoubtRecord | None
    finding: FindingRecord | None


@router.get(
    "/review/{queue}",
    operation_id="listReview",
    summary="What nobody has judged yet",
    response_model=UncountedListing[ReviewItem],
)
def list_review(
    request: Request,
    response: Response,
    queue: Annotated[Queue, Path(description="What to go through.")],
    wanted: Annotated[ReviewFilters, Query()],
) -> Any:
    """Statements and claims, the least sure first; pairs of actors who may be one and findings, the likeliest first.

    Judged things leave the queue, so begin with its first page again after judging.
    """
    listing = f"review.{queue.value}"
    ledger, first = house(request).ledger, paging.offset(listing, wanted.cursor)
    items = list(islice(desk.queue(ledger, queue, wanted.document), first, first + wanted.limit + 1))
    following = str(first + wanted.limit) if len(items) > wanted.limit else None
    page = Page(tuple(items[: wanted.limit]), following, 0)
    return paging.answer(request, response, listing, page, lambda item: item_shape(ledger, item)) | {"total": None}


def item_shape(ledger: Ledger, item: Item) -> dict[str, Any]:
    """What waits, with everything that it takes to judge it."""
    passed = item.passed
    record = statement_record(passed.statement, passed.document) if passed else None
    claim = None
    if record is not None and passed is not None and item.claim is not None:
        claim = record["claims"][passed.statement.claims.index(item.claim)]
    judged = ledger.read.finding_judgements([item.finding]) if item.finding else {}
    return {
        "ref": item.ref,
        "statement": record,
        "surroundings": {"before": passed.before, "words": passed.words, "after": passed.after} if passed else None,
        "claim": claim,
        "doubt": _doubt(item.doubt) if item.doubt else None,
        "finding": finding_shape(item.finding, judged) if item.finding else None,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return asdict(doubt) | {"one": doubt.one._asdict(), "other": doubt.other._asdict()}
