"""Days in a request: a year, a month or a day, of which the first or the last day counts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import Field

from onrecord.errors import UsageError

Day = Annotated[
    str,
    Field(
        pattern=r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        description="YYYY, YYYY-MM or YYYY-MM-DD.",
        examples=["2015-10"],
    ),
]
"""A year, a month or a day, ISO 8601."""


def first(value: str | None) -> str | None:
    """The first day that `value` means. Raises UsageError for a day that no month has."""
    return _day(value, last=False) if value else None


def last(value: str | None) -> str | None:
    """The last day that `value` means. Raises UsageError for a day that no month has."""
    return _day(value, last=True) if value else None


def _day(value: str, *, last: bool) -> str:
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1)).isoformat()
    except ValueError:
        raise UsageError(f"There is no day {value}: write YYYY, YYYY-MM or YYYY-MM-DD.") from None
