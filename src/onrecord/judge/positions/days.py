"""When utterances were said, one against the other. A day is never guessed from an undated recollection."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.positions import Utterance
from onrecord.records import TimeBasis

_PAST = re.compile(
    r"\b(?:once|formerly|in the past|years? ago|decades? ago|long ago|at the time|used to"
    r"|had (?:once|long|earlier|previously)|previously|earlier (?:this|that|in)|back (?:in|then)|as a (?:young"
    r"|student|deputy|candidate)"
    r"|when (?:he|she) was)\b",
    re.IGNORECASE,
)


def said(u: Utterance) -> tuple[str, str] | None:
    """The first and last day on which an utterance can have been said; None where no day is known.

    Nothing was said after it was published. Words without a date are taken to be of the day on which they were
    published, unless the text marks them as past.
    """
    if u.earliest and u.latest:
        known = u.known_on is not None and u.earliest <= u.known_on < u.latest
        return u.earliest, str(u.known_on) if known else u.latest
    told = u.frame if u.is_own_words else f"{u.frame} {u.words}"
    if u.known_on is None or _PAST.search(told):
        return None
    return u.known_on, u.known_on


def is_dated(u: Utterance) -> bool:
    """True where the text itself dates the words, as against its publication."""
    return u.earliest is not None and u.basis is not TimeBasis.PUBLICATION


def before(a: Utterance, b: Utterance) -> bool:
    """True when `a` was certainly said on an earlier day than `b`."""
    first, second = said(a), said(b)
    return first is not None and second is not None and first[1] < second[0]


def same_day(a: Utterance, b: Utterance) -> bool:
    """True when both are known to have been said on one and the same day."""
    first, second = said(a), said(b)
    return first is not None and first == second and first[0] == first[1]


def days_between(a: str, b: str) -> int:
    """How many days lie between two ISO dates, never negative."""
    return abs((dt.date.fromisoformat(a[:10]) - dt.date.fromisoformat(b[:10])).days)


def order(u: Utterance) -> tuple[str, str, str, str]:
    """A key that sorts utterances by when they were said, then by when they were known."""
    days = said(u) or ("", "")
    return (days[0], days[1], u.known_on or "9999", u.claim or u.statement)
