"""Asks visitors to come back while findings of a ledger are worked out, which each visit would else do anew.

Small ledgers are ready before anybody is told: an answer is put off for a moment first.
"""

from __future__ import annotations

import time

import anyio
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web import trouble
from onrecord.web.shell import House

PATIENCE = 2.0
"""Seconds that an answer is put off before the visitor is told: about as long as people wait without a word."""

BACK = 5
"""Seconds after which a browser asks again by itself."""

_PAUSE = 0.05
_ROOMS = frozenset({"findings", "matrix", "map", "roundup", "review", "positions", "network"})
_INSIDE = frozenset({"actors", "issues"})
"""Lists that need no findings, whose entries do."""


def needs_findings(path: str) -> bool:
    """Whether what is at an address, a page or the API's, is read from findings and positions."""
    parts = [part for part in path.split("/") if part]
    parts = parts[1:] if parts[:1] == ["api"] else parts
    return bool(parts) and (parts[0] in _ROOMS or (parts[0] in _INSIDE and len(parts) > 1))


class Settling:
    """ASGI middleware: answers with 503 and a time to come back, where findings are asked for before they are there."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app, self._house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what can be answered."""
        asks = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and needs_findings(scope["path"])
        if asks and await self._is_settling():
            response = trouble.settling(Request(scope, receive))
            response.headers["Retry-After"] = str(BACK)
            response.headers["Refresh"] = str(BACK)
            response.headers["Cache-Control"] = "no-store"
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _is_settling(self) -> bool:
        """Whether findings are still worked out after a moment's patience."""
        until = time.monotonic() + PATIENCE
        while self._house.is_settling and time.monotonic() < until:
            await anyio.sleep(_PAUSE)
        return self._house.is_settling
