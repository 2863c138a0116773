"""The list of actors: who speaks, how often, in which role, for which side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.relating import Relations, relations
from onrecord.ledger import Ledger, SpeakerCount
from onrecord.records import Party
from onrecord.web import links
from onrecord.web.shell import Shell, house, param
from onrecord.web.who import role_in

MOST = 300
"""Actors on the page; who speaks less is found by name."""


@dataclass(frozen=True, slots=True)
class ActorItem:
    """A row: who speaks, how often, the role or kind that is known, the side, and whether he is resolved."""

    name: str
    href: str
    statements: int
    statements_href: str
    role: str | None
    side: str | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """The context of actors.html; `more` when the list was cut at `MOST`, `sides` those of the codebook.

    `resolved` is "yes" for those who have an id only, "no" for those whom nobody resolved yet, None for all.
    """

    items: tuple[ActorItem, ...]
    words: str | None
    side: str | None
    sides: tuple[str, ...]
    more: bool
    resolved: str | None = None

    @property
    def filtered(self) -> bool:
        """True when some filter is set."""
        return bool(self.words or self.side or self.resolved)


def respond(request: Request) -> Response:
    """``/actors?words=&side=&resolved=``."""
    resolved = param(request, "resolved")
    resolved = resolved if resolved in {"yes", "no"} else None
    page = context(house(request).ledger, param(request, "words"), param(request, "side"), resolved)
    return house(request).render("actors.html", Shell(title="Actors", room="/actors"), page)


def moved(request: Request) -> Response:
    """``/speakers?words=``, where the list was before."""
    return RedirectResponse(links.page("/actors", words=param(request, "words")), status_code=301)


def context(ledger: Ledger, words: str | None, side: str | None, resolved: str | None = None) -> ActorsPage:
    """Everything that the list shows, most statements first."""
    known = relations(ledger)
    found = [(row, known.side(_party(row))) for row in ledger.read.speakers(words=words, limit=None)]
    known_only = None if resolved is None else resolved == "yes"
    wanted = [(row, s) for row, s in found if (not side or s == side) and known_only in {None, row.id is not None}]
    items = tuple(_item(row, s, known) for row, s in wanted[:MOST])
    sides = sorted({s for _, s in found if s} | ({side} if side else set()))
    return ActorsPage(items, words, side, tuple(sides), len(wanted) > MOST, resolved)


def _party(row: SpeakerCount) -> Party:
    return Party(row.name, row.id)


def _item(row: SpeakerCount, side: str | None, known: Relations) -> ActorItem:
    today = date.today()
    party = _party(row)
    actor = known.by_id(row.id) if row.id else None
    role = (role_in(known, party, (today, today)) or role_in(known, party, None)) if actor else None
    described = role or (actor.kind.value if actor and actor.kind.value != "person" else None)
    statements = links.page("/search", speaker=row.id or row.name)
    return ActorItem(row.name, links.actor(party), row.statements, statements, described, side, row.id is not None)
