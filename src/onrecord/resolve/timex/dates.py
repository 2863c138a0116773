"""Rules for calendar dates: days, months, years, quarters, seasons, decades, centuries, and other calendars."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import nearest_weekday
from onrecord.resolve.timex.hijri import (
    LUNAR_MONTHS,
    SOLAR_MONTHS,
    lunar_to_gregorian,
    lunar_year_of,
    solar_to_gregorian,
)
from onrecord.resolve.timex.rules import Context, Grammar, Reading, edge

DATES = Grammar()
# May and March are verbs and a name besides: alone they count only after one of these.
_BEFORE_MONTH = (
    r"\b(?:in|last|next|since|until|till|by|of|during|from|through|between|and|this|early|late|mid-?|to|every|each|"
    r"before|after|past|around|for)"
)
_BEFORE_YEAR = (
    r"(?:\b(?:in|since|by|until|till|of|from|to|during|the|for|through|before|after|and|between|around|about|than|"
    r"late|early|mid-?|year|fiscal|calendar|in the|or|election|summer|spring|fall|winter|autumn|circa|on|with|as of)"
    r"|[(–—,-])"
)
_OWNER_OF_YEAR = r"(?:\b(?:an?|its|his|her|their|our|that|this)(?: [a-z]+)?|['’]s)"
"""Before a year that tells which one: "a 1996 law", "his unsuccessful 1996 campaign"."""
_AFTER_YEAR = (
    r"(?:[,.;:)?!'’–—-]|$|\n|"
    r"(?:and|to|when|was|were|is|has|had|as|after|before|but|or|at|the|with|by|he|she|they|it)\b)"
)


def _day(year: int, month: int, day: int) -> Reading | None:
    """An absolute day, or None for one that does not exist."""
    try:
        return Reading("DATE", dt.date(year, month, day).isoformat())
    except ValueError:
        return None


def _number(text: str) -> int:
    """The digits of a day such as "3rd"."""
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]  # the pattern gave at least one digit


_LATER_YEAR = re.compile(
    rf"\s*(?:[-–—]|and|or|to|until|through)\s*(?:(?P<month>{words.MONTH})(?:\s+{words.DAY})?|{words.DAY}(?!\d)),?\s+"
    rf"(?P<year>{words.YEAR})\b",
    re.IGNORECASE,
)
"""Behind the first of two days or months, the second with the year of both: "April 3-5, 2013", "March to May 2014"."""
_MONTHS_AHEAD = 8
"""How far ahead, in months, a plan is still meant by a day or month without a year; tuned on TimeBank's news."""


def _closest_year(context: Context, match: re.Match[str], month: int, day: int | None) -> int | None:
    """The year of a month or day given without one: the last such, or the next where the verb points forward."""
    anchor = context.anchor
    if anchor is None:
        return None
    if later := _LATER_YEAR.match(context.text, match.end()):
        year, end = words.year(later["year"]), later["month"]
        return year - (end is not None and words.month(end) < month)
    key, now = (month, day or 0), (anchor.month, anchor.day if day else 0)
    if key == now:
        return anchor.year
    ahead = (month - anchor.month) % 12 or (12 if key < now else 0)
    # Without a verb that points forward, a day a little ahead is more likely announced than remembered for a year.
    future = ahead <= (_MONTHS_AHEAD if context.is_future(match) else 1 if day else 0)
    return anchor.year + (key < now) if future else anchor.year - (key > now)


@DATES.rule(
    rf"(?:<WEEKDAY>,? )?(?P<month>{words.MONTH}) (?P<day>{words.DAY}),?\s*(?P<year>{words.YEAR})",
    rf"(?:<WEEKDAY>,? )?(?:the )?(?P<day>{words.DAY})(?: of)?(?: |-)(?P<month>{words.MONTH}),?(?: |-)"
    rf"(?P<year>{words.YEAR})",
)
def full_day(match: re.Match[str], _: Context) -> Reading | None:
    """October 7, 2015; 07 October 2015; Thursday, Nov. 2, 2017."""
    return _day(words.year(match["year"]), words.month(match["month"]), _number(match["day"]))


