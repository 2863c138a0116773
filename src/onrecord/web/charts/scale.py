"""Days as places across a plot, and the ticks that tell them: years, months or days, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import count

NOMINAL = 800
"""Pixels across that a plot is reckoned to have: what overlaps at that width is drawn as one."""

_APART = 64
"""Pixels between two labelled ticks, at least: the width of "Sep 2015" in the axis' type, and some air."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_OF_MONTH = 30.44  # mean
_DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis: its place in per cent and its words. `major` ticks begin a wider unit, such as a year."""

    x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both shown in full. Raises ValueError where the last is before the first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a scale cannot run from {self.first} back to {self.last}")

    @property
    def days(self) -> int:
        """How many days are shown."""
        return (self.last - self.first).days + 1

    def begin(self, day: date) -> float:
        """Where a day begins, in per cent: below 0 or above 100 for days that are not shown."""
        return round(100 * (day - self.first).days / self.days, 3)

    def end(self, day: date) -> float:
        """Where a day ends, in per cent."""
        return round(100 * ((day - self.first).days + 1) / self.days, 3)

    def middle(self, day: date) -> float:
        """The middle of a day, in per cent."""
        return round(100 * ((day - self.first).days + 0.5) / self.days, 3)

    def shows(self, first: date, last: date) -> bool:
        """Whether any day of a stretch is shown."""
        return first <= self.last and last >= self.first

    def ticks(self) -> tuple[Tick, ...]:
        """The ticks, first to last, at least some 64 pixels of a plot of nominal width apart."""
        least = self.days * _APART / NOMINAL
        months = next((n for n in (1, 3, 6) if n * _DAYS_OF_MONTH >= least), None)
        days = next((n for n in (1, 2, 7, 14) if n >= least), None)
        if days is not None:
            return tuple(self._days(days))
        if months is not None:
            return tuple(self._months(months))
        years = next(n for n in _round_numbers() if n * _DAYS_OF_YEAR >= least)
        return tuple(self._years(years))

    def _days(self, step: int) -> Iterator[Tick]:
        at = self.first
        while at <= self.last:
            begins = at == self.first or at.day <= step
            yield Tick(self.begin(at), f"{at.day} {_MONTHS[at.month - 1]}", begins)
            at += timedelta(days=step)

    def _months(self, step: int) -> Iterator[Tick]:
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        shown = 0
        while (at := _first_of(month)) is not None and at <= self.last:
            if at >= self.first:
                new = at.month == 1 or shown == 0
                yield Tick(self.begin(at), f"{_MONTHS[at.month - 1]} {at.year}" if new else _MONTHS[at.month - 1], new)
                shown += 1
            month += step

    def _years(self, step: int) -> Iterator[Tick]:
        year = self.first.year + (-self.first.year % step)
        while year <= min(self.last.year, MAXYEAR):
            at = date(year, 1, 1)
            if at >= self.first:
                yield Tick(self.begin(at), str(year), True)
            year += step


def _first_of(month: int) -> date | None:
    """The first day of a month counted from the year 0; None beyond the calendar."""
    return date(month // 12, month % 12 + 1, 1) if month // 12 <= MAXYEAR else None


def _round_numbers() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 … without end."""
    for power in count():
        yield from (n * 10**power for n in (1, 2, 5))
