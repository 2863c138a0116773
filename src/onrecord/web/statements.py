"""The list of statements with its filters, and the address of a single one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.ledger import ClaimQuery, StatementQuery, StatementRow
from onrecord.records import Kind
from onrecord.web import claims, documents, links, wording
from onrecord.web.cards import Card, card
from onrecord.web.documents import DocumentItem
from onrecord.web.shell import Shell, house, param
from onrecord.web.voices import Voices

if TYPE_CHECKING:
    from onrecord.ledger import Reader

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A row of the list: the statement, its document, and the address that opens the reader at its place."""

    card: Card
    document: DocumentItem
    href: str


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The context of statements.html."""

    items: tuple[StatementItem, ...]
    total: int
    wanted: StatementQuery
    kinds: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str], ...]
    next_href: str | None
    first_href: str | None

    @property
    def filtered(self) -> bool:
        """True when some filter is set."""
        wanted = self.wanted
        days = wanted.said_from, wanted.said_to
        return any((wanted.words, wanted.speaker, wanted.reporter, wanted.kind, wanted.claims is not None, *days))

    @property
    def claimed(self) -> ClaimQuery:
        """The filters by claim, none of them set where there are none."""
        return self.wanted.claims or ClaimQuery()

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The filters by claim that have no field in the form, as names and values for it to keep."""
        hidden = ("counterpart", "act", "conditional", "claims")
        return tuple(
            (name, value) for name, value in claims.params(self.wanted.claims).items() if name in hidden and value
        )


def respond(request: Request) -> Response:
    """``/statements?words=&speaker=&reporter=&kind=&issue=&stance=&holder=&from=&to=&after=``."""
    page = context(house(request).reader, asked(request))
    return house(request).render("statements.html", Shell(title="Statements", room="/statements"), page)


def redirect(request: Request) -> Response:
    """``/statements/{statement}`` goes to the reader at the statement's place."""
    row = house(request).reader.statement(request.path_params["statement"])
    return RedirectResponse(links.statement(row.document.id, row.statement.id), status_code=302)


def asked(request: Request) -> StatementQuery:
    """The query in the address; a kind or a day that we cannot read is no filter."""
    kind = param(request, "kind")
    return StatementQuery(
        words=param(request, "words"),
        speaker=param(request, "speaker"),
        reporter=param(request, "reporter"),
        kind=Kind(kind) if kind in set(Kind) else None,
        said_from=_day(param(request, "from")),
        said_to=_day(param(request, "to")),
        claims=claims.asked(request),
        after=param(request, "after"),
    )


def context(reader: Reader, wanted: StatementQuery) -> StatementsPage:
    """Everything that the list shows."""
    found = reader.statements(wanted)
    voices = Voices(row.statement for row in found.items)
    return StatementsPage(
        items=tuple(_item(row, voices) for row in found.items),
        total=found.total,
        wanted=wanted,
        kinds=tuple((kind.value, wording.KINDS[kind]) for kind in Kind),
        stances=claims.SIGNED,
        next_href=_address(wanted, found.next) if found.next else None,
        first_href=_address(wanted, None) if wanted.after else None,
    )


def _item(row: StatementRow, voices: Voices) -> StatementItem:
    href = links.statement(row.document.id, row.statement.id)
    return StatementItem(card(row.statement, voices, {}), documents.item(row.document), href)


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None


def _address(wanted: StatementQuery, after: str | None) -> str:
    filters = {
        "words": wanted.words,
        "speaker": wanted.speaker,
        "reporter": wanted.reporter,
        "kind": wanted.kind.value if wanted.kind else None,
        "from": wanted.said_from,
        "to": wanted.said_to,
        **claims.params(wanted.claims),
        "after": after,
    }
    return links.with_params("/statements", filters)
