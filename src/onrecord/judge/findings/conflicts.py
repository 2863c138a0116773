"""Dates that cannot be right: of one account, and of two accounts of one occasion."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.judge.findings.because import day_words
from onrecord.judge.findings.make import finding
from onrecord.judge.findings.occasions import event_words
from onrecord.judge.positions.days import is_dated, order
from onrecord.judge.positions.party import compatible
from onrecord.judge.positions.reading import DATE_CONFLICT
from onrecord.judge.positions.sketch import are_copies
from onrecord.judge.positions.stems import dice, overlap, stems
from onrecord.positions import Finding, FindingKind, Utterance

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY_DATE = re.compile(
    r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),?\s+(?:the\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
_WRITTEN = re.compile(
    r"\b(?:letter|e-?mail|memo(?:randum)?|interview|note|telegram|cable|statement|article)\b", re.IGNORECASE
)
"""Occasions that do not come back every year on their day."""

LOOK_BACK = 20
"""Earlier accounts of occasions with which each one is compared."""


def date_conflicts(utterances: Iterable[Utterance]) -> list[Finding]:
    """The date conflicts of one block, of single accounts first. A statement with several claims is told once."""
    ordered = sorted(utterances, key=order)
    return [*_single(ordered), *_pairs([u for u in ordered if u.day and is_dated(u) and event_words(u)])]


def _single(ordered: Sequence[Utterance]) -> Iterator[Finding]:
    told: set[str] = set()
    for u in ordered:
        # A month or a year to come is mostly that of which is spoken.
        late = u.known_on is not None and u.day is not None and u.day > u.known_on
        if u.statement in told or not (late or DATE_CONFLICT in u.flags or _wrong_weekday(u)):
            continue
        told.add(u.statement)
        yield finding(FindingKind.DATE_CONFLICT, (u,), _wrong_because(u, late), 0.9)


def _wrong_because(u: Utterance, late: bool) -> str:
    """Why the day given for an utterance cannot be right."""
    day = day_words(u.earliest) if u.earliest else "the day given"
    if late and u.known_on:
        return f"Words of {u.holder.name} are dated {day}, but were published earlier, on {day_words(u.known_on)}."
    weekday = _wrong_weekday(u)
    why = f"was no {weekday}, though the text says so" if weekday else "is not when the same text places them"
    return f"Words of {u.holder.name} are dated {day}, which {why}."


def _wrong_weekday(u: Utterance) -> str | None:
    """The weekday that the teller names beside a date that did not fall on it, None where there is none."""
    for match in _WEEKDAY_DATE.finditer(u.frame):
        month = _MONTHS.index((match["m1"] or match["m2"]).lower()[:3]) + 1
        year = int(match["year"] or (u.day or u.known_on or "0")[:4])
        try:
            date = dt.date(year, month, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
        if f"{date:%A}" != match["weekday"].capitalize() and (match["year"] or u.day == date.isoformat()):
            return match["weekday"]
    return None


def _pairs(dated: Sequence[Utterance]) -> Iterator[Finding]:
    for i, later in enumerate(dated):
        for earlier in dated[max(0, i - LOOK_BACK) : i]:
            if _is_one_occasion(earlier, later):
                days = " and ".join(day_words(str(u.day)) for u in (earlier, later))
                because = f"Two reports date one occasion on which {later.holder.name} spoke differently: {days}."
                yield finding(FindingKind.DATE_CONFLICT, (earlier, later), because, 0.7)
                break


def _is_one_occasion(a: Utterance, b: Utterance) -> bool:
    """Whether two accounts with different days tell of one event: same event, same content, both told after both days.

    A speaker may say the same on two occasions; an account published before the other's day is not of that occasion.
    """
    if a.day == b.day or a.document == b.document or not compatible(a, b):
        return False
    last = max(str(a.day), str(b.day))
    told_after = bool(a.known_on and b.known_on and min(a.known_on, b.known_on) >= last)
    misprint = str(a.day)[5:] == str(b.day)[5:] and all(_WRITTEN.search(u.frame) for u in (a, b))
    if not (told_after or misprint) or are_copies(a.sketch, b.sketch):
        return False
    alike = max(dice(stems(a.words), stems(b.words)), overlap(stems(a.words), stems(b.words)) - 0.2)
    return a.stance is b.stance and alike >= 0.5 and overlap(event_words(a), event_words(b)) >= 0.5
