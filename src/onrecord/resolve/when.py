"""The day on which words were said: from the text beside the cue, a named event, the occasion, or the publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.records import Attribution, Document, Genre, Kind, Occasion, Part, Passage, Speaker, TimeBasis, When
from onrecord.resolve.timex import Timex, find_timexes, words
from onrecord.resolve.timex.calendar import days_of
from onrecord.resolve.when_clause import Clauses, is_outermost, mark_of
from onrecord.resolve.when_conflicts import conflicts
from onrecord.resolve.when_events import Events, NamedEvent, when_of, with_default
from onrecord.resolve.when_occasion import occasion_of, of_one_sort
from onrecord.resolve.when_running import Running

_PAST_NOUN = r"(?:remarks|comments|speech|statement|address|interview|testimony|sermon|tweets?)"
_BESIDE_DAY = re.compile(
    rf"['’]s?\s+{_PAST_NOUN}\b[^.;:]{{0,80}}?\bthe\s+day\s+(?P<how>before|after|earlier|later)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """When a statement was said, on which occasion, and what is wrong with the date."""

    said_on: When | None = None
    occasion: Occasion | None = None
    flags: tuple[str, ...] = ()


def told(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[tuple[Speaker, ...]],
    events: Sequence[NamedEvent] = (),
) -> list[Told]:
    """The time of each attribution, in order. `events` (a codebook's) come before the shipped ones.

    A day that neither the text nor the document's own date gives stays unknown.
    """
    times = document_times(document)
    clauses = Clauses(document, attributions, times)
    known = with_default(events)
    days = [_own_day(document, clauses, known, attributions, i) for i in range(len(attributions))]
    running = Running(document, attributions, speakers, clauses)
    days = running.filled(days)
    flags = conflicts(document, attributions, speakers, days, clauses, known)
    types = running.types(days)
    occasions = of_one_sort([occasion_of(document, speakers[i], types[i], day) for i, day in enumerate(days)])
    return [Told(*parts) for parts in zip(days, occasions, flags, strict=True)]


def document_times(document: Document) -> list[Timex]:
    """The time expressions of a document, read against its publication day or the days that it speaks of."""
    meta = document.meta
    published = dt.date.fromisoformat(meta.published_on) if meta.published_on else None
    around = dt.date.fromisoformat(meta.not_before) if meta.not_before else None
    return find_timexes(document.text, published, around=around)


def _own_day(
    document: Document, clauses: Clauses, events: Events, attributions: Sequence[Attribution], index: int
) -> When | None:
    """The day that stands beside an attribution's cue, or the event that it counts from."""
    attribution = attributions[index]
    if attribution.kind is Kind.OWN or (attribution.part is Part.TURN and attribution.cue is None):
        return _voice_day(document, clauses, attribution)
    found = clauses.governing(index)
    event = _event_day(document, clauses, events, attribution, index)
    if event is not None and event.passage and event.mod and found is None:
        found = clauses.beside(event.passage, attribution.content)
    if event is not None and (found is None or _overlaps(event.passage, found)):
        return event
    if found is not None:
        day = _when(document, found)
        return (
            None
            if day is None or _is_yet_to_come(document, attribution, day)
            else _beside(document, attribution, found, day)
        )
    if is_outermost(attributions, index) and _is_author_now(document, attribution):
        return _voice_day(document, clauses, attribution)
    return None


_AHEAD = re.compile(r"\b(?:will|would|could|may|might|should|plans?|intends?|expects?)\b", re.IGNORECASE)


def _is_yet_to_come(document: Document, attribution: Attribution, day: When) -> bool:
    """Whether a day after publication belongs to something announced ("would assume office in January"), not said."""
    published, cue = document.meta.published_on, attribution.cue
    return bool(published and cue and day.earliest > published and _AHEAD.search(cue.text))


def _voice_day(document: Document, clauses: Clauses, attribution: Attribution) -> When | None:
    """The document's own words were said on its own day; `explicit` where the document is the speech itself.

    The turns of an interview were said on the day that its introduction gives: "spoke to the station on Monday".
    """
    day = document.meta.published_on
    if day is None:
        return None
    genre = document.meta.genre
    if genre is Genre.INTERVIEW and attribution.part is Part.TURN:
        spoken = next((t for t in clauses.times if _introduces(document, t)), None)
        found = _when(document, spoken) if spoken else None
        if found:
            return found
    itself = genre.is_own_voice or genre in {Genre.TRANSCRIPT, Genre.INTERVIEW, Genre.ANALYSIS}
    basis = TimeBasis.EXPLICIT if itself or attribution.part is Part.TURN else TimeBasis.PUBLICATION
    return When(day, day, day, basis)


def _introduces(document: Document, t: Timex) -> bool:
    """Whether an expression says when an interview was held: behind "spoke" in a paragraph that is no turn."""
    before = re.split(r"[.\n]", document.text[max(0, t.start - 120) : t.start])[-1]
    return document.part_at(t.start) is Part.BODY and _HELD.search(before) is not None


_WEEKDAY = re.compile(rf"\b(?:{words.WEEKDAY})(?!\w)", re.IGNORECASE)
_HELD = re.compile(r"\b(?:spoke|talked|interviewed|sat down|recorded|interview (?:was )?(?:held|conducted))\b")


def _event_day(
    document: Document, clauses: Clauses, events: Events, attribution: Attribution, index: int
) -> When | None:
    """The day counted from a named event in the cue's clause: "After the signing of the treaty she said"."""
    start, end = clauses.window(index)
    mark = mark_of(attribution)
    limit = document.meta.published_on or document.meta.not_before
    for match, date in events.find(document.text, start, end):
        within = any(s.start <= match.start() < s.end for s in attribution.content.spans)
        gap = document.text[min(match.end(), mark.end) : max(match.start(), mark.start)]
        if not within and not re.search(r"[;:]|\b(?:who|which|that|because|but)\b", gap):
            return when_of(document.text, match, date, limit)
    return None


def _is_author_now(document: Document, attribution: Attribution) -> bool:
    """Whether a document's own voice speaks in the present: "I ask the Assembly", "We recommend"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None:
        return False
    voice = document.meta.genre.is_own_voice or document.meta.genre in {Genre.ANALYSIS, Genre.OPINION}
    return voice and source.text in {"I", "We", "we"} and _NOW.match(cue.text) is not None


_NOW = re.compile(
    r"(?:ask|believe|recommend|urge|call|think|demand|reject|support|oppose|propose|expect|invite|insist)\b"
)


def _overlaps(passage: Passage | None, t: Timex) -> bool:
    return passage is not None and passage.start < t.end and t.start < passage.end


def _when(document: Document, t: Timex) -> When | None:
    """A time expression as the day of saying. A weekday that would lie after the document is the one before."""
    bounds = days_of(t.value)
    if bounds is None:
        return None
    published = document.meta.published_on
    relative = t.anchor is not None and not re.search(r"\d", t.text)
    value = re.sub(r"T.*", "", t.value)
    if relative and published and bounds[0].isoformat() > published:
        if bounds[0] != bounds[1] or not _WEEKDAY.search(t.text):
            return None
        bounds = (bounds[0] - dt.timedelta(7), bounds[1] - dt.timedelta(7))
        value = bounds[0].isoformat()
    passage = Passage.of(document.text, [(t.start, t.end)])
    basis = TimeBasis.RELATIVE if relative else TimeBasis.EXPLICIT
    return When(value, bounds[0].isoformat(), bounds[1].isoformat(), basis, t.mod, passage)


def _beside(document: Document, attribution: Attribution, t: Timex, day: When) -> When:
    """`day` moved by one where another's words are dated "the day before": an answer to them came the day after."""
    cue = mark_of(attribution)
    match = _BESIDE_DAY.search(document.text, cue.end, max(cue.end, t.end))
    if match is None or day.earliest != day.latest or t.start < cue.end:
        return day
    step = 1 if match["how"].lower() in {"before", "earlier"} else -1
    moved = (dt.date.fromisoformat(day.earliest) + dt.timedelta(step)).isoformat()
    passage = Passage.of(document.text, [(match.end() - len(re.split(r"\bthe\s+day", match[0])[-1]) - 7, t.end)])
    return replace(day, value=moved, earliest=moved, latest=moved, basis=TimeBasis.RELATIVE, passage=passage)
