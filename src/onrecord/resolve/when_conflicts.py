"""Dates that cannot be right: kept as they are, and flagged."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence

from onrecord.records import Attribution, Document, Speaker, TimeBasis, When
from onrecord.resolve.timex import words
from onrecord.resolve.when_clause import Clauses, inside, mark_of

DATE_CONFLICT = "date_conflict"
_WEEKDAY = re.compile(rf"(?P<day>{words.WEEKDAY}),?\s+(?:the\s+)?(?={words.MONTH}|\d{{1,2}}\s)", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<m1>{words.MONTH})\s+(?P<d1>\d{{1,2}})\b(?![:.]\d)|(?P<d2>\d{{1,2}})\s+(?:of\s+)?(?P<m2>{words.MONTH}))",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:direct|point|refer)(?:r?ed|s)?\s+(?:me|us|him|her|them|readers|reporters)?\s*to\b|\bfind it in\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:speech|address|sermon|interview|remarks|letter|statement|lecture)\b", re.IGNORECASE)
NEARBY = 700
"""Characters behind a dated account within which its teller may point to the occasion that he means."""


def conflicts(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    days: Sequence[When | None],
    clauses: Clauses,
) -> list[tuple[str, ...]]:
    """The flags of each attribution: ``date_conflict`` or none."""
    wrong = {
        i
        for i, day in enumerate(days)
        if (day is not None and day.basis in {TimeBasis.EXPLICIT, TimeBasis.RELATIVE} and _is_wrong(document, day))
        or _names_no_day(document, clauses, attributions[i], i)
    }
    wrong |= _accounts(document, attributions, speakers, days)
    return [(DATE_CONFLICT,) if i in wrong else () for i in range(len(attributions))]


def _is_wrong(document: Document, day: When) -> bool:
    """Whether a day does not fit its weekday, or lies after the document that tells of it."""
    published = document.meta.published_on
    if published and day.mod != "BEFORE" and day.earliest > published:
        return True
    if day.passage is None or day.earliest != day.latest or day.basis is TimeBasis.RELATIVE:
        return False
    start = day.passage.start
    weekday = _WEEKDAY.search(document.text, max(0, start - 12), day.passage.end)
    return weekday is not None and words.weekday(weekday["day"]) != dt.date.fromisoformat(day.earliest).weekday()


def _names_no_day(document: Document, clauses: Clauses, attribution: Attribution, index: int) -> bool:
    """Whether the telling of an attribution names a day that no month has, such as September 31."""
    if attribution.cue is None:
        return False
    start, end = clauses.window(index)
    for match in _MONTH_DAY.finditer(document.text, start, end):
        if inside(attribution.content, match.start()) or match.end() > mark_of(attribution).end + 80:
            continue
        month, day = words.month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        if monthrange(2000, month)[1] < day <= 31:
            return True
    return False


def _accounts(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    days: Sequence[When | None],
) -> set[int]:
    """Accounts that say "after the treaty, X said" while their teller points to words of X from before it."""
    wrong = set()
    for i, day in enumerate(days):
        parent = attributions[i].parent
        if parent is None or day is None or day.mod not in {"AFTER", "BEFORE"} or day.basis is not TimeBasis.EVENT:
            continue
        end = attributions[parent].content.end
        points = _POINTS.search(document.text, end, end + NEARBY)
        if points is None or _SPEECH.search(document.text, points.end(), points.end() + 80) is None:
            continue
        who = {s.id or s.name for s in speakers[i]}
        meant = next(
            (
                days[j]
                for j, other in enumerate(attributions)
                if points.start() < mark_of(other).start < points.end() + NEARBY
                and who & {s.id or s.name for s in speakers[j]}
                and days[j] is not None
            ),
            None,
        )
        if meant is not None and _excludes(day, meant):
            wrong.add(i)
    return wrong


def _excludes(told: When, meant: When) -> bool:
    """Whether a day lies on the wrong side of the event that the other account counts from."""
    return meant.latest < told.earliest if told.mod == "AFTER" else meant.earliest > told.latest
