"""Who is let in: everybody on this machine, or whoever has a token; and the sessions of those who logged in."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.responses import Response

from onrecord.web.tokens import Role, Token, Tokens
from onrecord.web.visiting import Visit, cleaned, own_name

SESSION_COOKIE = "onrecord_session"
NAME_COOKIE = "onrecord_name"

SESSION_S = 7 * 24 * 3600
"""Seconds that a log-in holds at most; it ends with the server too."""

NAME_S = 365 * 24 * 3600
"""Seconds that a browser remembers the name of whoever judges."""

MOST_SESSIONS = 1000
"""Log-ins that are remembered; the oldest goes first."""

_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class _Session:
    token: Token
    until: float


class Access:
    """Who may enter one server. `tokens` None: everybody who reaches it, which is for loopback alone."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self.tokens = tokens
        self._secret = secrets.token_bytes(32)
        self._sessions: dict[str, _Session] = {}

    @property
    def is_open(self) -> bool:
        """True where no token is asked for."""
        return self.tokens is None

    def visit(self, connection: HTTPConnection) -> Visit | None:
        """Whose request this is; None where it shows no token that holds."""
        session = connection.cookies.get(SESSION_COOKIE, "")
        if self.tokens is None:
            name = cleaned(unquote(connection.cookies.get(NAME_COOKIE, ""))) or own_name()
            return Visit(name, Role.EDITOR, "open", self.csrf(session) if session else "")
        bearer = bearer_of(connection)
        if bearer is not None:
            token = self.tokens.match(bearer)
            return Visit(token.name, token.role, "bearer") if token else None
        token = self._logged_in(session)
        return Visit(token.name, token.role, "session", self.csrf(session)) if token else None

    def csrf(self, session: str) -> str:
        """The token that forms of a session carry: nobody can work it out who does not see our pages."""
        return hmac.new(self._secret, session.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def log_in(self, secret: str) -> str | None:
        """Begins a session for a token; its cookie's value, or None where the token does not hold."""
        token = self.tokens.match(secret) if self.tokens else None
        if token is None:
            return None
        session = new_session()
        self._sessions[_key(session)] = _Session(token, time.monotonic() + SESSION_S)
        while len(self._sessions) > MOST_SESSIONS:
            self._sessions.pop(next(iter(self._sessions)))
        return session

    def log_out(self, session: str) -> None:
        """Ends a session."""
        self._sessions.pop(_key(session), None)

    def _logged_in(self, session: str) -> Token | None:
        found = self._sessions.get(_key(session)) if session else None
        if found is None or self.tokens is None:
            return None
        if found.until < time.monotonic() or not self.tokens.holds(found.token):
            self.log_out(session)
            return None
        return found.token


def new_session() -> str:
    """The value of a new session's cookie."""
    return secrets.token_urlsafe(32)


def bearer_of(connection: HTTPConnection) -> str | None:
    """The token in the Authorization header, None where there is none."""
    header = connection.headers.get("authorization", "")
    return header[len(_BEARER) :].strip() if header.lower().startswith(_BEARER) else None


def set_session(response: Response, session: str, *, secure: bool) -> None:
    """Sets the cookie of a session: for this server alone, unseen by scripts, never sent from other sites."""
    response.set_cookie(SESSION_COOKIE, session, path="/", httponly=True, samesite="strict", secure=secure)


def set_name(response: Response, name: str, *, secure: bool) -> None:
    """Sets the cookie with the name of whoever judges."""
    value = quote(name, safe="")
    response.set_cookie(NAME_COOKIE, value, NAME_S, path="/", httponly=True, samesite="strict", secure=secure)


def _key(session: str) -> str:
    """What a session is kept under: a look-up in a dictionary would tell by its time how much of a key fits."""
    return hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()
