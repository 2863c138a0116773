"""Who judges: the name under which judgements are entered, logging in with a token, logging out."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import UsageError
from onrecord.web.access import SESSION_COOKIE, Access, set_name, set_session
from onrecord.web.acting import Forbidden, allowed, is_own
from onrecord.web.shell import Shell, house, param
from onrecord.web.visiting import MAX_NAME, cleaned, visit_of

_WRONG = "This token does not hold: check that you copied all of it, or ask whoever serves the ledger for another."
_STALE = "This page was opened before the server was started: load it again and repeat."


@dataclass(frozen=True, slots=True)
class MePage:
    """The context of me.html: the name that stands, whether it can be changed here, and where to go afterwards."""

    name: str
    changeable: bool
    most: int
    back: str


@dataclass(frozen=True, slots=True)
class LogInPage:
    """The context of login.html: where to go afterwards, and what was wrong with the token, if anything."""

    back: str
    wrong: str | None


def access(request: Request) -> Access:
    """Who may enter the app that a request came to."""
    found = request.app.state.access
    if not isinstance(found, Access):
        raise TypeError("the app has no access")
    return found


def respond(request: Request) -> Response:
    """``/me?next=``: the name of whoever judges."""
    visit = visit_of(request)
    page = MePage(visit.name if visit else "", access(request).is_open, MAX_NAME, local(param(request, "next")))
    return house(request).render("me.html", Shell(title="Who judges"), page)


async def rename(request: Request) -> Response:
    """POST ``/me``: on this machine, the name that judgements are entered under. An empty one is the system's."""
    visit = await allowed(request)
    if visit.way != "open":
        raise Forbidden("Your name is that of your token: ask whoever serves the ledger for a token of another name.")
    form = await request.form()
    name = cleaned(str(form.get("name", "")))
    if not name and str(form.get("name", "")).strip():
        raise UsageError("This name has no letter in it: give one that can be read.")
    answer = RedirectResponse(local(str(form.get("next", ""))), status_code=303)
    set_name(answer, name, secure=request.url.scheme == "https")
    return answer


def ask(request: Request) -> Response:
    """``/login?next=``: where a token is given."""
    back = local(param(request, "next"))
    if visit_of(request) is not None:
        return RedirectResponse(back, status_code=303)
    return _asked(request, back, None)


async def log_in(request: Request) -> Response:
    """POST ``/login``: a session for a token that holds."""
    form = await request.form()
    back = local(str(form.get("next", "")))
    session = await run_in_threadpool(access(request).log_in, str(form.get("token", "")).strip())
    if session is None:
        return _asked(request, back, _WRONG)
    answer = RedirectResponse(back, status_code=303)
    set_session(answer, session, secure=request.url.scheme == "https")
    return answer


async def log_out(request: Request) -> Response:
    """POST ``/logout``: ends the session."""
    visit = visit_of(request)
    if visit is None or not await is_own(request, visit):
        raise Forbidden(_STALE)
    access(request).log_out(request.cookies.get(SESSION_COOKIE, ""))
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def local(address: str | None) -> str:
    """`address` if it is a page of ours, else the first page: nobody is sent elsewhere by a link to the log-in."""
    if not address or not address.startswith("/") or address[1:2] in {"/", "\\"}:
        return "/"
    return address if address.isprintable() and "\\" not in address else "/"


def _asked(request: Request, back: str, wrong: str | None) -> Response:
    page = LogInPage(back, wrong)
    return house(request).render("login.html", Shell(title="Log in"), page, 401 if wrong else 200)


ROUTES = (
    Route("/me", respond, name="me"),
    Route("/me", rename, methods=["POST"]),
    Route("/login", ask, name="login"),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, methods=["POST"], name="logout"),
)
