"""The cursors of pages: opaque to whoever passes them on, plain to the listing that made them."""

from __future__ import annotations

from onrecord.errors import UsageError


def number(after: str | None) -> int:
    """The number in a cursor, 0 for the first page. Raises UsageError for a cursor that no page gave."""
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise _bad(after)
    return int(after)


def dated(day: str | None, seq: int) -> str:
    """The cursor after the document with that publication day and number."""
    return f"{day or ''}.{seq}"


def read_dated(after: str) -> tuple[str | None, int]:
    """The publication day and number in a cursor. Raises UsageError for a cursor that no page gave."""
    day, dot, seq = after.rpartition(".")
    if not dot:
        raise _bad(after)
    return day or None, number(seq)


def _bad(after: str) -> UsageError:
    return UsageError(f"{after!r} is not a place in this listing: begin with its first page.")
