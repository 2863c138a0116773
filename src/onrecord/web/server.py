"""Serving the pages on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.web.app import create_app
from onrecord.web.security import is_loopback

BACKLOG = 128
"""Connections that may wait; a browser opens six at a time."""


def serve(path: Path, host: str = "127.0.0.1", port: int = 8765, *, ready: Callable[[str], None] | None = None) -> None:
    """Serves the ledger at `path` until interrupted; port 0 takes a free one.

    `ready` is told the address once it is open. Raises UsageError for an address that is not this machine's loopback
    or a port that is taken, and LedgerError for a ledger that cannot be opened, both before anything is served.
    """
    _check_host(host)
    Ledger.open(path, read_only=True).close()
    with _listen(host, port) as listening:
        taken = listening.getsockname()[1]
        if ready is not None:
            ready(f"http://{f'[{host}]' if ':' in host else host}:{taken}/")
        config = uvicorn.Config(create_app(path), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _check_host(host: str) -> None:
    if not is_loopback(host):
        raise UsageError(
            f"The pages have no log-in yet, so they are served on this machine alone: use --host 127.0.0.1, not {host}."
        )


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
