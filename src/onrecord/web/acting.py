"""Acting on the ledger from a page: who may, whether the form is ours, and the write itself, off the event loop.

A page or the API writes through `acted` alone:

    made = await acted(request, lambda ledger, by: desk.judge(ledger, ref, Decision.ACCEPT, by))
"""

from __future__ import annotations

import errno
import hmac
from collections.abc import Callable
from typing import TypeVar

from anyio import to_thread
from starlette.requests import Request

from onrecord.desk import Reviewer
from onrecord.errors import ExitCode, LedgerError, OnrecordError
from onrecord.ledger import Ledger
from onrecord.web.shell import House, house
from onrecord.web.visiting import Visit, visit_of

T = TypeVar("T")

CSRF_FIELD = "csrf"
CSRF_HEADER = "x-csrf"

MAX_FIELD = 16 * 2**20
"""Bytes of one field of a form: two million characters, the longest text that is read, in any script."""

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

_READ_ONLY = "Your token is for reading only: log in with an editor's token to change anything."
_STALE = "This page was opened before the server was started, or is not one of ours: load it again and repeat."
_NOBODY = "Log in with an editor's token to change anything."


class Forbidden(OnrecordError):  # noqa: N818 - reads as what it is where it is raised
    """A visitor who may not do this, or a form that does not come from one of our pages."""

    exit_code = ExitCode.USAGE

    @property
    def code(self) -> str:
        """Stable name for programs."""
        return "forbidden"


async def acted(request: Request, do: Callable[[Ledger, Reviewer], T]) -> T:
    """What `do` gives, run in a thread with the ledger open for writing and the visitor as the reviewer.

    One such act of an app runs at a time. Raises Forbidden where the visitor may not write or the request does not
    come from one of our pages, and OnrecordError as `do` does, with one sentence for a full disk or a locked ledger.
    A form's files are closed afterwards, its words can still be read.
    """
    try:
        visit = await allowed(request)
        return await to_thread.run_sync(_done, house(request), do, Reviewer(visit.name))
    finally:
        await request.close()


async def allowed(request: Request) -> Visit:
    """The visitor, who may write and whose request is his own. Raises Forbidden for all others."""
    visit = visit_of(request)
    if visit is None:
        raise Forbidden(_NOBODY)
    if not visit.may_write:
        raise Forbidden(_READ_ONLY)
    if not await is_own(request, visit):
        raise Forbidden(_STALE)
    return visit


async def is_own(request: Request, visit: Visit) -> bool:
    """True where no other site can have made the visitor's browser send this request."""
    if visit.way == "bearer" or (visit.way == "open" and _is_program(request)):
        return True
    sent = request.headers.get(CSRF_HEADER) or await _field(request)
    return bool(visit.csrf) and hmac.compare_digest(sent.encode(), visit.csrf.encode())


async def _field(request: Request) -> str:
    """The token in the form's own field. A form read here is the one that `request.form()` gives afterwards."""
    if not request.headers.get("content-type", "").lower().startswith(FORMS):
        return ""
    value = (await request.form(max_part_size=MAX_FIELD)).get(CSRF_FIELD)
    return value if isinstance(value, str) else ""


def _is_program(request: Request) -> bool:
    """True for a request that no page of another site can send: it needs a CORS permission, which we never give.

    Only POST with what a form can send needs none (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
    Browsers name the page's origin in it, programs do not.
    """
    headers = request.headers
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_of_form = request.method == "POST" and media in {"", "text/plain", *FORMS}
    return not is_of_form and "origin" not in headers and "sec-fetch-site" not in headers


def _done(house: House, do: Callable[[Ledger, Reviewer], T], by: Reviewer) -> T:
    try:
        with house.acting, Ledger.open(house.path) as ledger:
            return do(ledger, by)
    except OSError as error:
        raise LedgerError(no_room(house) if error.errno == errno.ENOSPC else not_written(house, error)) from error


def no_room(house: House) -> str:
    """The sentence for a full disk."""
    return f"There is no room left to write the ledger {house.path}: free some disk space and try again."


def not_written(house: House, error: OSError) -> str:
    """The sentence for what else the operating system refuses."""
    why = (error.strerror or "input/output error").lower()
    return f"The ledger {house.path} could not be written ({why}): check its folder and try again."
