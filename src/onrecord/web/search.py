"""The search: statements by words and filters, and the full text of all documents, whatever their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.ledger import DocumentOrder, DocumentRow, FacetCount, Hit, Page, StatementRow
from onrecord.records import Kind, Span, Stance
from onrecord.web import documents, exporting, links, wording
from onrecord.web.cards import Card, card
from onrecord.web.claims import SIGNED
from onrecord.web.documents import DocumentItem
from onrecord.web.search_query import (
    DOCUMENTS,
    FILTERS,
    JUDGED,
    ORDERS,
    PARTS,
    STATEMENTS,
    Asked,
    asked,
    default_order,
    shown,
)
from onrecord.web.shell import Shell, house
from onrecord.web.voices import Voices

if TYPE_CHECKING:
    from onrecord.ledger import Reader

PER_PAGE = 30

BROAD = 10_000
"""Statements from which on what they could be narrowed to is not counted, so that the page stays quick."""

FACETS = 8
"""Speakers and issues that are counted beside the results."""

FOREMOST = frozenset({"words", "speaker", "issue", "stance", "kind", "from", "to", "document", "claims"})
"""The filters that the form shows first, or not at all."""

_LONG = 60


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A statement found, its document, and the address that opens the reader at its place."""

    card: Card
    document: DocumentItem
    href: str


@dataclass(frozen=True, slots=True)
class HitItem:
    """A document found: its best snippet in pieces (text, and whether it is marked), and the address of the place."""

    document: DocumentItem
    pieces: tuple[tuple[str, bool], ...]
    href: str
    in_statement: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address without it."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Narrower:
    """A value to narrow to, how many statements it leaves, and the address; `chosen` where it is set already."""

    name: str
    count: int
    href: str
    chosen: bool
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the two sorts of results; `total` None where it was not asked."""

    name: str
    total: int | None
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The context of search.html. `narrowers` are None for results too many to count."""

    asked: Asked
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    statements: tuple[StatementItem, ...]
    hits: tuple[HitItem, ...]
    total: int
    narrowers: tuple[tuple[str, tuple[Narrower, ...]], ...] | None
    options: Options
    exports: tuple[tuple[str, str], ...]
    next_href: str | None
    first_href: str | None

    @property
    def here(self) -> str:
        """Which results are shown."""
        return next(tab.name for tab in self.tabs if tab.here)

    @property
    def tally(self) -> str:
        """How many results there are, in words."""
        if self.here == STATEMENTS:
            return wording.number(self.total, "statement", "statements") + (" fit" if self.chips else "")
        if not self.asked.words:
            return wording.number(self.total, "document", "documents")
        return wording.number(self.total, "document holds", "documents hold") + " these words"

    @property
    def more(self) -> bool:
        """True where a filter is set that the form keeps folded away."""
        return not FOREMOST.issuperset(self.asked.given)

    def value(self, name: str) -> str:
        """What stands in a field of the form."""
        return self.asked.given.get(name, "")


@dataclass(frozen=True, slots=True)
class Options:
    """What the form's lists offer, each as value and name."""

    kinds: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    judged: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str], ...]
    collections: tuple[str, ...]
    order: str


def respond(request: Request) -> Response:
    """``/search?words=&speaker=&…&sort=&in=&after=``, see `search_query.FILTERS`; ``q`` is another name of words."""
    wanted = asked(request)
    page = context(house(request).reader, wanted)
    title = f"Search: {wanted.words}" if wanted.words else "Search"
    return house(request).render("search.html", Shell(title=title, room="/search", query=wanted.words), page)


def context(reader: Reader, wanted: Asked) -> SearchPage:
    """What was found: statements where there are any, unless the full text is asked for."""
    statements, hits = _found(reader, wanted)
    here = STATEMENTS if statements else DOCUMENTS
    found = statements or hits
    wanted = replace(wanted, tab=wanted.tab or (DOCUMENTS if statements is None else None))
    total = found.total if found else 0
    after = wanted.query.after
    return SearchPage(
        asked=wanted,
        tabs=_tabs(wanted, here, statements, hits),
        chips=tuple(_chip(wanted, name, value) for name, value in wanted.given.items()),
        statements=_statements(statements.items) if statements else (),
        hits=tuple(_item(hit) for hit in hits.items) if hits and not statements else (),
        total=total,
        narrowers=_narrowers(reader, wanted) if statements and 0 < total <= BROAD else None,
        options=_options(reader, wanted),
        exports=_exports(wanted) if statements and total else (),
        next_href=wanted.href(after=found.next) if found and found.next else None,
        first_href=wanted.href() if after else None,
    )


