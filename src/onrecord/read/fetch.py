"""Fetching the web pages that a user names, and nothing else."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from email.message import Message
from urllib.parse import urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from onrecord import __version__
from onrecord.errors import InputError, NetworkError, OnrecordError
from onrecord.read.addresses import checked
from onrecord.read.limits import check_size
from onrecord.read.names import printable
from onrecord.read.options import ReadOptions
from onrecord.read.source import Source

MAX_REDIRECTS = 5
"""Hops from the address that was named to the page."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 2**16
"""Bytes taken from the network at a time."""

HEADERS = {
    "User-Agent": f"onrecord/{__version__}",
    "Accept": "text/html,application/pdf,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


def fetch(url: str, options: ReadOptions) -> Source:
    """The page at `url`, after at most `MAX_REDIRECTS` redirects, each of whose addresses is checked like the first.

    Raises NetworkError for what cannot or may not be fetched and InputError for a page over `options.max_bytes`.
    """
    place = url
    with _deadline(url, options.timeout_s) as deadline:
        for _ in range(MAX_REDIRECTS + 1):
            answer = _get(place, options, deadline)
            if isinstance(answer, Source):
                return answer
            place = answer
    raise NetworkError(
        f"{url} redirects more than {MAX_REDIRECTS} times: open it in a browser and add its last address."
    )


class _Deadline:
    """The time limit of one download: when it is over, the open connection is shut under whoever waits on it."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self.passed = False
        self.socket: socket.socket | None = None

    @property
    def left(self) -> float:
        """Seconds that are left, a little more than none."""
        return max(self.ends - time.monotonic(), 0.001)

    def end(self) -> None:
        """Shuts the connection."""
        self.passed = True
        if self.socket is not None:
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _deadline(url: str, seconds: float) -> Iterator[_Deadline]:
    """A time limit around a download; network errors in it become NetworkError."""
    deadline = _Deadline(seconds)
    timer = threading.Timer(seconds, deadline.end)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    except OnrecordError:
        raise
    except (HTTPError, OSError, ValueError) as error:
        if deadline.passed or time.monotonic() >= deadline.ends:
            message = f"{url} took longer than {seconds:g} seconds: try again later or save the page and add the file."
        else:
            message = f"{url} could not be fetched ({_reason(error)}): check the address and your connection."
        raise NetworkError(message) from error
    finally:
        timer.cancel()


def _reason(error: BaseException) -> str:
    """What went wrong in a few words, without the library's object names."""
    text = str(error).split(": ", 1)[-1].strip() or type(error).__name__
    return printable(" ".join(text.split()))[:120]


def _parsed(url: str) -> Url:
    try:
        parsed = parse_url(url)
    except HTTPError as error:
        raise NetworkError(f"{printable(url)} is no web address: write it as https://host/path.") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise NetworkError(f"{printable(url)} is no http or https address: only those are fetched.")
    if parsed.auth:
        raise NetworkError(f"{parsed.host} is named with a password in the address: save the page and add the file.")
    return parsed


def _get(url: str, options: ReadOptions, deadline: _Deadline) -> Source | str:
    """The page at `url`, or the address that it redirects to."""
    parsed = _parsed(url)
    host = (parsed.host or "").strip("[]")
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    address = checked(host, port, options.allow_private)
    connection = _connection(parsed.scheme == "https", host, port, address, deadline)
    try:
        connection.request("GET", parsed.request_uri, headers=HEADERS, preload_content=False)
        response = connection.getresponse()
        if response.status in REDIRECTS and response.headers.get("Location"):
            return urljoin(url, response.headers["Location"])
        if response.status != 200:
            raise NetworkError(f"{url} answers with status {response.status}: check the address in a browser.")
        media_type, charset = _declared(response.headers.get("Content-Type"))
        data = _body(url, response, options, deadline)
    finally:
        connection.close()
    day = options.day.isoformat()
    return Source(printable(url), data, media_type, charset, parsed._replace(fragment=None).url, day)


def _connection(secure: bool, host: str, port: int, address: str, deadline: _Deadline) -> HTTPConnection:
    """A connection to `host` that goes to `address`, whatever the name means by then."""

    def dial() -> socket.socket:
        opened = socket.create_connection((address, port), timeout=deadline.left)
        deadline.socket = opened
        return opened

    timeout = deadline.left
    connection: HTTPConnection
    if secure:
        connection = HTTPSConnection(host, port, timeout=timeout, cert_reqs="CERT_REQUIRED")
        connection.ca_certs = _certificates()
    else:
        connection = HTTPConnection(host, port, timeout=timeout)
    connection._new_conn = dial  # type: ignore[method-assign]
    return connection


def _certificates() -> str:
    import certifi

    return certifi.where()


def _body(url: str, response: urllib3.BaseHTTPResponse, options: ReadOptions, deadline: _Deadline) -> bytes:
    """The page's bytes, unpacked, read no further than the size and the time allow."""
    length = response.headers.get("Content-Length") or ""
    if length.isdecimal():
        check_size(url, int(length), options.max_bytes)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(CHUNK, decode_content=True):
        size += len(piece)
        check_size(url, size, options.max_bytes)
        if time.monotonic() >= deadline.ends:
            raise TimeoutError
        pieces.append(piece)
    if deadline.passed:
        raise TimeoutError
    if not pieces:
        raise InputError(f"{url} is an empty page: check the address in a browser.")
    return b"".join(pieces)


def _declared(content_type: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header."""
    if not content_type:
        return None, None
    message = Message()
    message["Content-Type"] = content_type
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None
