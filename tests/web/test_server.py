"""Serving: an address that answers, or one sentence about why there is none."""

import socket
import threading
import urllib.request
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.desk.deriving import answering
from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.web import ServeOptions, create_app, serve, settling
from onrecord.web.server import settle
from onrecord.web.shell import House
from onrecord.web.tokens import Tokens
from tests.web import samples


@pytest.mark.parametrize("host", ["198.51.100.7", "192.168.1.20", "example.org", "::"])
def test_other_addresses_than_loopback_are_refused_without_tokens(ledger_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="so it takes tokens"):
        serve(ledger_path, ServeOptions(host, 0))


def test_tokens_must_be_there_where_they_are_asked_for(ledger_path: Path) -> None:
    with pytest.raises(UsageError, match="no token for this ledger yet"):
        serve(ledger_path, ServeOptions("127.0.0.1", 0, Tokens()))


def test_port_in_use_is_told(ledger_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} of 127.0.0.1 is in use"):
            serve(ledger_path, ServeOptions(port=port))


def test_port_that_is_none_is_told(ledger_path: Path) -> None:
    with pytest.raises(UsageError, match="--port"):
        serve(ledger_path, ServeOptions(port=99_999))


def test_ledger_that_cannot_be_is_told_before_anything_is_served(tmp_path: Path) -> None:
    (tmp_path / "none.db").write_bytes(b"no ledger at all, but long enough to look at" * 40)
    for path in (tmp_path / "none.db", tmp_path / "no folder" / "new.db", tmp_path):
        with pytest.raises(LedgerError):
            serve(path, ServeOptions(port=0))


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
    thread = threading.Thread(target=serve, args=(ledger_path, ServeOptions(port=0)), kwargs={"ready": ready})
    thread.start()
    assert opened.wait(30)
    with urllib.request.urlopen(addresses[0], timeout=30) as answer:  # noqa: S310
        assert "Documents" in answer.read().decode()
        assert answer.headers.get("server") is None
    servers[0].should_exit = True
    thread.join(30)
    assert not thread.is_alive()


def test_settling_ends_whatever_becomes_of_it(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no ledger at all, but long enough to look at" * 40)
    for path in (samples.build(tmp_path / "river.db"), tmp_path / "new.db", tmp_path / "broken.db"):
        house = House(path)
        house.is_settling = True
        settle(house)
        assert house.is_settling is False
    assert not (tmp_path / "new.db").exists()
    with Ledger.open(tmp_path / "river.db", read_only=True) as ledger, answering(ledger) as work:
        assert work is not None  # what pages ask for is stored


def test_who_asks_too_early_for_findings_is_told_when_to_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PATIENCE", 0.1)
    app = create_app(samples.build(tmp_path / "river.db"))
    app.state.house.is_settling = True
    with TestClient(app, base_url="http://127.0.0.1") as client:
        page, api = client.get("/findings"), client.get("/api/matrix")
        read = [client.get(path).status_code for path in ("/documents", "/actors", "/search?words=river")]
        app.state.house.is_settling = False
        after = client.get("/findings")
    assert (page.status_code, page.headers["refresh"], page.headers["retry-after"]) == (503, "5", "5")
    assert "Findings are being worked out" in page.text
    assert "content-security-policy" in page.headers
    assert (api.status_code, api.headers["content-type"]) == (503, "application/problem+json")
    assert read == [200, 200, 200]
    assert after.status_code == 200
