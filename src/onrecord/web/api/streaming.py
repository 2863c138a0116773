"""Whole lists as JSON Lines, for clients that ask for ``application/x-ndjson``: any number fits in memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import StreamingResponse

from onrecord.export.jsonl import json_text

MEDIA_TYPE = "application/x-ndjson"

OFFERED: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "string",
                    "description": "One object a line, the entries of all pages; `limit` and `cursor` do not count.",
                }
            }
        }
    }
}
"""What an operation says of its answer in JSON Lines."""

_CHUNK = 64
"""Lines sent at once, so that a thread is not changed for each."""


def wants_lines(request: Request) -> bool:
    """Whether the client asks for JSON Lines."""
    return any(MEDIA_TYPE in value.lower() for value in request.headers.getlist("accept"))


def lines(records: Iterable[dict[str, Any]]) -> StreamingResponse:
    """The records as JSON Lines, each made when it is sent.

    The first ones are made at once, so that what is wrong with the question is still told by the status.
    """
    chunks = _chunks(iter(records))
    first = next(chunks, b"")
    return StreamingResponse(itertools.chain((first,), chunks), media_type=MEDIA_TYPE)


def _chunks(records: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    while some := list(itertools.islice(records, _CHUNK)):
        yield "".join(f"{json_text(record)}\n" for record in some).encode()
