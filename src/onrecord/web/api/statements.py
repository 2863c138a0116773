"""Statements: list and one, and the claims in them one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.export.claims import claim_records
from onrecord.export.record import statement_record
from onrecord.ledger import ClaimQuery, Page, Reader, StatementQuery, StatementRow
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import StatementFilters
from onrecord.web.api.paging import Listing, UncountedListing
from onrecord.web.api.record import ClaimRecord, StatementRecord
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter()

StatementRef = Annotated[str, Path(description="A statement: its id or the beginning of it.")]


def statement_shape(row: StatementRow) -> dict[str, Any]:
    """A statement as every export has it."""
    return statement_record(row.statement, row.document)


@router.get(
    "/statements",
    operation_id="listStatements",
    summary="List statements",
    tags=["statements"],
    response_model=Listing[StatementRecord],
    responses=streaming.OFFERED,
)
def list_statements(request: Request, response: Response, wanted: Annotated[StatementFilters, Query()]) -> Any:
    """The statements that fit all filters, in the order of the ledger unless `order` says otherwise."""
    listing = f"statements.{wanted.order.value}"
    query, reader = wanted.query(listing), house(request).reader
    if streaming.wants_lines(request):
        return streaming.lines(map(statement_shape, reader.iter_statements(_whole(query))))
    return paging.answer(request, response, listing, reader.statements(query), statement_shape)


class FacetRecord(Shape):
    """A value that statements may be narrowed to: what the filter takes, what people read, how many there are."""

    value: str
    name: str
    statements: int


class FacetsRecord(Shape):
    """How many of the statements each speaker, issue, stance and kind has, most first."""

    speakers: list[FacetRecord]
    issues: list[FacetRecord]
    stances: list[FacetRecord]
    kinds: list[FacetRecord]


@router.get(
    "/facets",
    operation_id="countStatements",
    summary="What statements could be narrowed to",
    tags=["statements"],
    response_model=FacetsRecord,
)
def count_statements(request: Request, wanted: Annotated[StatementFilters, Query()]) -> Any:
    """How the statements that fit divide; at most `limit` speakers and issues. Stances and kinds are counted as if none
    were asked for."""
    query = _whole(wanted.query(f"statements.{wanted.order.value}"))
    return asdict(house(request).reader.facets(query, limit=wanted.limit))


@router.get(
    "/statements/{statement}",
    operation_id="getStatement",
    summary="One statement",
    tags=["statements"],
    response_model=StatementRecord,
)
def get_statement(request: Request, statement: StatementRef) -> Any:
    """A statement with its claims, as corrected."""
    return statement_shape(house(request).reader.statement(statement))


@router.get(
    "/claims",
    operation_id="listClaims",
    summary="List claims one by one",
    tags=["statements"],
    response_model=UncountedListing[ClaimRecord],
    responses=streaming.OFFERED,
)
def list_claims(request: Request, response: Response, wanted: Annotated[StatementFilters, Query()]) -> Any:
    """Every claim of the statements that fit, as `onrecord export --rows claims` writes them."""
    listing = f"claims.{wanted.order.value}"
    after, skipped = _begin(paging.place(listing, wanted.cursor))
    query = wanted.model_copy(update={"cursor": None}).query(listing)
    query = replace(query, claims=query.claims or ClaimQuery(), after=after)
    reader = house(request).reader
    if streaming.wants_lines(request):
        return streaming.lines(claim_records(map(statement_shape, reader.iter_statements(_whole(query)))))
    page = _claims(reader, query, skipped, wanted.limit)
    return paging.answer(request, response, listing, page, dict) | {"total": None}


def _whole(query: StatementQuery) -> StatementQuery:
    return replace(query, limit=None, after=None)


def _begin(place: str | None) -> tuple[str | None, int]:
    """The ledger's cursor and the claims to pass over behind it, in a place of `_claims`."""
    after, _, skipped = (place or "/0").rpartition("/")
    if not (skipped.isascii() and skipped.isdigit() and len(skipped) < 10):
        raise UsageError("This is no cursor of this listing: begin with its first page, without a cursor.")
    return after or None, int(skipped)


def _claims(reader: Reader, query: StatementQuery, skipped: int, limit: int) -> Page[dict[str, Any]]:
    """A page of the claims of the statements behind `query.after`, without the first `skipped`.

    Each statement has a claim at least, so `limit + skipped` statements have enough.
    """
    found = reader.statements(replace(query, limit=limit + skipped))
    records = list(_records(found))
    shown, left = records[skipped : skipped + limit], len(records) > skipped + limit
    if left:
        return Page(tuple(shown), f"{query.after or ''}/{skipped + limit}", 0)
    return Page(tuple(shown), f"{found.next}/0" if found.next else None, 0)


def _records(page: Page[StatementRow]) -> Iterator[dict[str, Any]]:
    return claim_records(map(statement_shape, page.items))
