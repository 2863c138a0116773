"""The ledger itself: whether it answers, what it holds, what was done to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord import __version__
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house
from onrecord.web.visiting import visit_of

router = APIRouter(tags=["ledger"])


class Health(Shape):
    """That the ledger can be read."""

    status: Literal["ok"]


class Visitor(Shape):
    """Who asks: the name that judgements are entered under, and whether there may be any."""

    name: str
    may_write: bool


class About(Shape):
    """The ledger: its file's name, its schema, when it was begun (UTC), its size in bytes and what it holds."""

    version: str = Field(description="Of onrecord.")
    ledger: str
    schema_version: int
    created_on: str
    size: int
    documents: int
    statements: int
    words: int
    speakers: int
    codebook: int | None = Field(description="The version of the codebook, null where the general one holds.")
    visitor: Visitor


class Act(Shape):
    """One act on the ledger: when (UTC), which (add, edit, remove, re-extract, recode), on what, and how."""

    at: str
    act: str
    subject: str
    detail: dict[str, Any]


class ActFilters(Asked):
    """Which acts."""

    subject: Text | None = Field(None, description="On this: a document's id, or the version of a codebook.")


@router.get("/health", operation_id="getHealth", summary="Whether the ledger answers", response_model=Health)
def get_health(request: Request) -> Any:
    """Answers ok once the ledger has been read, else 503 with the reason."""
    house(request).reader.counts()
    return {"status": "ok"}


@router.get("/about", operation_id="getAbout", summary="What the ledger is and holds", response_model=About)
def get_about(request: Request) -> Any:
    """The ledger's file and size, and who you are to it."""
    reader, visit = house(request).reader, visit_of(request)
    info, book = reader.info(), reader.codebook()
    return {
        "version": __version__,
        "ledger": info.path.name,
        "schema_version": info.schema,
        "created_on": info.created_on,
        "size": info.size,
        **asdict(reader.counts()),
        "codebook": book.version if book else None,
        "visitor": {"name": visit.name if visit else "", "may_write": bool(visit and visit.may_write)},
    }


@router.get(
    "/audit",
    operation_id="listActs",
    summary="What was done to the ledger",
    response_model=Listing[Act],
    responses=streaming.OFFERED,
)
def list_acts(request: Request, response: Response, wanted: Annotated[ActFilters, Query()]) -> Any:
    """The audit, newest first."""
    rows = house(request).reader.audit(limit=None, subject=wanted.subject)
    if streaming.wants_lines(request):
        return streaming.lines(map(asdict, rows))
    return paging.answer(request, response, "audit", paging.cut("audit", wanted, rows), asdict)
