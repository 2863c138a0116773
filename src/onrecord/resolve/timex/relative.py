"""Rules for expressions that count from another day: yesterday, last week, two years ago, the day before."""

from __future__ import annotations

import re

from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import days_of, shift, value
from onrecord.resolve.timex.dates import day_without_year, full_day, weekday
from onrecord.resolve.timex.rules import Context, Grammar, Reading, approx, edge

RELATIVE = Grammar()
_GRAIN = {"fortnight": "week", "weekend": "weekend"}
_PAST_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}


def _count(text: str) -> float | None:
    """A number, with "a" and "an" as one and None for vague ones."""
    return words.number(re.sub(r"^(?:a|an)$", "a", text.strip().lower()))


@RELATIVE.rule(r"(?P<edge>early |late |later |earlier )?(?P<word>today|yesterday|tomorrow)")
def deictic_day(match: re.Match[str], context: Context) -> Reading | None:
    """Today, yesterday, tomorrow. "Today" for "nowadays" is not told apart; in news it is the day nine times of ten."""
    if context.anchor is None or (context.published is None and context.around is not None):
        return Reading(
            "DATE", {"today": "PRESENT_REF", "yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}[match["word"].lower()]
        )
    step = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    return Reading("DATE", shift(context.anchor, step, "day").isoformat(), None, "published")


@RELATIVE.rule(
    r"(?P<edge>early |earlier |late |later |mid-?|the end of |the beginning of )?"
    r"(?P<which>last|next|this|this past|this coming|the previous|the following|the next|the past|previous|the current|"
    rf"current|that|the same|that same|the coming) (?:fiscal |calendar )?(?P<unit>{words.LONG_UNIT})",
)
def neighbouring_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Last week; next year; this month; the previous day; that year."""
    which, grain = re.sub(r"^the | same$", "", match["which"].lower()), words.unit(match["unit"])
    if match["unit"].lower().endswith("s") or grain == "fortnight":
        return None
    narrative = which in {"previous", "following", "same", "that"}
    base = context.reference if narrative else context.anchor
    if base is None:
        return None
    step = {"this past": -1, "this coming": 1, "current": 0, "same": 0, "that": 0, "this": 0}.get(
        which, _PAST_STEP.get(which, 0)
    )
    if narrative and grain == "quarter" and context.value and "Q" not in context.value:
        base = context.anchor or base
    return Reading(
        "DATE", value(shift(base, step, grain), grain), edge(match["edge"]), "reference" if narrative else "published"
    )


_ENDED = re.compile(rf"\s+(?:ended|ending)\s+(?P<month>{words.MONTH})\s+(?P<day>{words.DAY})\b", re.IGNORECASE)


@RELATIVE.rule(
    r"(?P<edge>early |late |later |earlier )?(?:over |during )?the (?P<full>full |fiscal |full fiscal |calendar )?"
    r"(?P<unit>weekend|week|month|quarter|year|day)"
)
def the_unit(match: re.Match[str], context: Context) -> Reading | None:
    """The weekend; the quarter; "of the year": only where a preposition makes it a date of its own."""
    grain = match["unit"].lower()
    if context.anchor is None or (grain in {"day", "week", "month"} and not match["edge"]):
        return None
    if grain == "year" and context.followed_by(match, r"(?:ended|ending)\b"):
        return None  # a period of twelve months, whenever it began
    full = (match["full"] or "").strip().lower()
    if full and grain != "year":
        return None
    if grain == "year" and not context.preceded_by(match, r"\b(?:of|during|for|later in|earlier in|in|over|so far)"):
        return None
    if grain == "quarter" and (ended := _ENDED.match(context.text, match.end())):
        last = day_without_year(ended, context)
        days = days_of(last.value) if last else None
        if days:  # a fiscal quarter is named after the one that holds its middle
            return Reading("DATE", value(shift(days[0], -45, "day"), "quarter"), None, "published")
    if grain == "quarter":
        held = context.value if context.value and re.fullmatch(r"\d{4}-Q\d", context.value) else None
        return Reading("DATE", held or value(shift(context.anchor, -1, "quarter"), "quarter"), None, "reference")
    if grain == "year" and full != "full" and context.value and re.match(r"\d{4}$", context.value):
        return Reading("DATE", context.value, edge(match["edge"]), "reference")
    base = context.anchor
    if grain == "weekend" and base.weekday() < 5 and not context.is_future(match):
        base = shift(base, -1, "week")
    return Reading("DATE", value(base, grain), edge(match["edge"]), "published")


def _grain_of_shift(unit: str, count: float) -> tuple[str, int]:
    """The grain at which a shift by `count` units is exact: half a year is six months, a fortnight two weeks."""
    if count != int(count):
        smaller, factor = {"year": ("month", 12), "decade": ("year", 10), "week": ("day", 7), "month": ("week", 4)}.get(
            unit, ("day", 1)
        )
        return smaller, round(count * factor)
    return unit, int(count)


@RELATIVE.rule(
    r"(?:(?P<mod><MOD>) )?(?P<num><NUM>|an?|a couple of|several|a few|many|some) "
    rf"(?P<unit>{words.UNIT})(?: <PART>s?)? "
    r"(?P<how>ago|earlier|later|before|after|from now|hence|afterwards?|previously)",
    r"(?P<unit>years?|months?|weeks?|days?|decades?|moments?|hours?|minutes?) (?P<how>ago|earlier|later)",
)
def shifted(match: re.Match[str], context: Context) -> Reading | None:
    """Two years ago; a year earlier; three weeks later; five days from now; years ago."""
    how, groups = match["how"].lower(), match.groupdict()
    back = how in {"ago", "earlier", "before", "previously"}
    vague = "PAST_REF" if back else "FUTURE_REF"
    count = _count(groups["num"]) if groups.get("num") else None
    grain = words.unit(match["unit"])
    if how in {"before", "after"} and not context.followed_by(match, r"[,.;)]|$|\n"):
        return None  # "two weeks after the accord": an interval from a named event, not from the narrative's day
    if count is None or grain == "moment":
        return Reading("DATE", vague)
    if grain == "decade" and count == 1:
        grain, count = "year", 10.0  # "a decade ago" names a year, roughly
    deictic = how in {"ago", "from now", "hence"}
    base = context.anchor if deictic else context.reference or context.anchor
    if base is None or grain in words.CLOCK_UNITS:
        return Reading("DATE" if base is None else "TIME", vague) if base is None else None
    quarterly = context.value and re.fullmatch(r"\d{4}-Q\d", context.value)
    if grain == "year" and count == 1 and quarterly and how in {"ago", "earlier"}:
        return Reading("DATE", value(shift(context.reference or base, -1, "year"), "quarter"), None, "reference", False)
    grain, whole = _grain_of_shift(
        "week" if grain == "fortnight" else grain, count * (2 if grain == "fortnight" else 1)
    )
    moved = shift(base, -whole if back else whole, grain)
    shown = value(moved, grain)
    if grain == "year" and not deictic and context.value and len(context.value) >= 7:
        shown = value(moved, "month" if len(context.value) == 7 else "year")
    aside = grain == "year" and back
    return Reading("DATE", shown, approx(groups.get("mod")), "published" if deictic else "reference", not aside)


@RELATIVE.rule(
    r"(?P<edge>(?:late |early )?the day (?P<side>before|after)) (?P<word>yesterday|tomorrow)",
    rf"the day (?P<side>before|after) (?P<which>last |next )?(?P<day>{words.WEEKDAY})",
)
def day_beside_a_day(match: re.Match[str], context: Context) -> Reading | None:
    """The day before yesterday; the day after tomorrow; the day before last Tuesday."""
    named = deictic_day(match, context) if match.groupdict().get("word") else weekday(match, context)
    days = days_of(named.value) if named else None
    if days is None:
        return None
    step = -1 if match["side"].lower() == "before" else 1
    return Reading("DATE", shift(days[0], step, "day").isoformat(), None, "published")


@RELATIVE.rule(
    rf"the week (?:of|beginning|starting) (?P<month>{words.MONTH}) (?P<day>{words.DAY})(?:,? (?P<year>{words.YEAR}))?"
)
def week_of_a_day(match: re.Match[str], context: Context) -> Reading | None:
    """The week of March 6: the week that holds the day."""
    named = full_day(match, context) if match["year"] else day_without_year(match, context)
    days = days_of(named.value) if named else None
    return Reading("DATE", value(days[0], "week"), None, named.anchor) if named and days else None


@RELATIVE.rule(
    r"(?P<which>the|a|one) (?P<unit>day|week|month|year|night) (?P<how>before|after|earlier|later)",
    r"the (?P<how>next|following|previous|preceding) (?P<unit>day|night|week|month|year)",
)
def beside_the_narrative(match: re.Match[str], context: Context) -> Reading | None:
    """The day before; the week after; a day later; the next day: counted from the day the narrative has reached."""
    base, grain = context.reference or context.anchor, match["unit"].lower()
    if base is None:
        return None
    if match["how"].lower() in {"before", "after"} and context.followed_by(match, r"(?!on\b|in\b|at\b)\w"):
        return None  # "the day before authorities acted": counted from what is told, which has no day here
    back = match["how"].lower() in {"before", "earlier", "previous", "preceding"}
    step = -1 if back else 1
    if grain == "night":
        return Reading("TIME", shift(base, step, "day").isoformat() + "TNI", None, "reference")
    quarterly = context.value and re.fullmatch(r"\d{4}-Q\d", context.value)
    if grain == "year" and quarterly:
        return Reading("DATE", value(shift(base, step, "year"), "quarter"), None, "reference", moves=False)
    return Reading("DATE", value(shift(base, step, grain), grain), None, "reference")


@RELATIVE.rule(
    r"(?:the |its |their |a )?(?:comparable |same )?year[ -](?:ago|earlier)"
    r"(?: (?:third |second |first |fourth )?(?:quarter|period))?",
    r"last year['’]s (?:quarter|period)",
    r"the (?:same|comparable|corresponding) (?:quarter|period) "
    r"(?:a year ago|a year earlier|last year|of last year|the year before)",
    r"the (?:quarter|period) a year (?:ago|earlier)",
)
def year_ago_period(match: re.Match[str], context: Context) -> Reading | None:
    """The year-ago quarter: the same quarter of the year before the one last named."""
    if context.reference is None or not context.value:
        return None
    quarter = re.search(r"quarter$", match[0], re.IGNORECASE) is not None
    if context.anchor and context.reference.year < context.anchor.year and ("Q" in context.value) >= quarter:
        return Reading("DATE", context.value, None, "reference", moves=False)  # that year was named already
    held = _quarter_of_report(context) if quarter and "Q" not in context.value else context.value
    if "Q" in held:
        return Reading("DATE", f"{int(held[:4]) - 1}{held[4:]}", None, "reference", moves=False)
    return Reading("DATE", value(shift(context.reference, -1, "year"), "year"), None, "reference", moves=False)


def _quarter_of_report(context: Context) -> str:
    """The quarter that a report of results is about: the last one named that had ended, or the one before its day."""
    day = context.anchor or context.reference
    return context.quarter or (value(shift(day, -1, "quarter"), "quarter") if day else "")


@RELATIVE.rule(rf"(?:the )?(?P<year>{words.YEAR}) quarter")
def quarter_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """The 1988 quarter: the quarter that a report of results is about, of that year."""
    held = _quarter_of_report(context)
    return Reading("DATE", f"{words.year(match['year'])}{held[4:]}", None, "reference", moves=False) if held else None


@RELATIVE.rule(r"the (?:latest|most recent|current) (?:quarter|period)")
def latest_quarter(_: re.Match[str], context: Context) -> Reading | None:
    """The latest quarter: the one last named, or the one before publication."""
    held = _quarter_of_report(context)
    return Reading("DATE", held, None, "reference") if held else None


@RELATIVE.rule(
    r"(?:right |just |until |only |by |for |from )?(?P<present>now)(?! that\b)",
    r"(?P<past>then[ -]current)",
    r"(?P<present>current)(?! (?:(?:fiscal|calendar) )?(?:<UNIT>|<SEASON>|account)\b)",
    r"(?P<present>currently|at present|presently|the present(?: time)?|at the moment|nowadays|these days|right now)",
    r"(?P<past>recently|lately|in recent times|formerly|long ago|not long ago|"
    r"(?:in )?the (?:distant |recent )?past(?! (?:<NUM>|few|several|couple|many|<UNIT>|and|\w+ <UNIT>)\b)|"
    r"the other day|past (?:days|weeks|months|years|decades))",
    r"(?P<future>future (?:days|weeks|months|quarters|years|decades))",
    r"(?P<future>(?:in )?the (?:near |foreseeable |not-too-distant )?future|"
    r"(?<!as\W)soon(?! (?:after|as)\b)|one day(?= (?:be|will))|someday)",
)
def reference_word(match: re.Match[str], context: Context) -> Reading | None:
    """Now, recently, soon: PRESENT_REF, PAST_REF, FUTURE_REF."""
    groups = match.groupdict()
    kind = next(k for k in ("present", "past", "future") if groups.get(k))
    if kind == "future" and context.followed_by(match, r"after|before"):
        return None
    return Reading("DATE", f"{kind.upper()}_REF")
