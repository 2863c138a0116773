"""What every answer says to the browser, and whom we answer at all.

Documents are other people's text. Should some of it ever reach a page as markup, the Content-Security-Policy lets it
run nothing and load nothing. A site that points its own name at 127.0.0.1 (DNS rebinding) is refused by its Host.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers name no origin in our own forms either
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

WRONG_HOST = (
    "This ledger does not answer to this name: on this machine, open http://127.0.0.1 with the port of onrecord serve; "
    "elsewhere, ask whoever serves it to start it with --name and this name.\n"
)


def is_loopback(host: str) -> bool:
    """True for ``localhost`` and loopback addresses, in brackets or not."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The name in a Host header, without the port: ``127.0.0.1:8000`` and ``[::1]:8000`` give the address."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def is_address(host: str) -> bool:
    """True for an address in digits. No other site's name can be made to lead to one, so it is as good as a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """ASGI middleware: refuses foreign Host headers and sets the security headers on every answer.

    Answered are loopback addresses, the names in `hosts`, and with `addresses` every address in digits.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = (), *, addresses: bool = False) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it with 421 when it is meant for another host."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        name = host_name(Headers(scope=scope).get("host", ""))
        known = is_loopback(name) or name in self._hosts or (self._addresses and is_address(name))
        app = self._app if known else _wrong_host(scope["path"])
        await app(scope, receive, guarded)


def _wrong_host(path: str) -> ASGIApp:
    """The answer to a request that is meant for another host, for a person or for a program."""
    if not path.startswith("/api/"):
        return PlainTextResponse(WRONG_HOST, status_code=421)
    from onrecord.web.api.problems import problem  # it builds on this module

    return problem(path, 421, WRONG_HOST.strip())
