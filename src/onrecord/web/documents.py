"""The list of documents with its filters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.ledger import ClaimQuery, CollectionRow, Counts, DocumentOrder, DocumentQuery, DocumentRow
from onrecord.records import Genre
from onrecord.web import claims, links, wording
from onrecord.web.shell import Shell, house, param

if TYPE_CHECKING:
    from onrecord.ledger import Reader

ORDERS: Final[dict[DocumentOrder, str]] = {
    DocumentOrder.PUBLISHED: "newest published",
    DocumentOrder.ADDED: "newest added",
    DocumentOrder.TITLE: "title",
    DocumentOrder.WORDS: "longest",
    DocumentOrder.STATEMENTS: "most statements",
}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """A row of the list: the title or name, its address, and the date with its basis in words."""

    row: DocumentRow
    href: str
    title: str
    day: str
    basis: str
    genre: str
    language: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The context of documents.html. `total` counts what the filter leaves, `counts` the whole ledger."""

    items: tuple[DocumentItem, ...]
    total: int
    counts: Counts
    wanted: DocumentQuery
    collections: tuple[CollectionRow, ...]
    genres: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str], ...]
    next_href: str | None
    first_href: str | None

    @property
    def filtered(self) -> bool:
        """True when some filter is set."""
        return any(value for name, value in _params(self.wanted).items() if name != "sort")

    @property
    def claimed(self) -> ClaimQuery:
        """The filters by claim, none of them set where there are none."""
        return self.wanted.claims or ClaimQuery()


def respond(request: Request) -> Response:
    """``/documents?words=&collection=&publisher=&genre=&language=&from=&to=&issue=&stance=&sort=&after=``."""
    page = context(house(request).reader, asked(request))
    return house(request).render("documents.html", Shell(title="Documents", room="/documents"), page)


def asked(request: Request) -> DocumentQuery:
    """The query in the address; a genre, a day or an order that we do not know counts for nothing."""
    genre, sort = param(request, "genre"), param(request, "sort")
    return DocumentQuery(
        words=param(request, "words"),
        collection=param(request, "collection"),
        publisher=param(request, "publisher"),
        genre=Genre(genre) if genre in set(Genre) else None,
        language=param(request, "language"),
        published_from=_day(param(request, "from")),
        published_to=_day(param(request, "to")),
        claims=claims.asked(request),
        order=DocumentOrder(sort) if sort in set(DocumentOrder) else DocumentOrder.PUBLISHED,
        after=param(request, "after"),
    )


def context(reader: Reader, wanted: DocumentQuery) -> DocumentsPage:
    """Everything that the list shows."""
    found = reader.documents(wanted)
    return DocumentsPage(
        items=tuple(item(row) for row in found.items),
        total=found.total,
        counts=reader.counts(),
        wanted=wanted,
        collections=tuple(reader.collections()),
        genres=tuple((genre.value, wording.GENRES[genre]) for genre in Genre),
        languages=tuple(sorted(wording.languages().items(), key=lambda pair: pair[1])),
        stances=claims.SIGNED,
        orders=tuple((order.value, name) for order, name in ORDERS.items()),
        next_href=_address(wanted, found.next) if found.next else None,
        first_href=_address(wanted, None) if wanted.after else None,
    )


def item(row: DocumentRow) -> DocumentItem:
    """A document's row of the list."""
    if row.published_on:
        day, basis = wording.day(row.published_on), wording.DATE_BASES[row.published_basis]
    elif row.not_before:
        day, basis = f"not before {wording.day(row.not_before)}", "date not known"
    else:
        day, basis = "undated", "date not known"
    title, language = row.title or row.name, wording.language(row.language)
    return DocumentItem(row, links.document(row.id), title, day, basis, wording.GENRES[row.genre], language)


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None


def _params(wanted: DocumentQuery) -> dict[str, str | None]:
    return {
        "words": wanted.words,
        "collection": wanted.collection,
        "publisher": wanted.publisher,
        "genre": wanted.genre.value if wanted.genre else None,
        "language": wanted.language,
        "from": wanted.published_from,
        "to": wanted.published_to,
        **claims.params(wanted.claims),
        "sort": None if wanted.order is DocumentOrder.PUBLISHED else wanted.order.value,
    }


def _address(wanted: DocumentQuery, after: str | None) -> str:
    return links.with_params("/documents", _params(wanted) | {"after": after})
