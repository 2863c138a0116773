"""What all pages share: the ledger they read, the templates, the navigation."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.web import links, wording
from onrecord.web.assets import Assets
from onrecord.web.shown import finalize

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MAX_PARAM = 500
"""Characters of a filter that we look at; an address can be as long as a browser likes."""


@dataclass(frozen=True, slots=True)
class Room:
    """A place in the navigation."""

    href: str
    name: str


ROOMS = (
    Room("/", "Documents"),
    Room("/statements", "Statements"),
    Room("/issues", "Issues"),
    Room("/speakers", "Speakers"),
)


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame around a page: its title, the room it is in, the words in the search box, the ledger's file name."""

    title: str
    room: str = ""
    query: str = ""
    ledger: str = ""
    version: str = __version__
    rooms: tuple[Room, ...] = ROOMS


class House:
    """The ledger and templates of one app. The ledger is opened when first asked for, so that trouble has a page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.assets = Assets()
        self._lock = threading.Lock()
        self._ledger: Ledger | None = None
        self._templates = _environment(self.assets)

    @property
    def reader(self) -> Reader:
        """The ledger's read side. Raises LedgerError when the file cannot be opened, and tries again next time."""
        with self._lock:
            if self._ledger is None:
                self._ledger = Ledger.open(self.path, read_only=True)
            return self._ledger.read

    def render(self, template: str, shell: Shell, page: object, status: int = 200) -> Response:
        """A page from its template, its frame and its typed context."""
        body = self._templates.get_template(template).render(shell=shell, page=page, ledger=self.path.name)
        return HTMLResponse(body, status_code=status)

    def close(self) -> None:
        """Closes the ledger if it is open."""
        with self._lock:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None


def house(request: Request) -> House:
    """The house of the app that a request came to."""
    return cast(House, request.app.state.house)


def param(request: Request, name: str) -> str | None:
    """A query parameter without surrounding white space; None when absent or empty."""
    value = request.query_params.get(name, "").strip()[:MAX_PARAM]
    return value or None


def _environment(assets: Assets) -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(asset=assets.href, links=links, wording=wording)
    return environment
