"""What an address asks of the search: words and filters, which results, in which order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.requests import Request

from onrecord.ledger import ANY, NOBODY, TEXT_PARTS, ClaimQuery, DocumentQuery, Order, StatementQuery
from onrecord.records import Kind, Part
from onrecord.web import claims, links, wording
from onrecord.web.shell import param

STATEMENTS, DOCUMENTS = "statements", "documents"

FILTERS: Final[dict[str, str]] = {
    "words": "words",
    "speaker": "said by",
    "holder": "held by",
    "reporter": "reported by",
    "issue": "issue",
    "stance": "stance",
    "counterpart": "towards",
    "act": "act",
    "conditional": "conditional",
    "claims": "with a claim",
    "kind": "kind",
    "from": "said from",
    "to": "said to",
    "published_from": "published from",
    "published_to": "published to",
    "publisher": "publisher",
    "collection": "collection",
    "document": "document",
    "part": "part",
    "judged": "judged",
}
"""The parameters that narrow a search, and what a page calls them."""

ORDERS: Final[dict[Order, str]] = {
    Order.MATCH: "best match",
    Order.SAID: "day said, newest first",
    Order.PUBLISHED: "day published, newest first",
    Order.TEXT: "as in the documents",
}

ALL_PARTS = "all"

JUDGED: Final[dict[str, str]] = {ANY: "by anybody", NOBODY: "by nobody", **wording.JUDGED}
"""The decisions to choose from; `undo` is none that stands."""

_OF_STATEMENTS = ("speaker", "reporter", "kind", "from", "to", "document", "part", "judged")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: its parameters as given, those that filter, and the query that they make.

    `tab` is which results; None leaves it to what is found.
    """

    given: Mapping[str, str]
    query: StatementQuery
    tab: str | None

    @property
    def words(self) -> str:
        """The words looked for."""
        return self.query.words or ""

    @property
    def documents(self) -> DocumentQuery:
        """Which documents' full text to look through: the filters that are about documents and claims."""
        wanted = self.query
        return DocumentQuery(
            words=wanted.words,
            collection=wanted.collection,
            publisher=wanted.publisher,
            published_from=wanted.published_from,
            published_to=wanted.published_to,
            claims=wanted.claims,
        )

    @property
    def is_of_statements(self) -> bool:
        """True where a filter is about statements alone, so that full text cannot follow it."""
        return any(name in self.given for name in _OF_STATEMENTS)

    def href(self, **other: str | None) -> str:
        """The address with the same filters and order but for those in `other`, on its first page."""
        kept = {**self.given, "sort": self.sort, "in": self.tab}
        return links.with_params("/search", kept | other)

    def export_href(self, form: str) -> str:
        """The address of the file of all statements that are found, in a format."""
        return links.with_params("/search/export", {"format": form, **self.given, "sort": self.sort})

    @property
    def sort(self) -> str | None:
        """The order as the address has it; None for the one that is meant without it."""
        return None if self.query.order is default_order(self.words) else self.query.order.value


def default_order(words: str) -> Order:
    """How results are listed unless asked otherwise."""
    return Order.MATCH if words else Order.SAID


def asked(request: Request) -> Asked:
    """The search in the address; what cannot be read (a kind, a day, a stance that is none) is no filter."""
    given = {name: value for name in FILTERS if (value := param(request, name))}
    if words := given.get("words") or param(request, "q"):
        given = {"words": words} | given
    query = _query(given, claims.asked(request))
    read = {name: value for name, value in given.items() if _is_read(name, query)}
    sort, tab = param(request, "sort"), param(request, "in")
    order = Order(sort) if sort in set(Order) else default_order(words or "")
    return Asked(
        read,
        replace(query, order=order, after=param(request, "after")),
        tab if tab in (STATEMENTS, DOCUMENTS) else None,
    )


def _query(given: Mapping[str, str], claimed: ClaimQuery | None) -> StatementQuery:
    kind, part, judged = given.get("kind"), given.get("part"), given.get("judged")
    return StatementQuery(
        document=given.get("document"),
        speaker=given.get("speaker"),
        words=given.get("words"),
        kind=Kind(kind) if kind in set(Kind) else None,
        reporter=given.get("reporter"),
        publisher=given.get("publisher"),
        collection=given.get("collection"),
        said_from=_day(given.get("from")),
        said_to=_day(given.get("to")),
        published_from=_day(given.get("published_from")),
        published_to=_day(given.get("published_to")),
        claims=claimed,
        parts=_parts(part),
        judged=judged if judged in JUDGED and judged != "undo" else None,
        rejected=judged in ("reject", ANY),
    )


def _is_read(name: str, query: StatementQuery) -> bool:
    """True of a parameter that became a filter."""
    said = {"from": query.said_from, "to": query.said_to, "part": query.parts}
    if name in said:
        return said[name] is not None
    if name in ("kind", "published_from", "published_to", "judged"):
        return getattr(query, name) is not None
    if name == "stance":
        return query.claims is not None and query.claims.stance is not None
    return True


def _parts(value: str | None) -> frozenset[Part] | None:
    if value == ALL_PARTS:
        return frozenset(Part)
    return frozenset({Part(value)}) if value in set(Part) else None


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None


def shown(name: str, value: str) -> str:
    """A filter's value as a chip shows it."""
    if name == "kind":
        return wording.KINDS[Kind(value)]
    if name == "part":
        return "all parts" if value == ALL_PARTS else wording.PARTS[Part(value)]
    if name == "judged":
        return JUDGED[value]
    if name in ("conditional", "claims"):
        return "yes"
    return wording.day(value) if _DAY.match(value) else value


PARTS: Final = (
    ("", "the article itself"),
    (ALL_PARTS, "all parts"),
    *((part.value, wording.PARTS[part]) for part in Part if part in TEXT_PARTS or part is Part.COMMENT),
)
"""The parts to choose from."""