@DATES.rule(
    rf"(?:<WEEKDAY>,? )?(?P<month>{words.MONTH}) (?P<day>{words.DAY})(?!\d|:\d|\s*(?:%|percent|million))",
    rf"(?:<WEEKDAY>,? )?(?:the )?(?P<day>{words.DAY})(?: of)? (?P<month>{words.MONTH})",
)
def day_without_year(match: re.Match[str], context: Context) -> Reading | None:
    """November 2; 2 November; Thursday, Nov. 2."""
    month, day = words.month(match["month"]), _number(match["day"])
    year = _closest_year(context, match, month, day)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}")
    found = _day(year, month, day)
    return found and Reading("DATE", found.value, anchor="published")


@DATES.rule(
    rf"(?P<day>{words.DAY})(?:,? (?P<year>{words.YEAR}))?"
    rf"(?!\w|[.,:]\d| (?:percent|million|{words.UNIT}|{words.MONTH}))",
)
def second_day(match: re.Match[str], context: Context) -> Reading | None:
    """The 25 of "April 24 and 25" and of "April 24-25, 2013": a day of the month just named."""
    before = _MONTH_DAY_AND.search(context.text[max(0, match.start() - 40) : match.start()])
    if before is None or not context.value or len(context.value) != len("1999-04-24"):
        return None
    year, month, _ = map(int, context.value.split("-"))
    return _day(words.year(match["year"]) if match["year"] else year, month, _number(match["day"]))


_MONTH_DAY_AND = re.compile(rf"(?:{words.MONTH})\s+{words.DAY}(?:\s+(?:and|or|to|through|until)\s+|\s*[–—]\s*)\Z", re.I)


@DATES.rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=T\d)")
def iso_day(match: re.Match[str], _: Context) -> Reading | None:
    """2015-10-07."""
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


@DATES.rule(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\d/.]\d)")
def numeric_day(match: re.Match[str], context: Context) -> Reading | None:
    """10/19/2017 (month first) and 19.10.2017 (day first); the other way where only that is a date."""
    year = int(match["year"])
    if year < 100:
        if match["sep"] == ".":
            return None  # a version or section number rather than a day
        year += 2000 if context.anchor and 2000 + year <= context.anchor.year + 1 else 1900
    a, b = int(match["a"]), int(match["b"])
    month, day = (a, b) if (match["sep"] == "/" and a <= 12) or b > 12 else (b, a)
    return _day(year, month, day)


@DATES.rule(
    rf"(?P<edge><EDGE>)?(?P<month>{words.MONTH}),?(?: of)? (?P<year>{words.YEAR})(?!\s*(?:%|percent|troops))",
    rf"(?P<edge><EDGE>)?(?P<month>{words.MONTH})(?: of)? (?P<which>last|this|next) year",
)
def month_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """September 2013; late November, 1999; June last year."""
    groups = match.groupdict()
    if groups.get("year"):
        year = words.year(match["year"])
    elif context.anchor:
        year = context.anchor.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    else:
        return None
    return Reading("DATE", f"{year}-{words.month(match['month']):02d}", edge(match["edge"]))


@DATES.rule(rf"(?P<edge><EDGE>)?(?P<which>(?:last|next|this|this past|past) )?(?P<month>{words.MONTH})")
def month_alone(match: re.Match[str], context: Context) -> Reading | None:
    """In September; last November; mid-November; the end of November."""
    name = match["month"]
    if not name[0].isupper() or (name.endswith(".") and not name[:-1].isalpha()):
        return None
    marked = match["which"] or match["edge"]
    after_the = context.preceded_by(match, r"\b(?:the|a)") and context.followed_by(match, r"(?-i:[a-z])")
    if name.lower() in {"may", "march"} and not (marked or after_the or context.preceded_by(match, _BEFORE_MONTH)):
        return None
    if context.followed_by(match, r"['’]s (?-i:[A-Z])|(?-i:[A-Z])\w+ (?:said|says)|\d"):
        return None
    number, anchor = words.month(name), context.anchor
    if anchor is None:
        return Reading("DATE", f"XXXX-{number:02d}", edge(match["edge"]))
    which = (match["which"] or "").strip().lower()
    if which == "next":
        year = anchor.year + (number <= anchor.month)
    elif which in {"last", "past", "this past"}:
        year = anchor.year - (number >= anchor.month)
    elif which == "this":
        year = anchor.year
    else:
        year = _closest_year(context, match, number, None) or anchor.year
    return Reading("DATE", f"{year}-{number:02d}", edge(match["edge"]), "published")


