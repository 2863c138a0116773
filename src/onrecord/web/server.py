"""Serving the pages: on this machine, or to whoever has a token."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from onrecord import desk
from onrecord.errors import LedgerError, OnrecordError, UsageError
from onrecord.ledger import Ledger
from onrecord.web.app import create_app
from onrecord.web.security import is_loopback
from onrecord.web.shell import House
from onrecord.web.tokens import Tokens

log = logging.getLogger(__name__)

BACKLOG = 128
"""Connections that may wait; a browser opens six at a time."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where to serve and to whom. Port 0 takes a free one.

    `tokens` None lets everybody in who reaches the address, which must then be a loopback one. `names` are what
    browsers may call this machine besides its own name and its addresses.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    tokens: Tokens | None = None
    names: tuple[str, ...] = ()


def serve(path: Path, options: ServeOptions, *, ready: Callable[[str], None] | None = None) -> None:
    """Serves the ledger at `path` until interrupted.

    `ready` is told the address once it is open. Raises UsageError for an address beyond loopback without tokens or a
    port that is taken, and LedgerError for a ledger that cannot be opened, all before anything is served. Where there
    is no ledger yet, the first document that is added on a page makes it.
    """
    _check_tokens(options)
    if not House(path).is_new:
        _open_once(path)
    with _listen(options.host, options.port) as listening:
        taken = listening.getsockname()[1]
        if ready is not None:
            ready(f"http://{f'[{options.host}]' if ':' in options.host else options.host}:{taken}/")
        app = create_app(path, hosts=_names(options), tokens=options.tokens)
        app.state.house.is_settling = True
        threading.Thread(target=settle, args=(app.state.house,), name="settling", daemon=True).start()
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])


def _open_once(path: Path) -> None:
    """Brings an older ledger up to date. One that may only be read is served as it is. Raises LedgerError."""
    try:
        Ledger.open(path).close()
    except LedgerError:
        Ledger.open(path, read_only=True).close()


def settle(house: House) -> None:
    """Stores what is yet to be worked out of a ledger, so that pages need not do it each time they are asked."""
    try:
        if not house.is_new:
            with Ledger.open(house.path) as ledger:
                desk.refresh(ledger)
    except OnrecordError as error:  # such as a ledger that may only be read
        log.info("positions and findings are not stored: %s", error)
    finally:
        house.is_settling = False


def _check_tokens(options: ServeOptions) -> None:
    if options.tokens is not None and not options.tokens.all():
        raise UsageError("There is no token for this ledger yet: make one with onrecord token create --name NAME.")
    if options.tokens is None and not is_loopback(options.host):
        raise UsageError(
            f"Whoever reaches {options.host} could read and change the ledger, so it takes tokens: make one with "
            "onrecord token create --name NAME, or give --read-token or --editor-token."
        )


def _names(options: ServeOptions) -> tuple[str, ...]:
    """What the Host header may say. Without tokens, nothing but loopback."""
    return (*options.names, socket.gethostname()) if options.tokens is not None else ()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, or one sentence about why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host.strip("[]"), port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(_refusal(host, port, error)) from error
    return listening


def _refusal(host: str, port: int, error: OSError | OverflowError) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use: end the program that has it, or give another with --port."
    if number == errno.EACCES:
        return f"Port {port} needs more rights than you have: give one above 1023 with --port."
    return f"Port {port} of {host} cannot be opened ({error}): give another with --port."
