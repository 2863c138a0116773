"""What goes wrong, as a page in the same frame as all others, or for programs as problem details (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import LedgerError, NotFoundError, OnrecordError
from onrecord.web.acting import Forbidden
from onrecord.web.api.problems import problem
from onrecord.web.security import HEADERS
from onrecord.web.shell import Shell, house

log = logging.getLogger(__name__)

NOT_HERE = "There is no page at this address."
OUR_FAULT = "Something went wrong on our side. The terminal that runs onrecord serve says more. Nothing was changed."
NO_LEDGER = "There is nothing to show before a document is added: the first one makes the ledger."
SETTLING = (
    "This takes a while after a new version or codebook, once. The page comes by itself when it is done; documents and "
    "search can be read meanwhile."
)
NO_TOKEN = "Log in first: this ledger is served to those alone who have a token."  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class TroublePage:
    """What went wrong; `command` is what to type to learn more, if anything, `way` where to go on, with its name."""

    status: int
    heading: str
    message: str
    command: str | None = None
    way: tuple[str, str] = ("/", "First page")


_HEADINGS = {
    401: "Log in first",
    403: "Not allowed",
    404: "Not found",
    413: "Too large",
    503: "The ledger cannot be read",
}


def wants_json(request: Request) -> bool:
    """True for the API, and where JSON is accepted and HTML is not."""
    accepted = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or ("application/json" in accepted and "text/html" not in accepted)


def answer(request: Request, error: Exception) -> Response:
    """The page, or the JSON, for an error that we know."""
    return _render(request, page_of(request, error))


def page_of(request: Request, error: Exception) -> TroublePage:
    """What is said of an error that we know."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    message = str(error)
    if isinstance(error, NotFoundError):
        return TroublePage(404, _HEADINGS[404], message)
    if isinstance(error, Forbidden):
        return TroublePage(403, _HEADINGS[403], message)
    if isinstance(error, LedgerError) and house(request).is_new:
        return TroublePage(404, "No ledger yet", NO_LEDGER, way=("/add", "Add the first document"))
    if isinstance(error, LedgerError):
        command = f"onrecord --ledger {house(request).path.name} verify"
        return TroublePage(503, _HEADINGS[503], message, command)
    asked = request.method in {"GET", "HEAD"}
    return TroublePage(400, "This cannot be asked" if asked else "This cannot be done", message)


def _of_http(error: HTTPException) -> TroublePage:
    status = error.status_code
    said = error.detail if error.detail and error.detail != _phrase(status) else ""
    message = said or (NOT_HERE if status in (404, 405) else OUR_FAULT)
    return TroublePage(status, _HEADINGS.get(status, "Not possible"), message)


def _phrase(status: int) -> str:
    """What Starlette says of a status where nobody says more."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def settling(request: Request) -> Response:
    """503 while findings are worked out."""
    return _render(
        request, TroublePage(503, "Findings are being worked out", SETTLING, way=("/documents", "Documents"))
    )


def broken(request: Request, error: Exception) -> Response:
    """500 for everything that we did not foresee; the server's log has the traceback."""
    log.error("%s failed: %r", request.url.path, error)
    response = _render(request, TroublePage(500, "Something went wrong", OUR_FAULT))
    response.headers.update(HEADERS)  # this handler runs outside of the middleware that sets them
    return response


def _render(request: Request, page: TroublePage) -> Response:
    if wants_json(request):
        return problem(request.url.path, page.status, page.message)
    return house(request).render("trouble.html", Shell(title=page.heading), page, page.status)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HTTPException: answer,
    OnrecordError: answer,
    Exception: broken,
}
