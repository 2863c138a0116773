"""The round-up of a period as a page, and as a file in each of its forms."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.export.roundup import Block, Heading, outline
from onrecord.export.roundup.form import Form, written
from onrecord.export.roundup.links import Links
from onrecord.ledger import DocumentQuery, Ledger, Stamp, file_stamp
from onrecord.roundup import Roundup, RoundupQuery
from onrecord.web import links
from onrecord.web.shell import Shell, house, param

PATH = "/roundup"
WEEK = 7
MONTH = 30
"""Days of the periods that are offered, the last one being that of the newest document."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Preset:
    """A period that is offered: what it is called, its address, and whether it is the one shown."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the second level with the id of its place, and the blocks below it."""

    id: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RoundupPage:
    """The context of roundup.html.

    `query` is None where no document has a day, so that there is no period to tell of. `head` are the blocks before the
    first part; `files` pairs of a form's name and its address.
    """

    query: RoundupQuery | None
    title: str
    head: tuple[Block, ...]
    parts: tuple[Part, ...]
    is_empty: bool
    presets: tuple[Preset, ...]
    sides: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


INWARD = Links(
    source=lambda source: links.document(source.id),
    words=lambda statement, source: links.statement(source.id, statement.id),
    finding=lambda finding: links.finding(finding.id),
    actor=links.actor,
    issue=links.issue,
    all=lambda query: links.page("/search", **{"from": query.since, "to": query.until}),
)
"""Where the things of a round-up lead on these pages."""


def respond(request: Request) -> Response:
    """``/roundup?from=&to=&side=&actor=&issue=&collection=``; without days the week up to the newest document."""
    ledger = house(request).ledger
    page = context(ledger, asked(request, newest(ledger)))
    return house(request).render("roundup.html", Shell(title=page.title, room=PATH), page)


def respond_file(request: Request) -> Response:
    """``/roundup.md``, ``.html`` and ``.pdf`` with the page's parameters: the round-up as a file.

    Raises UsageError where there is no period.
    """
    form = Form(request.url.path.rpartition(".")[2])
    ledger = house(request).ledger
    query = asked(request, newest(ledger))
    if query is None:
        raise UsageError("No document has a day, so there is no period to tell of: say from and to.")
    name = f"roundup-{query.since}-{query.until}.{form.value}"
    return Response(
        written(desk.roundup(ledger, query), form),
        media_type=form.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def asked(request: Request, last: str | None) -> RoundupQuery | None:
    """The query in the address; a day that we cannot read is none. None without days in the address and the ledger."""
    until = _day(param(request, "to")) or last
    if until is None:
        return None
    return RoundupQuery(
        since=_day(param(request, "from")) or _before(until, WEEK),
        until=until,
        side=param(request, "side"),
        actor=param(request, "actor"),
        issue=param(request, "issue"),
        collection=param(request, "collection"),
    )


def newest(ledger: Ledger) -> str | None:
    """The day of the newest document, or from when on it is; None in a ledger without either."""
    rows = ledger.read.documents(DocumentQuery(limit=1)).items
    return rows[0].published_on or rows[0].not_before if rows else None


def context(ledger: Ledger, query: RoundupQuery | None) -> RoundupPage:
    """Everything that the page shows, remembered until the ledger's file changes."""
    return _context(ledger, file_stamp(ledger.path), query)


@lru_cache(maxsize=2)  # the page before too, since people go to and fro between two periods
def _context(ledger: Ledger, _stamp: Stamp, query: RoundupQuery | None) -> RoundupPage:
    book = desk.held_codebook(ledger)
    sides = tuple(dict.fromkeys(side for _, side in book.sides)) if book else ()
    if query is None:
        return RoundupPage(None, "Round-up", (), (), True, (), sides, ())
    made = desk.roundup(ledger, query)
    title, *blocks = outline(made, INWARD)
    name = title.text if isinstance(title, Heading) else "Round-up"
    head, parts = _parts(blocks)
    files = tuple((form.value, _address(query, f"{PATH}.{form.value}")) for form in Form)
    return RoundupPage(query, name, head, parts, made.is_empty, _presets(ledger, made), sides, files)


def _parts(blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """The blocks before the first heading of the second level, and those below each."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    made = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=False), 1):
        heading = blocks[start]
        if isinstance(heading, Heading):
            made.append(Part(f"part-{number}", heading.text, tuple(blocks[start + 1 : end])))
    return tuple(blocks[: starts[0] if starts else len(blocks)]), tuple(made)


def _presets(ledger: Ledger, made: Roundup) -> tuple[Preset, ...]:
    """The day, the week and the month up to the newest document."""
    last, query = newest(ledger), made.query
    if last is None:
        return ()
    periods = ("Day", last), ("Week", _before(last, WEEK)), ("Month", _before(last, MONTH))
    return tuple(
        Preset(name, _address(wanted, PATH), wanted == query)
        for name, since in periods
        for wanted in (replace(query, since=since, until=last),)
    )


def _address(query: RoundupQuery, path: str) -> str:
    days = {"from": query.since, "to": query.until}
    only = {"side": query.side, "actor": query.actor, "issue": query.issue, "collection": query.collection}
    return links.with_params(path, {**days, **only})


def _before(day: str, days: int) -> str:
    """The first of so many days of which `day` is the last."""
    return dt.date.fromordinal(max(1, dt.date.fromisoformat(day).toordinal() - days + 1)).isoformat()


def _day(value: str | None) -> str | None:
    """`value` if it is a day of the calendar, else None."""
    if value is None or not _DAY.fullmatch(value):
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


ROUTES = [
    Route(PATH, respond, name="roundup"),
    *(Route(f"{PATH}.{form.value}", respond_file, name=f"roundup-{form.value}") for form in Form),
]
"""The addresses of this page."""
