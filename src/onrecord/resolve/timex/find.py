"""Find the time expressions of a text and say what they mean (TIMEX3)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.resolve.timex.clock import CLOCK
from onrecord.resolve.timex.dates import DATES
from onrecord.resolve.timex.durations import DURATIONS
from onrecord.resolve.timex.holidays import HOLIDAYS
from onrecord.resolve.timex.relative import RELATIVE
from onrecord.resolve.timex.rules import Context, Rule

GRAMMAR: tuple[Rule, ...] = (*CLOCK, *DATES, *HOLIDAYS, *RELATIVE, *DURATIONS)
"""All rules; of two readings of the same words the earlier rule's is tried first."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands, its TIMEX3 `type` (DATE, TIME, DURATION, SET), `value` and `mod`.

    `anchor` says what a relative expression was counted from: "published", "reference" (the day that the narrative had
    reached) or None.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    anchor: str | None = None


def find_timexes(text: str, published: dt.date | None, *, around: dt.date | None = None) -> list[Timex]:
    """The time expressions of `text` in order, without overlaps, longest reading first.

    `published` is the day that "today" means; without it relative expressions count from the last absolute one, or stay
    underspecified (``XXXX-10-07``). `around` is a day near which a text without a publication day was written (the
    latest that it speaks of): it gives days their year and weekdays their week, but no meaning to "today".
    """
    context, end = Context(text, published, published, around=around), 0
    found: list[Timex] = []
    for match, rule in _candidates(text):
        if match.start() < end:
            continue
        reading = rule.read(match, context)
        if reading is None:
            continue
        if not _ends_a_period(text, found, match.start()):
            context.note(reading)  # the end of a period just named leaves the narrative with that period
        start, end = _trimmed(match)
        found.append(Timex(start, end, text[start:end], reading.type, reading.value, reading.mod, reading.anchor))
    return _one_day(text, found)


def _ends_a_period(text: str, found: list[Timex], start: int) -> bool:
    """Whether the last expression of `found` is a dated period of which the one at `start` is the end."""
    return bool(found) and found[-1].type == "DATE" and _ENDED.fullmatch(text[found[-1].end : start]) is not None


_ENDED = re.compile(r",?\s+(?:which\s+)?(?:ended|ending)\s+(?:on\s+)?", re.IGNORECASE)


def _one_day(text: str, found: list[Timex]) -> list[Timex]:
    """`found` with "the day before" beside a date taken for that date: "the day before, on September 19"."""
    result = list(found)
    for i, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start]
        if _BESIDE.fullmatch(one.text) and _APPOSED.fullmatch(between) and len(other.value) == len("2017-09-19"):
            result[i] = replace(one, value=other.value, anchor=other.anchor)
    return result


_BESIDE = re.compile(
    r"the (?:day|night) (?:before|after|earlier|later)|the (?:next|previous|following) day", re.IGNORECASE
)
_APPOSED = re.compile(r",?\s+(?:on\s+)?", re.IGNORECASE)


def _candidates(text: str) -> list[tuple[re.Match[str], Rule]]:
    """All matches of all rules, leftmost first, then longest, then in the grammar's order."""
    matches = [(m, order, rule) for order, rule in enumerate(GRAMMAR) for m in rule.pattern.finditer(text)]
    matches.sort(key=lambda item: (item[0].start(), -item[0].end(), item[1]))
    return [(match, rule) for match, _, rule in matches]


_LEAD = re.compile(
    r"(?:for|in|over|within|after|spent|took|takes?|on|by|until|from|of|during|through)\s+", re.IGNORECASE
)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The span of the expression without a preposition that the rule needed to see."""
    lead = _LEAD.match(match[0])
    return match.start() + (lead.end() if lead else 0), match.end()
