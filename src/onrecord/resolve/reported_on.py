"""The day on which each reporter of a chain passed words on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.records import Reporter, When


def with_days(
    reporters: tuple[Reporter, ...], days: Mapping[str, When | None], published: str | None
) -> tuple[Reporter, ...]:
    """`reporters` with their days: that of the reporter's own statement (by its id in `days`), else `published`.

    Author and publisher pass on what the document holds on the day of its publication; None where it is unknown.
    """
    return tuple(replace(reporter, on=_day(reporter, days, published)) for reporter in reporters)


def _day(reporter: Reporter, days: Mapping[str, When | None], published: str | None) -> str | None:
    if reporter.statement is None:
        return published if reporter.name else None
    day = days.get(reporter.statement)
    return day.value if day is not None and day.mod is None else None
