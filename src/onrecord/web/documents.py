"""The list of documents, newest first, with its filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.ledger import ClaimQuery, CollectionRow, Counts, DocumentQuery, DocumentRow
from onrecord.records import Genre
from onrecord.web import claims, links, wording
from onrecord.web.shell import Shell, house, param

if TYPE_CHECKING:
    from onrecord.ledger import Reader


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
    stances: tuple[tuple[str, str], ...]
    next_href: str | None
    first_href: str | None

    @property
    def filtered(self) -> bool:
        """True when some filter is set."""
        wanted = self.wanted
        return any((wanted.words, wanted.collection, wanted.publisher, wanted.genre, wanted.claims is not None))

    @property
    def claimed(self) -> ClaimQuery:
        """The filters by claim, none of them set where there are none."""
        return self.wanted.claims or ClaimQuery()


def respond(request: Request) -> Response:
    """``/?words=&collection=&publisher=&genre=&issue=&stance=&after=``."""
    page = context(house(request).reader, asked(request))
    return house(request).render("documents.html", Shell(title="Documents", room="/"), page)


def asked(request: Request) -> DocumentQuery:
    """The query in the address; a genre that we do not know is no filter."""
    genre = param(request, "genre")
    return DocumentQuery(
        words=param(request, "words"),
        collection=param(request, "collection"),
        publisher=param(request, "publisher"),
        genre=Genre(genre) if genre in set(Genre) else None,
        claims=claims.asked(request),
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
        stances=claims.SIGNED,
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


def _address(wanted: DocumentQuery, after: str | None) -> str:
    genre = wanted.genre.value if wanted.genre else None
    return links.page(
        "/",
        words=wanted.words,
        collection=wanted.collection,
        publisher=wanted.publisher,
        genre=genre,
        **claims.params(wanted.claims),
        after=after,
    )
