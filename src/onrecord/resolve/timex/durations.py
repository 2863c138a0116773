"""Rules for durations ("two years", "the past decade", "a 10-hour") and sets ("every Friday", "daily")."""

from __future__ import annotations

import re

from onrecord.resolve.timex import words
from onrecord.resolve.timex.rules import Context, Grammar, Reading, approx

DURATIONS = Grammar()
_LETTER = words.UNITS
_VAGUE = r"several|a few|few|a couple of|some|many|recent|countless|the last few|the past few|the next few|a number of"

_YEARS = 1900
"""From here on a number before "quarter" or "second" is a year."""


def period(count: str, grain: str) -> str:
    """The ISO 8601 period of `count` units: P2D, PT16H, PXY; a century is a hundred years, a fortnight two weeks."""
    if grain == "fortnight":
        return "P2W" if count == "1" else "PXW"
    if grain == "decade":
        return "PXY" if count == "X" else f"P{10 * float(count):g}Y"
    letter = {"century": "C", "weekend": "WE"}.get(grain) or _LETTER[grain]
    return f"PT{count}{letter}" if grain in words.CLOCK_UNITS else f"P{count}{letter}"


def _with_half(count: float, grain: str) -> str:
    """A period with a half in it: two and a half years is P2Y6M."""
    whole, half = int(count), count % 1
    rest = {"year": f"{round(12 * half)}M", "hour": f"{round(60 * half)}M", "minute": f"{round(60 * half)}S"}.get(grain)
    if not half or rest is None:
        return period(f"{count:g}", grain)
    return period(str(whole), grain) + rest if whole else ("PT" if grain in words.CLOCK_UNITS else "P") + rest


@DURATIONS.rule(
    r"(?:(?P<mod><MOD>) )?(?P<num><NUM>|an?|half an?|one and a half|two and a half)[ -]"
    rf"(?:full |straight |consecutive |whole |long |more |additional |business )?(?P<unit>{words.UNIT})"
    r"(?P<half> and a half)?(?:[ -]long)?",
    r"(?P<num>the) (?:fiscal )?(?P<unit>year)(?= (?:ended|ending)\b)",
    r"(?:the |its |his |her |their )?(?:past|last|next|first|final|coming|previous|preceding|following|entire|whole) "
    rf"(?P<num><NUM>) (?P<unit>{words.UNIT})",
)
def counted(match: re.Match[str], context: Context) -> Reading | None:
    """Two years; a 10-hour; more than three weeks; the past 20 years; a year and a half."""
    groups = match.groupdict()
    grain, text = words.unit(match["unit"]), match["num"].lower()
    if context.followed_by(match, r"-?olds?\b"):
        return None  # an age says nothing of when or how long
    if grain == "second" and text in {"a", "an"}:
        return None  # "a second term"
    if text.isdigit() and int(text) >= _YEARS and grain in {"quarter", "second"}:
        return None  # "the 1988 quarter", "the 1988 second quarter"
    if grain == "weekend" or (grain == "quarter" and (text in {"a", "an", "half a"} or "-q" in match[0].lower())):
        return None  # a quarter of something
    if text.isdigit() and match["unit"][0].isupper() and match["unit"][1:].islower():
        return None  # a title: "60 Minutes"
    if (
        grain in {"minute", "second"}
        and not match["unit"].endswith("s")
        and text in {"a", "an"}
        and not (groups.get("mod") or groups.get("half"))
    ):
        return None  # "a minute" is said of any short while
    if text in {"a", "an"} and _is_rate(match, context):
        return Reading("SET", period("1", grain))
    count = {"the": 1.0, "half a": 0.5, "half an": 0.5, "one and a half": 1.5, "two and a half": 2.5}.get(
        text
    ) or words.number(text)
    if count is None or (count > 150 and grain == "year" and "thousand" not in text and not text.isdigit()):
        return None
    return Reading("DURATION", _with_half(count + 0.5 * bool(groups.get("half")), grain), approx(groups.get("mod")))


def _is_rate(match: re.Match[str], context: Context) -> bool:
    """Whether "a day" or "a year" is a rate: right behind an amount or 'times', and no preposition before it."""
    return context.preceded_by(
        match,
        r"(?:times|once|twice|million|billion|percent|%|\$?\d[\d.,]*|cents|dollars|barrels|hundred|thousand|CDs|interviews)",
    ) and not match.groupdict().get("half")


@DURATIONS.rule(
    rf"(?:the (?:past|last|next|coming|first|early|final) )?(?P<vague>{_VAGUE}) (?P<unit>{words.UNIT})",
    r"(?:the )?(?P<vague>recent|coming|next couple of) (?P<unit>days|weeks|months|years|decades)",
    r"(?P<vague>(?:for|in|over|within|after|spent|took|take|takes) )"
    r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)",
    r"(?P<vague>many |those |these |the early |the intervening |the past |the last |the |hundreds of |dozens of |"
    r"thousands of |tens of thousands of )?(?P<unit>decades|centuries)",
    r"(?P<vague>(?:over|through) the (?:early |past |last )?)(?P<unit>months|years)"
    r"(?! (?:before|after|when|since|of)\b)",
)
def vague(match: re.Match[str], context: Context) -> Reading | None:
    """Several months; for years; the last few days."""
    grain = words.unit(match["unit"])
    if not match["unit"].lower().endswith("s") or context.followed_by(match, r"ago|earlier|later|old"):
        return None
    mod = "APPROX" if "couple" in (match["vague"] or "") else None
    return Reading("DURATION", period("2" if mod else "X", grain), mod)


@DURATIONS.rule(
    rf"(?:every|each) (?P<num><NUM> )?(?P<unit>{words.UNIT})",
    r"(?P<adverb>daily|weekly|monthly|yearly|hourly|nightly)",
    r"(?P<twice>once|twice|three times|several times) (?:a|an|each|every|per) (?P<unit>day|week|month|year)",
)
def recurring(match: re.Match[str], _: Context) -> Reading | None:
    """Every day; each year; daily; twice a week."""
    groups = match.groupdict()
    if groups.get("adverb"):
        grain = {"daily": "day", "nightly": "day"}.get(match["adverb"].lower(), match["adverb"].lower()[:-2])
        return Reading("SET", period("1", grain))
    count = words.number(groups["num"]) if groups.get("num") else 1
    return Reading("SET", period(f"{count:g}" if count else "X", words.unit(match["unit"])))


@DURATIONS.rule(
    rf"(?:every|each) (?P<day>{words.WEEKDAY})(?: (?P<part><PART>))?|"
    r"(?:on )?(?P<days>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"
)
def recurring_day(match: re.Match[str], _: Context) -> Reading | None:
    """Every Friday; on Tuesdays."""
    name = match["day"] or match["days"][:-1]
    part = match["part"] and f"T{words.DAY_PARTS[match['part'].lower()]}"
    return Reading("SET", f"XXXX-WXX-{words.weekday(name) + 1}{part or ''}")


@DURATIONS.rule(rf"(?:every|each) (?P<month>{words.MONTH})|(?:every|each) (?P<season>{words.SEASON})")
def recurring_month(match: re.Match[str], _: Context) -> Reading | None:
    """Each July; every summer."""
    if match["month"]:
        return Reading("SET", f"XXXX-{words.month(match['month']):02d}")
    return Reading("SET", f"XXXX-{words.SEASONS[match['season'].lower()]}")
