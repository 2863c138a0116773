"""Calendar arithmetic at the grain of a value: days, weeks, months, quarters, years, decades, centuries."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

GRAINS = ("day", "week", "month", "quarter", "year", "decade", "century")


def clamp(year: int, month: int, day: int) -> dt.date:
    """The day, or the month's last where the month is shorter. Raises ValueError outside years 1 to 9999."""
    return dt.date(year, month, min(day, monthrange(year, month)[1]))


def shift(day: dt.date, count: int, grain: str) -> dt.date:
    """`day` moved by `count` units of `grain`, backwards when negative."""
    if grain in {"day", "week", "weekend", "fortnight"}:
        return day + dt.timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[grain])
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[grain]
    total = day.year * 12 + day.month - 1 + months
    return clamp(total // 12, total % 12 + 1, day.day)


def value(day: dt.date, grain: str) -> str:
    """The TIMEX3 value of the unit of size `grain` that holds `day`."""
    if grain == "day":
        return day.isoformat()
    if grain in {"week", "weekend", "fortnight"}:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if grain == "quarter":
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    return f"{day.year:04d}"[: {"year": 4, "decade": 3, "century": 2}[grain]]


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """From the first day of month `first` to the last of month `last`; months past 12 lie in the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return dt.date(year, first, 1), clamp(end_year, end_month, 31)


def days_of(timex: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a TIMEX3 value can mean, or None where it names no stretch of days."""
    try:
        return _days_of(timex)
    except ValueError:
        return None


def _days_of(timex: str) -> tuple[dt.date, dt.date] | None:
    """As `days_of`; ValueError for dates that do not exist."""
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)", timex):
        day = dt.date(*map(int, found.groups()))
        return day, day
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + dt.timedelta(5 if found[3] else 0)), monday + dt.timedelta(6)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", timex):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", timex):
        return _months(int(found[1]), int(found[2]) * 3 - 2, int(found[2]) * 3)
    if found := re.fullmatch(r"(\d{4})-H([12])", timex):
        return _months(int(found[1]), int(found[2]) * 6 - 5, int(found[2]) * 6)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return _months(int(found[1]), *_SEASON_MONTHS[found[2]])
    if found := re.fullmatch(r"(?:FY)?(\d{2,4})", timex):
        low, high = found[1].ljust(4, "0"), found[1].ljust(4, "9")
        return dt.date(max(int(low), 1), 1, 1), dt.date(int(high), 12, 31)
    return None


def nearest_weekday(anchor: dt.date, weekday: int, direction: int) -> dt.date:
    """The weekday on or before `anchor` (direction 0 or below), or after it (direction above 0)."""
    if direction > 0:
        return anchor + dt.timedelta((weekday - anchor.weekday() - 1) % 7 + 1)
    return anchor - dt.timedelta((anchor.weekday() - weekday) % 7)


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian algorithm: Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth weekday of a month, counted from its end when `nth` is negative."""
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = clamp(year, month, 31)
    return last - dt.timedelta((last.weekday() - weekday) % 7 + 7 * (-nth - 1))
