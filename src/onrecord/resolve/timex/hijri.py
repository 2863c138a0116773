"""Solar Hijri (Iranian) and Islamic lunar dates as Gregorian days."""

from __future__ import annotations

import datetime as dt

SOLAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "farvardin",
            "ordibehesht",
            "khordad",
            "tir",
            "mordad amordad",
            "shahrivar",
            "mehr",
            "aban",
            "azar",
            "dey",
            "bahman",
            "esfand",
        ),
        start=1,
    )
    for name in names.split()
}
LUNAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("muharram", "moharram"),
            ("safar",),
            ("rabi al-awwal", "rabi' al-awwal", "rabi i"),
            ("rabi al-thani", "rabi' al-thani", "rabi ii"),
            ("jumada al-awwal", "jumada i"),
            ("jumada al-thani", "jumada ii"),
            ("rajab",),
            ("shaban", "sha'ban", "shaaban"),
            ("ramadan", "ramazan"),
            ("shawwal",),
            ("dhu al-qadah", "dhul qadah", "zilqadeh"),
            ("dhu al-hijjah", "dhul hijjah", "zilhajjeh"),
        ),
        start=1,
    )
    for name in names
}
_LUNAR_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1 AH, 19 July 622 (16 July Julian), civil reckoning


def solar_to_gregorian(year: int, month: int, day: int) -> dt.date:
    """The Gregorian day of a Solar Hijri date; ValueError for one that does not exist.

    The 33-year rule of leap years (years 1, 5, 9, 13, 17, 22, 26, 30 of a cycle), which agrees with the
    astronomical calendar from 1178 to 1633 SH (1799 to 2254).
    """
    days = (31 if month <= 6 else 30) if month < 12 else (30 if _is_leap(year) else 29)
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= days):
        raise ValueError(f"no such Solar Hijri date: {year}-{month}-{day}")
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _nowruz(year) + dt.timedelta(before + day - 1)


def _is_leap(year: int) -> bool:
    """Whether a Solar Hijri year has 366 days."""
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def _nowruz(year: int) -> dt.date:
    """The first day of a Solar Hijri year, counted from 1 Farvardin 1395, which was 20 March 2016."""
    step = 1 if year >= 1395 else -1
    years = range(1395, year) if step > 0 else range(year, 1395)
    return dt.date(2016, 3, 20) + dt.timedelta(step * sum(366 if _is_leap(y) else 365 for y in years))


def lunar_to_gregorian(year: int, month: int, day: int) -> dt.date:
    """The Gregorian day of an Islamic date by the tabular civil calendar; the sighted one can differ by a day.

    ValueError for a date that does not exist.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 2000):
        raise ValueError(f"no such Islamic date: {year}-{month}-{day}")
    leap_days = (3 + 11 * year) // 30
    ordinal = _LUNAR_EPOCH - 1 + (year - 1) * 354 + leap_days + (59 * (month - 1) + 1) // 2 + day
    return dt.date.fromordinal(ordinal)


def lunar_year_of(day: dt.date) -> int:
    """The Islamic year in which a Gregorian day falls."""
    year = (day.year - 622) * 33 // 32
    while lunar_to_gregorian(year + 1, 1, 1) <= day:
        year += 1
    return year
