"""The map of the talks: actors and issues as a network of support and opposition, and which issues hang on which."""

from __future__ import annotations

import io
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.desk.linkage import Link, linkage
from onrecord.export.network import (
    Hanging,
    Network,
    affiliation,
    congruence,
    write_graphml,
    write_network_csv,
)
from onrecord.ledger import Ledger
from onrecord.web.map_lists import IssueView, LinkView, PairView, issue_views, link_views, pair_views
from onrecord.web.map_plan import Picture, picture
from onrecord.web.matrix_columns import issue_key
from onrecord.web.matrix_query import MatrixQuery, asked
from onrecord.web.matrix_reading import Choices, Days, in_force_on, read
from onrecord.web.shell import Shell, house, param

PATH = "/map"


@dataclass(frozen=True, slots=True)
class MapPage:
    """The context of map.html; `picture` is None where nothing is in force on the day.

    `issues_not_listed` counts the issues that the list leaves out; the files have all.
    """

    query: MatrixQuery
    days: Days
    choices: Choices
    picture: Picture | None
    issues: tuple[IssueView, ...]
    issues_not_listed: int
    links: tuple[LinkView, ...]
    pairs: tuple[PairView, ...]
    in_force: int

    def address(self, name: str = "", **changes: str | bool | None) -> str:
        """The address of this page, or of the file ``/map`` + `name`, with some fields of its query changed."""
        return self.query.address(PATH + name, **changes)


def respond(request: Request) -> Response:
    """``/map?as_of=&known_by=&side=&under=&counterpart=&whole=``."""
    page = context(house(request).ledger, asked(request))
    return house(request).render("map.html", Shell(title="Map of the talks", room=PATH), page)


def respond_graphml(request: Request) -> Response:
    """``/map.graphml`` with the page's parameters and ``network``: the network in force on the day as GraphML."""
    out = io.BytesIO()
    write_graphml(_network(request), out)
    return _file(request, out.getvalue(), "graphml", "application/graphml+xml")


def respond_csv(request: Request) -> Response:
    """``/map.csv`` with the page's parameters and ``network``: the edges of the network in force on the day."""
    out = io.BytesIO()
    write_network_csv(_network(request), out)
    return _file(request, out.getvalue(), "csv", "text/csv; charset=utf-8")


def context(ledger: Ledger, query: MatrixQuery) -> MapPage:
    """Everything that the page shows."""
    found = read(ledger, query)
    held = in_force_on(ledger, query, found.days.day)
    linked = linkage(ledger, held)
    listed = issue_views(held, query)
    return MapPage(
        query=query,
        days=found.days,
        choices=found.choices,
        picture=picture(held, linked, found.side_of, query) if held else None,
        issues=listed,
        issues_not_listed=len({issue_key(p.issue) for p in held}) - len(listed),
        links=link_views(linked),
        pairs=pair_views(held),
        in_force=len(held),
    )


def _network(request: Request) -> Network:
    """The network that the address asks for: ``network=congruence`` that of actors alone, else affiliation."""
    ledger = house(request).ledger
    query = asked(request)
    found = read(ledger, query)
    held = in_force_on(ledger, query, found.days.day)
    if param(request, "network") == "congruence":
        return congruence(held, found.side_of)
    return affiliation(held, map(_hanging, linkage(ledger, held)), found.side_of)


def _hanging(link: Link) -> Hanging:
    return Hanging(link.issue, link.hangs_on, link.conditions)


def _file(request: Request, body: bytes, ending: str, media_type: str) -> Response:
    name = "actors" if param(request, "network") == "congruence" else "network"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(body, media_type=media_type, headers=headers)


ROUTES = (
    Route(PATH, respond, name="map"),
    Route(f"{PATH}.graphml", respond_graphml, name="map as GraphML"),
    Route(f"{PATH}.csv", respond_csv, name="map as CSV"),
)
"""The map and its files."""
