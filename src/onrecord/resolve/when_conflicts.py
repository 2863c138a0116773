"""Dates that cannot be right: kept as they are, and flagged."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence

from onrecord.records import Attribution, Document, Passage, Speaker, TimeBasis, When
from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import days_of
from onrecord.resolve.when_clause import Clauses, inside, is_outermost, mark_of
from onrecord.resolve.when_events import Events, when_of

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
PHRASE = 90
"""Characters behind "pointed to" in which the occasion and its date stand."""


def conflicts(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    days: Sequence[When | None],
    clauses: Clauses,
    events: Events,
) -> list[tuple[str, ...]]:
    """The flags of each attribution: ``date_conflict`` or none."""
    wrong = {
        i
        for i, day in enumerate(days)
        if (day is not None and day.basis in {TimeBasis.EXPLICIT, TimeBasis.RELATIVE} and _is_wrong(document, day))
        or _names_no_day(document, clauses, attributions[i], i)
        or _excludes_event(document, clauses, events, attributions[i], i, day)
    }
    wrong |= _accounts(document, attributions, speakers, days, clauses, events)
    return [(DATE_CONFLICT,) if i in wrong else () for i in range(len(attributions))]


def _is_wrong(document: Document, day: When) -> bool:
    """Whether a day does not fit its weekday, or lies after the document that tells of it.

    A month or a year to come is mostly that of which is spoken, so that only days count as too late.
    """
    published = document.meta.published_on
    if published and day.mod != "BEFORE" and day.earliest == day.latest and day.earliest > published:
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


def _excludes_event(
    document: Document, clauses: Clauses, events: Events, attribution: Attribution, index: int, day: When | None
) -> bool:
    """Whether an explicit day lies on the wrong side of the event told beside it: "on May 3, after the accord of June".

    Only an event in the telling's own clause counts, not one inside the words said.
    """
    if day is None or day.basis is not TimeBasis.EXPLICIT or day.passage is None:
        return False
    for match, date in events.find(document.text, *clauses.window(index)):
        if inside(attribution.content, match.start()) or match["how"].lower() == "since":
            continue
        told = when_of(document.text, match, date, None)
        phrase = Passage.of(document.text, [match.span()])
        t = clauses.beside(phrase, attribution.content)
        beside = t is not None and t.start < day.passage.end and day.passage.start < t.end
        if told and told.mod in {"AFTER", "BEFORE"} and beside and _excludes(told, day.earliest, day.latest):
            return True
    return False


def _accounts(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    days: Sequence[When | None],
    clauses: Clauses,
    events: Events,
) -> set[int]:
    """Accounts that say "after the treaty, X said" while their teller points to words of X from before it."""
    wrong = set()
    for i, day in enumerate(days):
        if day is None or day.mod not in {"AFTER", "BEFORE"} or day.basis is not TimeBasis.EVENT:
            continue
        parent = attributions[i].parent
        outer = i if parent is None or is_outermost(attributions, i) else parent
        end = attributions[outer].content.end
        points = _POINTS.search(document.text, end, end + NEARBY)
        if points is None or _SPEECH.search(document.text, points.end(), points.end() + PHRASE) is None:
            continue
        who = {s.id or s.name for s in speakers[i]}
        meant = _bounds_pointed_to(document.text, clauses, events, points.end()) or next(
            (
                (when.earliest, when.latest)
                for j, (other, when) in enumerate(zip(attributions, days, strict=True))
                if points.start() < mark_of(other).start < points.end() + NEARBY
                and who & {s.id or s.name for s in speakers[j]}
                and when is not None
            ),
            None,
        )
        if meant is not None and _excludes(day, *meant):
            wrong.add(i)
    return wrong


def _bounds_pointed_to(text: str, clauses: Clauses, events: Events, start: int) -> tuple[str, str] | None:
    """First and last day of the occasion named right behind "pointed to": by its date, or as a named event."""
    end = min(start + PHRASE, clauses.sentences.around(start).end)
    dated = next((t.value for t in clauses.times if start <= t.start < end), None) or events.named(text, start, end)
    bounds = days_of(dated) if dated else None
    return (bounds[0].isoformat(), bounds[1].isoformat()) if bounds else None


def _excludes(told: When, earliest: str, latest: str) -> bool:
    """Whether days lie on the wrong side of the event that an account counts from."""
    return latest < told.earliest if told.mod == "AFTER" else earliest > told.latest