def _found(reader: Reader, wanted: Asked) -> tuple[Page[StatementRow] | None, Page[Hit] | None]:
    """The statements, or else the documents; the latter where asked for, and where no statement fits the words."""
    query = replace(wanted.query, limit=PER_PAGE)
    if wanted.tab != DOCUMENTS:
        statements = reader.statements(query)
        if statements.total or wanted.tab or not wanted.words or wanted.is_of_statements:
            return statements, None
        hits = _hits(reader, wanted)
        return (None, hits) if hits.total else (statements, hits)
    return None, _hits(reader, wanted)


def _hits(reader: Reader, wanted: Asked) -> Page[Hit]:
    """The documents that hold the words, best first; without words, those that fit the filters, newest first."""
    query = replace(wanted.documents, limit=PER_PAGE, after=wanted.query.after)
    if wanted.words:
        return reader.search_in(wanted.words, query)
    listed = reader.documents(replace(query, order=DocumentOrder.PUBLISHED))
    return Page(tuple(Hit(row, 0, 0, "", None, ()) for row in listed.items), listed.next, listed.total)


def _tabs(wanted: Asked, here: str, statements: Page[StatementRow] | None, hits: Page[Hit] | None) -> tuple[Tab, ...]:
    return (
        Tab(
            STATEMENTS, statements.total if statements else None, wanted.href(**{"in": STATEMENTS}), here == STATEMENTS
        ),
        Tab(DOCUMENTS, hits.total if hits else None, wanted.href(**{"in": DOCUMENTS}), here == DOCUMENTS),
    )


def _chip(wanted: Asked, name: str, value: str) -> Chip:
    words = shown(name, value)
    without: dict[str, str | None] = {name: None}
    return Chip(FILTERS[name], words if len(words) <= _LONG else words[:_LONG] + "…", wanted.href(**without))


def _statements(rows: Iterable[StatementRow]) -> tuple[StatementItem, ...]:
    found = list(rows)
    voices = Voices(row.statement for row in found)
    return tuple(
        StatementItem(
            card(row.statement, voices, {}),
            documents.item(row.document),
            links.statement(row.document.id, row.statement.id),
        )
        for row in found
    )


def _narrowers(reader: Reader, wanted: Asked) -> tuple[tuple[str, tuple[Narrower, ...]], ...]:
    """The facets that have something to say, each with its values."""
    found = reader.facets(wanted.query, limit=FACETS)
    kinds = tuple(replace(count, name=wording.KINDS[Kind(count.value)]) for count in found.kinds)
    made = (
        ("Speaker", "speaker", found.speakers),
        ("Issue", "issue", found.issues),
        ("Stance", "stance", found.stances),
        ("Kind", "kind", kinds),
    )
    return tuple((title, _values(wanted, name, counts)) for title, name, counts in made if counts)


def _values(wanted: Asked, name: str, counts: Iterable[FacetCount]) -> tuple[Narrower, ...]:
    signs = {stance.value: sign for stance, (sign, _) in zip(Stance, SIGNED, strict=True)} if name == "stance" else {}
    now = wanted.given.get(name)
    return tuple(
        Narrower(
            c.name,
            c.statements,
            wanted.href(**{name: None if now == c.value else c.value}),
            now == c.value,
            signs.get(c.value),
        )
        for c in counts
    )


def _options(reader: Reader, wanted: Asked) -> Options:
    orders = ((o.value, name) for o, name in ORDERS.items() if wanted.words or o is not default_order("x"))
    return Options(
        kinds=tuple((kind.value, wording.KINDS[kind]) for kind in Kind),
        stances=tuple((value, f"{sign} {value}") for sign, value in SIGNED),
        parts=PARTS,
        judged=tuple((value, name) for value, name in JUDGED.items() if value != "undo"),
        orders=tuple(orders),
        collections=tuple(row.name for row in reader.collections()),
        order=wanted.query.order.value,
    )


def _exports(wanted: Asked) -> tuple[tuple[str, str], ...]:
    """Each format that all of what is found can be had in, and its address."""
    return tuple((exporting.NAMES[form], wanted.export_href(form)) for form in exporting.FORMATS)


def _item(hit: Hit) -> HitItem:
    document = documents.item(hit.document)
    snippet = tuple(pieces(hit.snippet, hit.marks))
    if hit.statement:
        return HitItem(document, snippet, links.statement(hit.document.id, hit.statement), in_statement=True)
    return HitItem(document, snippet, _place(hit.document, hit), in_statement=False)


def _place(row: DocumentRow, hit: Hit) -> str:
    """Where in the document the first marked word stands, or the snippet where nothing is marked."""
    if not hit.snippet:
        return links.document(row.id)
    first = hit.marks[0] if hit.marks else Span(0, hit.end - hit.start)
    return links.place(row.id, hit.start + first.start, hit.start + first.end)


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


def export(request: Request) -> Response:
    """``/search/export?format=&…``: all statements that the same search finds, streamed as a file."""
    wanted = asked(request)
    return exporting.streamed(house(request), replace(wanted.query, limit=None, after=None), request)


ROUTES = (Route("/search", respond), Route("/search/export", export))
