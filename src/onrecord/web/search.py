"""Search in the full text of all documents, whatever their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.ledger import Hit
from onrecord.records import Span
from onrecord.web import documents, links
from onrecord.web.documents import DocumentItem
from onrecord.web.shell import Shell, house, param

if TYPE_CHECKING:
    from onrecord.ledger import Reader

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class HitItem:
    """A document found: its best snippet in pieces (text, and whether it is marked), and the address of the place."""

    document: DocumentItem
    pieces: tuple[tuple[str, bool], ...]
    href: str
    in_statement: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The context of search.html; no `words`, no search."""

    words: str
    items: tuple[HitItem, ...]
    total: int
    next_href: str | None
    first_href: str | None


def respond(request: Request) -> Response:
    """``/search?q=&after=``."""
    words, after = param(request, "q"), param(request, "after")
    page = context(house(request).reader, words or "", after)
    title = f"Search: {words}" if words else "Search"
    return house(request).render("search.html", Shell(title=title, room="/search", query=words or ""), page)


def context(reader: Reader, words: str, after: str | None) -> SearchPage:
    """What was found for `words`, best first."""
    if not words:
        return SearchPage("", (), 0, None, None)
    found = reader.search(words, limit=PER_PAGE, after=after)
    next_href = links.page("/search", q=words, after=found.next) if found.next else None
    first_href = links.page("/search", q=words) if after else None
    return SearchPage(words, tuple(_item(hit) for hit in found.items), found.total, next_href, first_href)


def _item(hit: Hit) -> HitItem:
    document = documents.item(hit.document)
    snippet = tuple(pieces(hit.snippet, hit.marks))
    if hit.statement:
        return HitItem(document, snippet, links.statement(hit.document.id, hit.statement), in_statement=True)
    return HitItem(document, snippet, links.place(hit.document.id, *_first(hit)), in_statement=False)


def _first(hit: Hit) -> Span:
    """Where in the document's text the first marked word stands, or the snippet when nothing is marked."""
    if not hit.marks:
        return Span(hit.start, hit.end)
    return Span(hit.start + hit.marks[0].start, hit.start + hit.marks[0].end)


def pieces(snippet: str, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """`snippet` cut at its marks: text, and whether it is marked. The pieces joined are the snippet."""
    at = 0
    for start, end in sorted(marks):
        if start > at:
            yield snippet[at:start], False
        if end > max(at, start):
            yield snippet[max(at, start) : end], True
        at = max(at, end)
    if at < len(snippet):
        yield snippet[at:], False
