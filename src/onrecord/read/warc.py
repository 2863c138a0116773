"""WARC: the pages and documents that a web archive holds, each with its address and the day it was fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from onrecord.errors import InputError
from onrecord.read.declared import iso_day, web_address
from onrecord.read.detect import DECLARED, NOT_DOCUMENTS, Format, ending
from onrecord.read.failure import Failure
from onrecord.read.limits import check_members, check_size
from onrecord.read.names import printable
from onrecord.read.reading import Reading
from onrecord.read.source import Source

CHUNK = 2**20
"""Bytes of a record that are unpacked before the budget is looked at again."""


def records(source: Source, reading: Reading) -> Iterator[Source | Failure]:
    """The archived answers that are documents, named ``site.warc!https://…``; requests and pictures are passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    stream = io.BytesIO(source.data)
    found, count = False, 0
    try:
        for record in ArchiveIterator(stream):
            count += 1
            check_members(source.name, count)
            opened = _opened(source, record, reading)
            found = found or opened is not None
            if opened is not None:
                yield opened
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise InputError(f"{source.name} is truncated or damaged after {count} records: get the WARC again.") from error
    if not found:
        raise InputError(f"{source.name} holds no documents: its records are no pages, PDFs or texts.")


def _opened(source: Source, record: object, reading: Reading) -> Source | Failure | None:
    """The document of one record, None where it is none."""
    headers = getattr(record, "rec_headers")  # noqa: B009  (warcio has no types)
    if getattr(record, "rec_type", "") not in {"response", "resource"}:
        return None
    http = getattr(record, "http_headers", None)
    if http is not None and http.get_statuscode() not in {"200", "203"}:
        return None
    url = web_address(headers.get_header("WARC-Target-URI"))
    media_type, charset = _declared((http or headers).get_header("Content-Type"))
    if not _is_document(url, media_type):
        return None
    name = f"{source.name}!{printable(url or headers.get_header('WARC-Record-ID') or 'record')}"
    try:
        data = _payload(name, record, reading)
    except InputError as error:
        return Failure(name, error)
    inner = source.served(name, data, media_type, charset)
    return replace(inner, url=url, retrieved_on=iso_day(headers.get_header("WARC-Date")))


def _declared(content_type: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header."""
    message = Message()
    message["Content-Type"] = content_type or "application/octet-stream"
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _is_document(url: str | None, media_type: str | None) -> bool:
    if url and ending(url.split("?", 1)[0]) in NOT_DOCUMENTS:
        return False
    return media_type in DECLARED and DECLARED[media_type] not in {Format.ZIP, Format.GZIP, Format.WARC, Format.JSON}


def _payload(name: str, record: object, reading: Reading) -> bytes:
    """A record's content without transfer and content encodings. Raises InputError where some of it is missing."""
    stream = getattr(record, "content_stream")()  # noqa: B009
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        check_size(name, size, reading.options.max_bytes)
        pieces.append(piece)
    raw = getattr(record, "raw_stream", None)
    if getattr(raw, "limit", 0):  # bytes that the record's length promises and the file does not have
        raise InputError(f"{name} is truncated: get the WARC again.")
    length = getattr(record, "length", None) or size
    reading.budget.spend(name, size, max(length, 1))
    return b"".join(pieces)
