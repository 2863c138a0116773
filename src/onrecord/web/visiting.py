"""Who is visiting: the person behind a request, what they may do, and the token that their forms carry."""

from __future__ import annotations

import getpass
import unicodedata
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request

from onrecord.web.tokens import Role

NOBODY = "somebody"
"""Who judges where neither a cookie nor the operating system has a name."""

MAX_NAME = 80
"""Characters of a reviewer's name."""

Way = Literal["open", "session", "bearer"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's visitor.

    `name` is who judges, `role` what is allowed. `way` says how that is known: ``open`` (this machine, no token asked
    for), ``session`` (a token was given on the log-in page) or ``bearer`` (a token in the request's header). `csrf` is
    what a form of this visitor must carry; it is empty for bearers, whom no other site can impersonate.
    """

    name: str
    role: Role
    way: Way
    csrf: str = ""

    @property
    def may_write(self) -> bool:
        """True for editors."""
        return self.role is Role.EDITOR


_CURRENT: ContextVar[Visit | None] = ContextVar("visit", default=None)


def begin(visit: Visit) -> None:
    """Makes `visit` the visit of the request that is being answered."""
    _CURRENT.set(visit)


def current() -> Visit | None:
    """The visit of the request that is being answered; None before anyone is let in."""
    return _CURRENT.get()


def visit_of(request: Request) -> Visit | None:
    """The visit of a request; None where nobody was let in."""
    found = request.scope.get("state", {}).get("visit")
    return found if isinstance(found, Visit) else None


def cleaned(name: str) -> str:
    """A name as it is kept: one line of at most `MAX_NAME` characters that can be seen."""
    seen = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in name)
    return " ".join(seen.split())[:MAX_NAME].strip()


def own_name() -> str:
    """The name of the person on this machine, as the operating system has it."""
    try:
        return cleaned(getpass.getuser()) or NOBODY
    except (OSError, KeyError, ImportError):
        return NOBODY
