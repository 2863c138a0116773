"""Serving: an address that answers, or one sentence about why there is none."""

import socket
import threading
import urllib.request
from pathlib import Path

import pytest
import uvicorn

from onrecord.errors import LedgerError, UsageError
from onrecord.web import serve


@pytest.mark.parametrize("host", ["198.51.100.7", "192.168.1.20", "example.org", "::"])
def test_other_addresses_than_loopback_are_refused(ledger_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="no log-in yet"):
        serve(ledger_path, host, 0)


def test_port_in_use_is_told(ledger_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} of 127.0.0.1 is in use"):
            serve(ledger_path, "127.0.0.1", port)


def test_port_that_is_none_is_told(ledger_path: Path) -> None:
    with pytest.raises(UsageError, match="--port"):
        serve(ledger_path, "127.0.0.1", 99_999)


def test_missing_ledger_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.db"):
        serve(tmp_path / "none.db", "127.0.0.1", 0)


def test_serves_on_a_free_port(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    servers: list[uvicorn.Server] = []
    addresses: list[str] = []
    opened = threading.Event()
    begin = uvicorn.Server.run

    def run(server: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        servers.append(server)
        begin(server, sockets)

    def ready(address: str) -> None:
        addresses.append(address)
        opened.set()

    monkeypatch.setattr(uvicorn.Server, "run", run)
    thread = threading.Thread(target=serve, args=(ledger_path, "127.0.0.1", 0), kwargs={"ready": ready})
    thread.start()
    assert opened.wait(30)
    with urllib.request.urlopen(addresses[0], timeout=30) as answer:  # noqa: S310
        assert "Documents" in answer.read().decode()
        assert answer.headers.get("server") is None
    servers[0].should_exit = True
    thread.join(30)
    assert not thread.is_alive()
