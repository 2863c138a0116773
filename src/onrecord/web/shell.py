"""What all pages share: the ledger they read, the templates, the navigation."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
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
from onrecord.web.visiting import current

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
    Room("/", "Home"),
    Room("/findings", "Findings"),
    Room("/actors", "Actors"),
    Room("/issues", "Issues"),
    Room("/matrix", "Matrix"),
    Room("/map", "Map"),
    Room("/roundup", "Round-up"),
    Room("/search", "Search"),
    Room("/documents", "Documents"),
    Room("/review", "Review"),
)


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame around a page: its title, the room it is in, the words in the search box, and the visitor.

    `csrf` is what a form must carry, `who` the name that judgements are entered under, `may_write` False for readers
    and `logged_in` True for whoever can log out. `House.render` fills these in.
    """

    title: str
    room: str = ""
    query: str = ""
    version: str = __version__
    rooms: tuple[Room, ...] = ROOMS
    csrf: str = ""
    who: str = ""
    may_write: bool = False
    logged_in: bool = False


class House:
    """The ledger and templates of one app. The ledger is opened when first asked for, so that trouble has a page.

    `acting` is held by whoever writes for a visitor. `is_settling` is True while findings are worked out that are not
    stored yet, in which time asking for them takes as long as that.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.assets = Assets()
        self.acting = threading.Lock()
        self.is_settling = False
        self._lock = threading.Lock()
        self._ledger: Ledger | None = None
        self._templates = _environment(self.assets)

    @property
    def ledger(self) -> Ledger:
        """The ledger, open for reading. Raises LedgerError when it cannot be opened, and tries again next time."""
        with self._lock:
            if self._ledger is None:
                self._ledger = Ledger.open(self.path, read_only=True)
            return self._ledger

    @property
    def is_new(self) -> bool:
        """True where there is no ledger yet, and one can be made: no file, or an empty one, in a folder that exists."""
        try:
            return self.path.stat().st_size == 0 and self.path.is_file()
        except FileNotFoundError:
            return self.path.parent.is_dir()
        except OSError:
            return False

    @property
    def reader(self) -> Reader:
        """The ledger's read side. Raises LedgerError as `ledger` does."""
        return self.ledger.read

    def render(self, template: str, shell: Shell, page: object, status: int = 200) -> Response:
        """A page from its template, its frame and its typed context."""
        framed = _visited(shell)
        body = self._templates.get_template(template).render(shell=framed, page=page, ledger=self.path.name)
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


def _visited(shell: Shell) -> Shell:
    """The frame with what it shows of the visitor of this request."""
    visit = current()
    if visit is None:
        return shell
    logged_in = visit.way == "session"
    return replace(shell, csrf=visit.csrf, who=visit.name, may_write=visit.may_write, logged_in=logged_in)


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
