"""Files of statements, written while they are sent, so that any number of them fits in memory."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.errors import UsageError
from onrecord.export.cite import cite
from onrecord.export.format import Format, Rows, writer_of
from onrecord.export.record import statement_record
from onrecord.export.style import Style
from onrecord.ledger import Reader, StatementQuery, StatementRow
from onrecord.web.shell import House, param

FORMATS = (*(form.value for form in Format), Style.BIBTEX.value, Style.RIS.value, Style.CHICAGO.value)
"""What all that is found can be had in: the statements' records, or their citations."""

NAMES = {
    "jsonl": "JSON Lines",
    "csv": "CSV",
    "parquet": "Parquet",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "chicago": "Chicago",
}
"""What a page calls the formats."""

_TYPES = {
    "jsonl": ("application/x-ndjson", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "bibtex": ("application/x-bibtex; charset=utf-8", "bib"),
    "ris": ("application/x-research-info-systems; charset=utf-8", "ris"),
    "chicago": ("text/plain; charset=utf-8", "txt"),
}

CHUNK = 1 << 16
"""Bytes that are gathered before they are sent."""

THREAD = "export"
"""The name of the threads that write."""

_WAITING = 8  # chunks written ahead of what is sent
_PATIENCE_S = 60  # for a client that takes nothing, before the export is given up

Write = Callable[[Iterable[StatementRow], BinaryIO], object]


def streamed(home: House, query: StatementQuery, request: Request) -> Response:
    """The file of the statements that `query` asks for, in the format and rows that the address names."""
    name, rows = param(request, "format") or Format.JSONL.value, param(request, "rows") or Rows.STATEMENTS.value
    if name not in FORMATS:
        raise UsageError(f"The format is one of {', '.join(FORMATS)}, not {name!r}.")
    if rows not in set(Rows):
        raise UsageError(f"The rows are {' or '.join(Rows)}, not {rows!r}.")
    media, suffix = _TYPES[name]
    headers = {"Content-Disposition": f'attachment; filename="{rows}.{suffix}"'}
    first = home.reader.statements(replace(query, limit=1))  # what cannot be asked is told before a file begins
    return StreamingResponse(
        chunks(home.reader, query, _write(name, Rows(rows))),
        media_type=media,
        headers=headers | {"X-Total": str(first.total)},
    )


def _write(name: str, rows: Rows) -> Write:
    if name in set(Style):
        return lambda found, out: _cited(Style(name), found, out)
    write = writer_of(Format(name), rows)
    return lambda found, out: write((statement_record(row.statement, row.document) for row in found), out)


def _cited(style: Style, found: Iterable[StatementRow], out: BinaryIO) -> None:
    for row in found:
        out.write(cite(row.statement, row.document, style).encode("utf-8", "replace") + b"\n\n")


def chunks(reader: Reader, query: StatementQuery, write: Write) -> Generator[bytes, None, None]:
    """What `write` writes, chunk by chunk, in a thread that stops when nobody takes them any more."""
    pipe = _Pipe()
    fill = partial(_fill, reader, query, write)
    thread = threading.Thread(target=pipe.run, args=(fill,), name=THREAD)
    thread.start()
    try:
        yield from pipe.read_all()
    finally:
        pipe.abandon()
        thread.join()


def _fill(reader: Reader, query: StatementQuery, write: Write, out: BinaryIO) -> None:
    write(reader.iter_statements(query), out)


class _Abandoned(Exception):  # noqa: N818 - not an error: the client went away
    pass


class _Pipe(io.RawIOBase):
    """A file to write to whose chunks another thread reads."""

    def __init__(self) -> None:
        self._chunks: queue.Queue[bytes | Exception | None] = queue.Queue(_WAITING)
        self._gone = threading.Event()
        self._gathered = bytearray()
        self._at = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many bytes were written."""
        return self._at

    def write(self, data: Any, /) -> int:
        """Gathers bytes and hands on a chunk of them; waits while too many wait already."""
        size = len(self._gathered)
        self._gathered += data
        written = len(self._gathered) - size
        self._at += written
        if len(self._gathered) >= CHUNK:
            self._hand_on()
        return written

    def run(self, fill: Callable[[BinaryIO], object]) -> None:
        """Fills the pipe, and says at its end that nothing follows, or why."""
        try:
            fill(cast(BinaryIO, self))
            self._hand_on()
            self._put(None)
        except _Abandoned:
            return
        except Exception as error:  # raised again where it is read
            self._end(error)

    def _end(self, error: Exception) -> None:
        try:
            self._put(error)
        except _Abandoned:
            return

    def read_all(self) -> Iterator[bytes]:
        """The chunks, as they come. Raises what filling raised."""
        while (chunk := self._chunks.get()) is not None:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    def abandon(self) -> None:
        """Nobody reads any more."""
        self._gone.set()

    def _hand_on(self) -> None:
        if self._gathered:
            self._put(bytes(self._gathered))
            self._gathered.clear()

    def _put(self, chunk: bytes | Exception | None) -> None:
        waited = 0.0
        while not self._gone.is_set() and waited < _PATIENCE_S:
            try:
                self._chunks.put(chunk, timeout=0.2)
            except queue.Full:
                waited += 0.2
                continue
            return
        raise _Abandoned
