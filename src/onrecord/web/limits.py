"""How large the body of a request may be."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from onrecord.desk import ReadOptions

MEGABYTE = 2**20

ADDED = ReadOptions().max_bytes
"""Bytes of one file, as everywhere that documents are read."""

UPLOAD = ADDED + MEGABYTE
"""Bytes of a form with documents: the largest file, and what the form has around it."""

FORM = 2 * MEGABYTE
"""Bytes of every other form."""


def body_limit(path: str) -> int:
    """Bytes that a request to `path` may send."""
    return UPLOAD if path == "/add" or path.startswith("/api/documents") else FORM


def too_large(path: str) -> HTTPException:
    """What a larger body is answered with."""
    limit = body_limit(path) // MEGABYTE
    return HTTPException(413, f"This is larger than {limit} MB, the most that is taken at once: send it in parts.")
