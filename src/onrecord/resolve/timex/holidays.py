"""Rules for days with a name: Christmas Eve, Thanksgiving, Ashura."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import easter, nth_weekday
from onrecord.resolve.timex.hijri import lunar_to_gregorian, lunar_year_of
from onrecord.resolve.timex.rules import Context, Grammar, Reading

HOLIDAYS = Grammar()
_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "valentine's day": (2, 14),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "nowruz": (3, 21),
}
_MOVABLE: dict[str, Callable[[int], dt.date]] = {
    "easter sunday": easter,
    "easter": easter,
    "good friday": lambda y: easter(y) - dt.timedelta(2),
    "thanksgiving day": lambda y: nth_weekday(y, 11, 3, 4),
    "thanksgiving": lambda y: nth_weekday(y, 11, 3, 4),
    "labor day": lambda y: nth_weekday(y, 9, 0, 1),
    "memorial day": lambda y: nth_weekday(y, 5, 0, -1),
    "martin luther king day": lambda y: nth_weekday(y, 1, 0, 3),
    "presidents day": lambda y: nth_weekday(y, 2, 0, 3),
    "election day": lambda y: nth_weekday(y, 11, 0, 1) + dt.timedelta(1),
    "columbus day": lambda y: nth_weekday(y, 10, 0, 2),
}
_LUNAR_DAYS = {
    "tasu'a": (1, 9),
    "tasua": (1, 9),
    "ashura": (1, 10),
    "arbaeen": (2, 20),
    "eid al-fitr": (10, 1),
    "eid al-adha": (12, 10),
}
_HOLIDAY = "|".join(sorted(map(re.escape, [*_FIXED, *_MOVABLE, *_LUNAR_DAYS]), key=len, reverse=True)).replace(
    "'", "['’]"
)


_EVE = 7
"""Days before a holiday in which its name means the coming one, whatever the verb."""


def _holiday_in(name: str, year: int) -> tuple[dt.date, str | None]:
    """The day of a holiday in a Gregorian year, and APPROX where it hangs on the sighted moon."""
    if name in _FIXED:
        return dt.date(year, *_FIXED[name]), None
    if name in _MOVABLE:
        return _MOVABLE[name](year), None
    hijri = lunar_year_of(dt.date(year, 12, 31))
    day = lunar_to_gregorian(hijri, *_LUNAR_DAYS[name])
    return (day if day.year <= year else lunar_to_gregorian(hijri - 1, *_LUNAR_DAYS[name])), "APPROX"


@HOLIDAYS.rule(rf"(?P<which>last |this |next )?(?P<name>{_HOLIDAY})(?:(?: of|,)? (?P<year>{words.YEAR}))?")
def holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Christmas Eve; Thanksgiving 1999; Ashura. Without a year and a verb, the one next to publication."""
    if not match["name"][0].isupper():
        return None
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    if match["year"]:
        day, mod = _holiday_in(name, words.year(match["year"]))
        return Reading("DATE", day.isoformat(), mod)
    if context.anchor is None:
        return None
    near = [_holiday_in(name, context.anchor.year + step) for step in (-1, 0, 1)]
    which = (match["which"] or "").strip().lower()
    past = [d for d in near if d[0] <= context.anchor]
    ahead = [d for d in near if d[0] > context.anchor]
    far = bool(ahead) and (ahead[0][0] - context.anchor).days > _EVE
    if past and (which == "last" or (not which and far and context.is_past(match))):
        day, mod = past[-1]
    elif which == "next" or (context.is_future(match) and ahead):
        day, mod = ahead[0]
    else:
        day, mod = min(near, key=lambda d: abs((d[0] - context.anchor).days) if context.anchor else 0)
    return Reading("DATE", day.isoformat(), mod, "published")
