"""Who speaks in the ledger, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web import links
from onrecord.web.shell import Shell, house, param

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MOST = 500
"""Speakers on the page; who speaks less is found by words."""


@dataclass(frozen=True, slots=True)
class SpeakerItem:
    """A speaker, his number of statements, their page, and whether he is resolved to an actor."""

    name: str
    statements: int
    href: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """The context of speakers.html; `more` when the list was cut at `MOST`."""

    items: tuple[SpeakerItem, ...]
    words: str | None
    more: bool


def respond(request: Request) -> Response:
    """``/speakers?words=``."""
    page = context(house(request).reader, param(request, "words"))
    return house(request).render("speakers.html", Shell(title="Speakers", room="/speakers"), page)


def context(reader: Reader, words: str | None) -> SpeakersPage:
    """Everything that the list shows, most statements first."""
    found = reader.speakers(words=words, limit=MOST + 1)
    items = tuple(
        SpeakerItem(who.name, who.statements, links.page("/statements", speaker=who.id or who.name), who.id is not None)
        for who in found[:MOST]
    )
    return SpeakersPage(items, words, len(found) > MOST)
