"""Rules for times of day: "9 a.m. Tuesday", "last night", "Friday morning", "noon"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import nearest_weekday, shift
from onrecord.resolve.timex.rules import Context, Grammar, Reading, approx, edge

CLOCK = Grammar()
_ZONE = r"(?: (?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|GMT|BST|CET|UTC|local time|Eastern(?: time)?))?"
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?)(?!\w)|(?P<word>noon|midnight|midday))"
    + _ZONE
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_AFTERNOON = ("p", "in the afternoon", "in the evening", "at night")
_DAY = (
    rf"(?P<day>(?:(?:{words.WEEKDAY}),? )?(?P<month>{words.MONTH}) (?P<date>{words.DAY})(?:,? (?P<year>{words.YEAR}))?"
    rf"|{words.WEEKDAY}|today|yesterday|tomorrow)"
)


def _named_day(text: str | None, match: re.Match[str], context: Context) -> dt.date | None:
    """The day that a weekday or "today" beside a time of day names; without one, the narrative's day."""
    if context.anchor is None:
        return None
    if not text:
        return context.published or context.reference
    low = text.lower()
    if low in {"today", "yesterday", "tomorrow"}:
        return shift(context.anchor, {"today": 0, "yesterday": -1, "tomorrow": 1}[low], "day")
    groups = match.groupdict()
    if groups.get("month"):
        month, day = words.month(groups["month"]), int(re.sub(r"\D", "", groups["date"]))
        try:
            return dt.date(words.year(groups["year"]) if groups.get("year") else context.anchor.year, month, day)
        except ValueError:
            return None
    number = words.weekday(low)
    if number == context.anchor.weekday():
        return context.anchor
    return nearest_weekday(context.anchor, number, 1 if context.is_future(match) else -1)


@CLOCK.rule(
    rf"(?:(?P<mod>about|around|approximately|just before|just after|shortly after) )?{_CLOCK}(?:,? (?:on )?{_DAY})?",
    rf"(?:(?P<mod>about|around) )?{_CLOCK} \([^()]{{1,20}}\) (?:on )?{_DAY}",
    rf"{_DAY},? (?:at )?(?:(?P<mod>about|around) )?{_CLOCK}",
    rf"(?P<hour>\d{{1,2}}|{_HOURS}) (?P<half>in the morning|in the afternoon|in the evening|at night)"
    rf"(?: (?:on )?{_DAY})?",
    r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::\d\d)?(?! ?[ap]\.?m)(?: (?:GMT|EST|EDT|UTC))?",
    rf"(?P<hour>\d{{1,2}}|{_HOURS}) o['’]clock",
)
def clock_time(match: re.Match[str], context: Context) -> Reading | None:
    """9 a.m. Tuesday; around 7:15 p.m.; noon Saturday; 14:30."""
    groups = match.groupdict()
    hour_text = groups.get("hour")
    if hour_text:
        hour = int(hour_text) if hour_text.isdigit() else int(words.NUMBERS[hour_text.lower()])
        half = (groups.get("half") or "").lower()
        hour = hour % 12 + 12 * half.startswith(_AFTERNOON) if half else hour
    else:
        hour = {"noon": 12, "midday": 12, "midnight": 24}[match["word"].lower()]
    if hour > 24:
        return None
    day = _named_day(groups.get("day"), match, context)
    minute = groups.get("minute") or "00"
    date = day.isoformat() if day else "XXXX-XX-XX"
    return Reading("TIME", f"{date}T{hour:02d}:{minute}", approx(groups.get("mod")), "published" if day else None)


@CLOCK.rule(
    rf"(?P<edge>early |late |later |earlier |mid-?)?(?P<day>{words.WEEKDAY}|yesterday|tomorrow),? "
    r"(?P<edgetwo>early |late )?(?P<part><PART>)",
    r"(?P<edge>early |late |later |earlier |mid-?)?(?P<which>this|last|that|the same|the previous|the next|the) "
    r"(?P<part><PART>)",
    rf"(?P<edge>early |late |mid[ -]?)(?P<part><PART>)(?: (?:on )?(?P<day>{words.WEEKDAY}|yesterday|today|tomorrow))?",
    r"(?P<edge>early |late |later )?(?P<tonight>tonight|overnight)",
)
def part_of_day(match: re.Match[str], context: Context) -> Reading | None:
    """Friday morning; last night; this afternoon; tonight."""
    groups = match.groupdict()
    base = context.anchor
    if base is None:
        return None
    mod = edge(groups.get("edge")) or edge(groups.get("edgetwo"))
    if groups.get("tonight"):
        night = shift(base, -1, "day") if groups["tonight"].lower() == "overnight" else base
        return Reading("TIME", f"{night.isoformat()}TNI", mod, "published")
    if not (groups.get("day") or groups.get("which")) and not context.preceded_by(
        match, r"\b(?:in|by|at|until|since)(?: the)?"
    ):
        return None
    which, part = (groups.get("which") or "").lower(), words.DAY_PARTS[match["part"].lower()]
    if which == "the" and not context.preceded_by(match, r"\b(?:in|during|later in|by|on)"):
        return None
    if which in {"that", "the same"} and context.value and len(context.value) < len("2001-01-01"):
        return Reading("TIME", f"XXXX-XX-XXT{part}", mod, "reference", moves=False)
    if groups.get("day"):
        day = _named_day(match["day"], match, context) or base
    elif which in {"that", "the same", "the"}:
        day = context.reference or base
    elif which in {"the previous", "the next"}:
        day = shift(context.reference or base, -1 if which == "the previous" else 1, "day")
    else:
        day = shift(base, -1, "day") if which == "last" else base
    return Reading("TIME", f"{day.isoformat()}T{part}", mod, "published")