@DATES.rule(rf"(?P<edge><EDGE>)?(?:fiscal(?: year)? |calendar(?: year)? |the year )?(?P<year>{words.YEAR})")
def year_alone(match: re.Match[str], context: Context) -> Reading | None:
    """In 1968; early 1990; fiscal 1989. A bare number is a year only where its surroundings say so."""
    year = words.year(match["year"])
    if year < 1400:
        return None
    marked = match["edge"] or match[0] != match["year"]
    if context.followed_by(
        match, r"%|percent|[a-z]*(?:people|troops|miles|dollars|men|women|soldiers)|[,.]\d|-?(?:foot|mile|ton|year)"
    ):
        return None
    if context.followed_by(match, r"\w+ed\b") and not context.preceded_by(match, r"\b(?:in|since|until|by)"):
        return None  # "1990 wounded"
    placed = (
        context.preceded_by(match, _BEFORE_YEAR)
        or context.followed_by(match, _AFTER_YEAR)
        or (words.year(match["year"]) >= 1900 and context.preceded_by(match, _OWNER_OF_YEAR))
    )
    return Reading("DATE", str(year), edge(match["edge"])) if marked or placed else None


@DATES.rule(
    r"(?P<edge>(?:the )?<EDGE>)?(?:the )?(?P<decade>1[5-9]\d0|20\d0)['’]?s",
    r"(?P<edge>(?:the )?<EDGE>)?(?:the )?['’](?P<short>[2-9]0)s",
    r"(?P<edge>(?:the )?<EDGE>)?the (?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
)
def decade(match: re.Match[str], _: Context) -> Reading | None:
    """The 1990s; the late '60s; the nineties."""
    groups = match.groupdict()
    if groups.get("decade"):
        value = match["decade"][:3]
    elif groups.get("short"):
        value = f"19{match['short'][0]}"
    else:
        tens = {name.replace("y", "ies"): n for name, n in words.NUMBERS.items() if name.endswith("ty")}
        value = f"19{int(tens[match['name'].lower()] // 10)}"
    return Reading("DATE", value, edge(match["edge"]))


@DATES.rule(r"(?P<edge>(?:the )?<EDGE>)?(?:the )?(?P<ord><ORD>)[ -]century")
def century(match: re.Match[str], _: Context) -> Reading | None:
    """The 19th century."""
    count = words.ordinal(match["ord"])
    return Reading("DATE", f"{count - 1:02d}", edge(match["edge"])) if count else None


@DATES.rule(
    r"(?:the |its |a |(?P<whose>this|last|next) year['’]s )?(?P<edge>early |late )?(?:fiscal[ -])?"
    r"(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th|final)[ -](?P<unit>quarter|half)"
    rf"(?:(?: of|,)?(?: fiscal)? (?P<year>{words.YEAR})|(?: of)? (?P<which>last|this|next|the) year)?",
    rf"(?:the )?(?:fiscal )?(?P<year>{words.YEAR}) (?P<ord>first|second|third|fourth)[ -](?P<unit>quarter|half)",
    rf"Q(?P<digit>[1-4])(?: of)?(?: (?P<year>{words.YEAR}))?",
)
def quarter(match: re.Match[str], context: Context) -> Reading | None:
    """The third quarter of 1989; second half; Q3 2014. Without a year, the last such that has begun."""
    groups = match.groupdict()
    half = groups.get("unit") == "half"
    word = groups.get("digit") or match["ord"].lower()
    count = {"final": 2 if half else 4}.get(word) or (int(word) if word.isdigit() else words.ordinal(word)) or 0
    which = (groups.get("which") or groups.get("whose") or "").lower()
    if half and (count > 2 or not (groups.get("year") or which)):
        return None
    letter, months = ("H", 6) if half else ("Q", 3)
    if groups.get("year"):
        year = words.year(groups["year"])
    elif context.anchor:
        year = context.anchor.year + {"last": -1, "next": 1}.get(which, 0)
        started = (count - 1) * months + 1 <= context.anchor.month
        year -= not which and not started and not context.is_future(match)
    else:
        return Reading("DATE", f"XXXX-{letter}{count}")
    return Reading(
        "DATE", f"{year}-{letter}{count}", edge(groups.get("edge")), None if groups.get("year") else "published"
    )


