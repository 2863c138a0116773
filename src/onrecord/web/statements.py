"""The address of a single statement, and its citation."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import UsageError
from onrecord.export.cite import cite as reference
from onrecord.export.style import Style
from onrecord.web import links
from onrecord.web.shell import house, param


def redirect(request: Request) -> Response:
    """``/statements/{statement}`` goes to the reader at the statement's place."""
    row = house(request).reader.statement(request.path_params["statement"])
    return RedirectResponse(links.statement(row.document.id, row.statement.id), status_code=302)


def moved(request: Request) -> Response:
    """``/statements`` goes to the search, with all of its parameters."""
    query = request.url.query
    return RedirectResponse(f"/search?{query}" if query else "/search", status_code=301)


def cite(request: Request) -> Response:
    """``/statements/{statement}/cite?style=``: the reference as plain text, in the Chicago style unless asked."""
    style = param(request, "style") or Style.CHICAGO
    if style not in set(Style):
        raise UsageError(f"The style is one of {', '.join(Style)}, not {style!r}.")
    row = house(request).reader.statement(request.path_params["statement"])
    return PlainTextResponse(reference(row.statement, row.document, Style(style)) + "\n")


ROUTES = (
    Route("/statements", moved),
    Route("/statements/{statement}", redirect),
    Route("/statements/{statement}/cite", cite),
)
