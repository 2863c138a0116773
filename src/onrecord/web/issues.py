"""What claims are about: the issues, how often, and with which stances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from onrecord.export.signs import SIGNS
from onrecord.ledger import IssueCount
from onrecord.records import Stance
from onrecord.web import links
from onrecord.web.claims import SIGNED
from onrecord.web.reader_memory import issues_of
from onrecord.web.shell import Shell, house, param

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MOST = 300
"""Issues on the page; others are found by words."""

_SHADES = 12
"""Steps of a bar's length in site.css (classes w0 to w12), since the page may carry no styles of its own."""


@dataclass(frozen=True, slots=True)
class StanceCount:
    """The claims of one stance on an issue, and the address of their statements."""

    stance: str
    sign: str
    claims: int
    href: str
    share: int


@dataclass(frozen=True, slots=True)
class IssueItem:
    """A row: the issue, the address of its page, and its claims by stance."""

    row: IssueCount
    depth: int
    href: str
    stances: tuple[StanceCount, ...]


@dataclass(frozen=True, slots=True)
class IssuesPage:
    """The context of issues.html; `more` when the list was cut at `MOST`, `version` that of the ledger's codebook."""

    items: tuple[IssueItem, ...]
    signs: tuple[tuple[str, str], ...]
    words: str | None
    more: bool
    version: int | None


def respond(request: Request) -> Response:
    """``/issues?words=``."""
    page = context(house(request).reader, param(request, "words"))
    return house(request).render("issues.html", Shell(title="Issues", room="/issues"), page)


def context(reader: Reader, words: str | None) -> IssuesPage:
    """Everything that the list shows, most claims first."""
    found = issues_of(reader, words, MOST + 1)
    stored = reader.codebook()
    items = tuple(_item(row) for row in found[:MOST])
    return IssuesPage(items, SIGNED, words, len(found) > MOST, stored.version if stored else None)


def _item(row: IssueCount) -> IssueItem:
    called = row.path or row.label
    stances = (
        StanceCount(
            stance=stance.value,
            sign=SIGNS[stance],
            claims=row.of(stance),
            href=links.page("/search", issue=called, stance=stance.value),
            share=-(-row.of(stance) * _SHADES // row.claims),
        )
        for stance in Stance
    )
    return IssueItem(row, min(row.depth, 5), links.issue(row), tuple(stances))
