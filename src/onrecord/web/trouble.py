"""The pages for what goes wrong, in the same frame as all others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import LedgerError, NotFoundError, OnrecordError, UsageError
from onrecord.web.security import HEADERS
from onrecord.web.shell import Shell, house

log = logging.getLogger(__name__)

NOT_HERE = "There is no page at this address."
OUR_FAULT = "Something went wrong on our side. The terminal that runs onrecord serve says more. Nothing was changed."


@dataclass(frozen=True, slots=True)
class TroublePage:
    """What went wrong (`heading`, `message`), and which of the ways out the page offers."""

    status: int
    heading: str
    message: str
    command: str | None = None


def not_found(request: Request, error: Exception) -> Response:
    """404 for an address, document or statement that is not there; other HTTP errors by their own number."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    message = str(error) if isinstance(error, OnrecordError) else NOT_HERE
    if status not in (404, 405):
        message = getattr(error, "detail", "") or OUR_FAULT
    heading = "Not found" if status == 404 else "Not possible"
    return _render(request, TroublePage(status, heading, message))


def bad_ledger(request: Request, error: Exception) -> Response:
    """503 for a ledger that cannot be opened or read."""
    path = house(request).path
    command = f"onrecord --ledger {path.name} verify"
    return _render(request, TroublePage(503, "The ledger cannot be read", str(error), command))


def refused(request: Request, error: Exception) -> Response:
    """400 for a filter or a cursor that cannot be understood."""
    return _render(request, TroublePage(400, "This cannot be asked", str(error)))


def broken(request: Request, error: Exception) -> Response:
    """500 for everything that we did not foresee; the server's log has the traceback."""
    log.error("%s failed: %r", request.url.path, error)
    response = _render(request, TroublePage(500, "Something went wrong", OUR_FAULT))
    response.headers.update(HEADERS)  # this handler runs outside of the middleware that sets them
    return response


def _render(request: Request, page: TroublePage) -> Response:
    return house(request).render("trouble.html", Shell(title=page.heading), page, page.status)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HTTPException: not_found,
    NotFoundError: not_found,
    LedgerError: bad_ledger,
    UsageError: refused,
    OnrecordError: refused,
    Exception: broken,
}
