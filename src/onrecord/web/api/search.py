"""Searching the full text of all documents."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.ledger import Hit
from onrecord.web.api import paging
from onrecord.web.api.documents import DocumentRecord, document_shape
from onrecord.web.api.filters import ByClaim, Text
from onrecord.web.api.paging import Listing
from onrecord.web.api.shapes import Shape, Span
from onrecord.web.shell import house

router = APIRouter(tags=["search"])


class SearchFilters(ByClaim):
    """What is searched for."""

    words: Text = Field(description='Words and "phrases", all of which a document must have; wor* finds beginnings.')


class HitRecord(Shape):
    """A document at its best place. `snippet` is its text from `start` to `end`; `marks` are spans of the snippet.

    `statement` is the id of a statement that holds the first mark.
    """

    document: DocumentRecord
    start: int
    end: int
    snippet: str
    statement: str | None
    marks: list[Span]


def hit_shape(hit: Hit) -> dict[str, Any]:
    """A hit as ``onrecord search --json`` has it."""
    return asdict(hit) | {"document": document_shape(hit.document), "marks": [list(mark) for mark in hit.marks]}


@router.get(
    "/search",
    operation_id="search",
    summary="Search the text of documents",
    response_model=Listing[HitRecord],
)
def search(request: Request, response: Response, wanted: Annotated[SearchFilters, Query()]) -> Any:
    """The documents whose title or text has all the words, best first, in any language.

    With filters by claim, those with a statement that makes such a claim. Statements by their words are at
    `/statements?words=`.
    """
    after = paging.place("search", wanted.cursor)
    page = house(request).reader.search(wanted.words, claims=wanted.claimed(), limit=wanted.limit, after=after)
    return paging.answer(request, response, "search", page, hit_shape)