@DATES.rule(
    rf"(?P<edge>early |late |mid-)?(?P<which>(?:last|next|this|this past|that|the) )?(?P<season>{words.SEASON})"
    rf"(?:(?: of|,)? (?P<year>{words.YEAR})| (?P<rel>last|this|next) year)?"
)
def season(match: re.Match[str], context: Context) -> Reading | None:
    """Last fall; the summer of 1990; this spring. "Fall" and "spring" alone are verbs more often than not."""
    code, which = words.SEASONS[match["season"].lower()], (match["which"] or "").strip().lower()
    if match["year"]:
        return Reading("DATE", f"{words.year(match['year'])}-{code}", edge(match["edge"]))
    if not which and not match["rel"] and not context.preceded_by(match, r"\b(?:in|by|since|during|until|through)"):
        return None
    if context.anchor is None or (
        which == "the" and not context.preceded_by(match, r"\b(?:in|by|since|during|until|over|through)")
    ):
        return None
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    begun = first <= context.anchor.month
    if match["rel"]:
        year = context.anchor.year + {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    elif which == "next" or (which != "last" and context.is_future(match)):
        year = context.anchor.year + begun * (which == "next")
    elif which in {"last", "this past"}:
        year = context.anchor.year - (first + 2 >= context.anchor.month)
    else:
        year = context.anchor.year - (not begun and which != "this")
    return Reading("DATE", f"{year}-{code}", edge(match["edge"]), "published")


_SOLAR = "|".join(SOLAR_MONTHS)
_LUNAR = "|".join(sorted(map(re.escape, LUNAR_MONTHS), key=len, reverse=True))


@DATES.rule(
    rf"(?P<day>\d{{1,2}})(?: of)? (?P<solar>{_SOLAR}),? (?P<year>1[2-5]\d\d)",
    rf"(?P<solar>{_SOLAR}) (?P<day>\d{{1,2}}),? (?P<year>1[2-5]\d\d)",
    rf"(?P<day>\d{{1,2}})(?: of)? (?P<lunar>{_LUNAR}),? (?P<year>1[2-5]\d\d)",
    rf"(?P<lunar>{_LUNAR}) (?P<day>\d{{1,2}}),? (?P<year>1[2-5]\d\d)",
    rf"(?:the )?(?P<day>\d{{1,2}}|{words.ORDINAL})(?: day)?(?: of)? (?:(?P<solar>{_SOLAR})|(?P<lunar>{_LUNAR}))"
    rf"(?:,? (?P<year>1[2-5]\d\d))?",
)
def other_calendar(match: re.Match[str], context: Context) -> Reading | None:
    """15 Mehr 1394 (Solar Hijri); 10 Muharram 1436 (Islamic, within a day: APPROX). Without a year, the last such."""
    groups = match.groupdict()
    solar, name = bool(groups.get("solar")), groups.get("solar") or groups["lunar"]
    number, month = words.ordinal(match["day"]), (SOLAR_MONTHS if solar else LUNAR_MONTHS)[name.lower()]
    if number is None or not name[0].isupper():
        return None
    convert, mod = (solar_to_gregorian, None) if solar else (lunar_to_gregorian, "APPROX")
    try:
        if groups.get("year"):
            return Reading("DATE", convert(int(match["year"]), month, number).isoformat(), mod)
        if context.anchor is None:
            return None
        year = context.anchor.year - 621 if solar else lunar_year_of(context.anchor)
        days = [convert(year + step, month, number) for step in (-2, -1, 0, 1)]
    except ValueError:
        return None
    past, ahead = [d for d in days if d <= context.anchor], [d for d in days if d > context.anchor]
    day = ahead[0] if ahead and context.is_future(match) else past[-1]
    return Reading("DATE", day.isoformat(), mod, "published")


@DATES.rule(
    rf"(?P<which>(?:last|next|this|this past|this coming|the following|the previous) )?(?P<day>{words.WEEKDAY})",
)
def weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Friday; last Tuesday; next Monday: the last such day, or the next where the verb points forward."""
    number, which = words.weekday(match["day"]), (match["which"] or "").strip().lower()
    if not match["day"][0].isupper():
        return None
    if which in {"the following", "the previous"}:
        if context.reference is None:
            return None
        step = 1 if which == "the following" else -1
        base = context.reference if step > 0 else context.reference - dt.timedelta(1)
        return Reading("DATE", nearest_weekday(base, number, step).isoformat(), None, "reference")
    if context.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{number + 1}")
    future = which in {"next", "this coming"} or (which in {"", "this"} and context.is_future(match))
    if which == "" and context.anchor.weekday() == number:
        return Reading("DATE", context.anchor.isoformat(), None, "published")
    anchor = context.anchor - dt.timedelta(1) if which == "last" else context.anchor
    return Reading("DATE", nearest_weekday(anchor, number, 1 if future else -1).isoformat(), None, "published")
