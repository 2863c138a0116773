"""Long lists in pages: an opaque cursor leads from one page to the next, in the body and in the Link header."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.ledger import PAGE, Page

T = TypeVar("T")
R = TypeVar("R")

MOST = 500
"""Entries on a page at most: some 2 MB of statements."""


class Asked(BaseModel):
    """What every list takes: how many entries, and from where on. An unknown parameter is refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    limit: int = Field(PAGE, ge=1, le=MOST, description="Entries on a page.")
    cursor: str | None = Field(
        None,
        max_length=400,
        pattern="^[A-Za-z0-9_-]+$",
        description="`next` of the page before; the other parameters stay as they were.",
    )


class Listing(BaseModel, Generic[R]):
    """A page: its entries, the cursor of the next page (null on the last), and how many entries there are in all."""

    model_config = ConfigDict(extra="forbid")
    items: list[R]
    next: str | None
    total: int = Field(ge=0)


class UncountedListing(BaseModel, Generic[R]):
    """As `Listing`, where counting all entries would mean reading all of them: `total` is null."""

    model_config = ConfigDict(extra="forbid")
    items: list[R]
    next: str | None
    total: None


def seal(listing: str, place: str) -> str:
    """A cursor for a place in the listing of that name. Whoever gets it can only hand it back."""
    return base64.urlsafe_b64encode(f"{listing} {place}".encode()).rstrip(b"=").decode()


def place(listing: str, cursor: str | None) -> str | None:
    """The place that a cursor was made of, None for none. Raises UsageError for a cursor of another listing."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        name, space, found = base64.urlsafe_b64decode(padded).decode().partition(" ")
    except (binascii.Error, UnicodeDecodeError):
        name = space = found = ""
    if not space or name != listing:
        raise UsageError(f"{cursor!r} is no cursor of this listing: begin with its first page, without a cursor.")
    return found


def offset(listing: str, cursor: str | None) -> int:
    """How many entries come before the page, for listings that are worked out as a whole."""
    found = place(listing, cursor)
    if found is not None and not (found.isascii() and found.isdigit() and len(found) < 10):
        raise UsageError(f"{cursor!r} is no cursor of this listing: begin with its first page, without a cursor.")
    return int(found or 0)


def cut(listing: str, wanted: Asked, entries: Sequence[T]) -> Page[T]:
    """The page of a list that is at hand as a whole."""
    first = offset(listing, wanted.cursor)
    until = first + wanted.limit
    return Page(tuple(entries[first:until]), str(until) if until < len(entries) else None, len(entries))


def answer(
    request: Request, response: Response, listing: str, page: Page[T], shape: Callable[[T], Any]
) -> dict[str, Any]:
    """A page as JSON, with its entries shaped, and the Link header (RFC 8288) set on `response`."""
    following = seal(listing, page.next) if page.next is not None else None
    response.headers["Link"] = _links(request, following)
    return {"items": [shape(entry) for entry in page.items], "next": following, "total": page.total}


def _links(request: Request, following: str | None) -> str:
    """``first`` always, ``next`` where there is one, as addresses on this server with all other parameters."""
    first = request.url.remove_query_params("cursor")
    found: Iterable[tuple[str, str]] = [("first", _relative(first.path, first.query))]
    if following is not None:
        after = request.url.include_query_params(cursor=following)
        found = [*found, ("next", _relative(after.path, after.query))]
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in found)


def _relative(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
