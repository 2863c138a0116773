"""Tokens: who may read or write a ledger that is served beyond this machine.

A token is 256 random bits, shown once. The file ``<ledger>.tokens`` beside the ledger keeps its SHA-256 alone, which
needs no salt or stretching at that length. Tokens belong to one ledger: whoever gets a copy of it gets no entry.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, NotFoundError, UsageError

SECRET_BYTES = 32
"""Random bytes of a token that we make."""

LEAST_SECRET = 20
"""Characters that a token of the user's own making must have at least."""

PREFIX = "onrecord_"
"""How our tokens begin, so that a scanner for leaked secrets can tell them."""

_ID_DIGITS = 8


class Role(StrEnum):
    """What a token allows: a reader may look, an editor may also judge and add."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept. `sha256` is the hash of the secret, `id` its first digits, `made_on` a UTC time."""

    id: str
    name: str
    role: Role
    sha256: str
    made_on: str

    @classmethod
    def of(cls, secret: str, name: str, role: Role) -> Token:
        """The token whose secret is `secret`."""
        digest = _digest(secret)
        return cls(digest[:_ID_DIGITS], name, role, digest, datetime.now(UTC).isoformat(timespec="seconds"))


class Tokens:
    """The tokens that one server takes: those given on the command line, and those in the ledger's file."""

    def __init__(self, given: Iterable[Token] = (), path: Path | None = None) -> None:
        self._given = tuple(given)
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._kept: tuple[Token, ...] = ()

    def all(self) -> tuple[Token, ...]:
        """Every token that holds now. The file is read again when it changed, so that revoking works at once."""
        if self._path is not None:
            try:
                status = self._path.stat()
                seen = (status.st_mtime_ns, status.st_size)
            except OSError:
                seen = None
            if seen != self._seen:
                self._kept, self._seen = tuple(kept(self._path)), seen
        return (*self._given, *self._kept)

    def match(self, secret: str) -> Token | None:
        """The token with this secret. All are compared, each in constant time."""
        digest = _digest(secret)
        found = None
        for token in self.all():
            if hmac.compare_digest(token.sha256, digest):
                found = token
        return found

    def holds(self, token: Token) -> bool:
        """True while a token was not revoked."""
        return token in self.all()


def file_of(ledger: Path) -> Path:
    """Where the tokens of a ledger are kept."""
    return ledger.with_name(ledger.name + ".tokens")


def create(path: Path, name: str, role: Role) -> str:
    """Makes a token, keeps its hash in the file at `path`, and gives the secret, which is kept nowhere.

    Raises UsageError for a name that is taken or empty, InputError where the file cannot be read or written.
    """
    name = name.strip()
    before = list(kept(path))
    if not name or any(token.name == name for token in before):
        raise UsageError(f"There is a token called {name!r} already: give another name." if name else _NO_NAME)
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    _keep(path, [*before, Token.of(secret, name, role)])
    return secret


def revoke(path: Path, name: str) -> Token:
    """Takes a token away, by its name or id. Raises NotFoundError where there is none."""
    before = list(kept(path))
    gone = next((token for token in before if name in (token.name, token.id)), None)
    if gone is None:
        raise NotFoundError(f"There is no token called {name!r}: `onrecord token list` has them.")
    _keep(path, [token for token in before if token != gone])
    return gone


def kept(path: Path) -> list[Token]:
    """The tokens in a file; none where there is no file. Raises InputError for one that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The tokens in {path} cannot be read: check the file and its permissions.") from error
    try:
        return [_token(entry) for entry in json.loads(text)["tokens"]]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is damaged: remove it and make new tokens with `onrecord token create`.") from error


def given(path: Path, role: Role) -> Token:
    """The token whose secret is the text of a file; its name is the file's. Raises InputError."""
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"No token can be read from {path}: name a text file that holds one.") from error
    if len(secret) < LEAST_SECRET or len(secret.split()) != 1:
        raise InputError(
            f"The token in {path} must be one word of at least {LEAST_SECRET} characters: "
            "make one with `onrecord token create`."
        )
    return Token.of(secret, path.stem, role)


_NO_NAME = "A token needs a name, which stands beside what its bearer judges: --name NAME."


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _token(entry: dict[str, Any]) -> Token:
    return Token(str(entry["id"]), str(entry["name"]), Role(entry["role"]), str(entry["sha256"]), str(entry["made_on"]))


def _keep(path: Path, tokens: Iterable[Token]) -> None:
    """Writes the file for its owner alone, whole or not at all."""
    text = json.dumps({"tokens": [asdict(token) for token in tokens]}, indent=1, ensure_ascii=False)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with open(beside, "w", encoding="utf-8", opener=_for_owner) as file:
            file.write(text + "\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"The tokens cannot be written to {path}: check its folder.") from error


def _for_owner(name: str, flags: int) -> int:
    return os.open(name, flags | os.O_EXCL, 0o600)
