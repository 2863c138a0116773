"""Fetching: only what is named, only public addresses, only so much and so long."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onrecord.errors import InputError, NetworkError
from onrecord.read import ReadOptions
from onrecord.read.addresses import is_public
from onrecord.read.fetch import fetch
from onrecord.read.inputs import read_inputs
from tests.read.formats.samples import SAID, sorted_out


class _Site(BaseHTTPRequestHandler):
    """A site with a page, redirects, endless and slow answers."""

    def do_GET(self) -> None:
        """Answers by path."""
        if self.path.startswith("/to/"):
            self._answer(302, b"", Location=self.path.removeprefix("/to/").replace("~", "/"))
        elif self.path == "/page":
            self._answer(200, f"<h1>Talks</h1><p>{SAID}</p>".encode(), **{"Content-Type": "text/html; charset=utf-8"})
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(b"a" * 5_000_000), **{"Content-Encoding": "gzip"})
        elif self.path == "/slow":
            self._drip()
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            pass  # the reader has gone

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(name="site")
def _site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


OPEN = ReadOptions(allow_private=True)


def test_a_named_page_is_a_document_with_its_address(site: str) -> None:
    document = sorted_out(read_inputs([f"{site}/page#part"], OPEN)).only
    assert SAID in document.text
    assert document.meta.url == document.key == f"{site}/page"
    assert document.meta.retrieved_on == OPEN.day.isoformat()


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    with pytest.raises(NetworkError, match="private address"):
        fetch(f"{site}/page", ReadOptions())
    with pytest.raises(NetworkError, match="private address"):
        fetch("http://localhost/", ReadOptions())


def test_redirects_are_followed_and_counted(site: str) -> None:
    assert SAID.encode() in fetch(f"{site}/to/~page", OPEN).data
    with pytest.raises(NetworkError, match="redirects more than 5 times"):
        fetch(f"{site}/to/" + "~to~" * 9 + "~page", OPEN)
    with pytest.raises(NetworkError, match="only those are fetched"):
        fetch(f"{site}/to/file:~~~etc~passwd", OPEN)


def test_redirects_to_private_addresses_are_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([True, False])  # the first address is public, the one that it redirects to is not
    monkeypatch.setattr("onrecord.read.addresses.is_public", lambda _: next(answers))
    with pytest.raises(NetworkError, match="private address"):
        fetch(f"{site}/to/~page", ReadOptions())


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rsplit(":", 1)[1])
    answers = iter(["127.0.0.1", "203.0.113.1"])

    def resolve(host: str, port: int, **_: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    real = socket.create_connection
    dialled: list[str] = []

    def dial(address: tuple[str, int], **options: Any) -> socket.socket:
        dialled.append(address[0])
        monkeypatch.undo()
        return real(address, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", dial)
    assert SAID.encode() in fetch(f"http://rebinding.example:{port}/page", OPEN).data
    assert dialled == ["127.0.0.1"]


def test_size_is_bounded_while_it_streams_and_unpacks(site: str) -> None:
    with pytest.raises(InputError, match="larger than"):
        fetch(f"{site}/bomb", ReadOptions(allow_private=True, max_bytes=100_000))
    with pytest.raises(InputError, match="larger than"):
        fetch(f"{site}/page", ReadOptions(allow_private=True, max_bytes=10))


def test_a_dripping_answer_ends_at_the_time_limit(site: str) -> None:
    with pytest.raises(NetworkError, match="took longer than"):
        fetch(f"{site}/slow", ReadOptions(allow_private=True, timeout_s=0.5))


def test_errors_are_one_sentence(site: str) -> None:
    with pytest.raises(NetworkError, match="status 404"):
        fetch(f"{site}/none", OPEN)
    with pytest.raises(NetworkError, match="could not be fetched"):
        fetch("http://127.0.0.1:9/", OPEN)
    with pytest.raises(NetworkError, match="password"):
        fetch("http://user:word@127.0.0.1/", OPEN)
    with pytest.raises(NetworkError, match="not known"):
        fetch("http://no-such-host.invalid/", OPEN)


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 0.0.0.0 224.0.0.1 240.0.0.1 100.64.0.1 "
        "255.255.255.255 ::1 :: fe80::1 fc00::1 ff02::1 ff0e::1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1 "
        "2001:0:7f00:1:: 2001:db8::1"
    ).split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)
