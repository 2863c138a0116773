"""The gate: lets a request in with its visitor, or answers it with where to log in or why it is refused.

Everything that needs no reading of a body is looked at here, for every address alike: the token, the reader's and the
editor's rights, the site that a request comes from, the size of its body.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web import trouble, visiting
from onrecord.web.access import SESSION_COOKIE, Access, bearer_of, new_session, set_session
from onrecord.web.acting import Forbidden
from onrecord.web.limits import body_limit, too_large
from onrecord.web.visiting import Visit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""

_FOREIGN = "This request comes from another site: open the page of this ledger and repeat it there."
_READ_ONLY = "Your token is for reading only: log in with an editor's token to change anything."
_AGAIN = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0">'
    "<title>onrecord</title></head><body></body></html>"
)


class Gate:
    """ASGI middleware that lets visitors in."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with its visit in ``scope["state"]``, or answers it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        fresh = self._fresh(request)
        visit = self._access.visit(request)
        if visit is not None and fresh:
            visit = Visit(visit.name, visit.role, visit.way, self._access.csrf(fresh))
        if visit is not None:
            visiting.begin(visit)
            scope.setdefault("state", {})["visit"] = visit
        answer = _refusal(request, visit)
        if answer is not None:
            await answer(scope, receive, send)
            return
        await self._app(scope, _measured(request, receive), _with_session(request, fresh, send) if fresh else send)

    def _fresh(self, request: Request) -> str:
        """A new session for a browser without one, on this machine, where nobody logs in."""
        return new_session() if self._access.is_open and SESSION_COOKIE not in request.cookies else ""


def _refusal(request: Request, visit: Visit | None) -> Response | None:
    """What a request that is not let in is answered with; None for the others."""
    path, safe = request.url.path, request.method in SAFE
    if not safe and is_foreign(request) and bearer_of(request) is None:
        return trouble.answer(request, Forbidden(_FOREIGN))
    if path.startswith("/static/"):
        return None
    if safe and _lost_its_cookie(request):
        return HTMLResponse(_AGAIN, headers={"Cache-Control": "no-store"})
    if path != "/login" and visit is None:
        return _log_in(request)
    if not safe and visit is not None and not visit.may_write and path not in {"/login", "/logout"}:
        return trouble.answer(request, Forbidden(_READ_ONLY))
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > body_limit(path):
        return trouble.answer(request, too_large(path))
    return None


def _log_in(request: Request) -> Response:
    """Where to log in, for a person; what is missing, for a program."""
    if trouble.wants_json(request) or bearer_of(request) is not None or request.method not in SAFE:
        answer = trouble.answer(request, HTTPException(401, trouble.NO_TOKEN))
        answer.headers["WWW-Authenticate"] = 'Bearer realm="onrecord"'
        return answer
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?{urlencode({'next': wanted})}", status_code=303)


def is_foreign(request: Request) -> bool:
    """True where the browser says that another site, or another port of this host, made it send this request.

    Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/) where there is one, and the Origin header.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and site is not None):
        return False
    try:
        return urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    except ValueError:
        return True


def _lost_its_cookie(request: Request) -> bool:
    """True for a link followed from another site: the browser holds back the cookie that it may have.

    A page that loads itself again is asked for from here, and the cookie comes with it.
    """
    headers = request.headers
    foreign = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
    return foreign and headers.get("sec-fetch-mode") == "navigate" and SESSION_COOKIE not in request.cookies


def _measured(request: Request, receive: Receive) -> Receive:
    """`receive`, which raises an HTTPException where a body without a declared length grows too large."""
    limit, taken = body_limit(request.url.path), 0

    async def measured() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise too_large(request.url.path)
        return message

    return measured


def _with_session(request: Request, session: str, send: Send) -> Send:
    """`send`, which gives a new session's cookie to whoever gets a page."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(Headers(raw=message["headers"])):
            made = Response()
            set_session(made, session, secure=request.url.scheme == "https")
            MutableHeaders(scope=message).append("set-cookie", made.headers["set-cookie"])
        await send(message)

    return sending


def _is_page(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html")
