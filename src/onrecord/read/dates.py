"""When a document was published, and how that is known; else the day before which it cannot have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from onrecord.errors import UsageError
from onrecord.read.byline import parse_dateline
from onrecord.read.days import DayFound, days_in, made, month_day, month_days_in, months_in
from onrecord.read.page import Page
from onrecord.records import DateBasis, Genre, Metadata, Part

Published = tuple[str | None, DateBasis]
# Newspapers put the day into the path: /2017/11/02/, /2017-11-02-, -20171102.
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(\d{2}|(?<=[-/_.])\d)\2(\d{2}|(?<=[-/_.])\d)(?!\d)")
_URL_MONTH = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?=/|-|$)", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UPDATE = re.compile(r"\b(?:updated|modified|revised|last edited|retrieved|accessed)\b", re.IGNORECASE)
_FOOT = re.compile(r"\W*(?:first |originally )?(?:published|posted|released|issued|dated?)\b", re.IGNORECASE)
_EVENT = re.compile(r"(?:delivered|location|place|venue|given)\b", re.IGNORECASE)
# Beside one of these a day may lie ahead.
_FUTURE = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|until|till|by|deadlines?|expects?|expected"
    r"|scheduled?|due|plans?|planned|planning|set|upcoming|next|coming"
    r"|to take place|expires?|expired?|ahead|before|hopes?|aims?|intends?|going to|to be|proposed|if"
    r"|unless|from now|starting|beginning|effective|target)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"])|\n")
# What is quoted ("we should resist") says nothing on when it was said.
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)")
_DOCUMENTS = frozenset(
    {Genre.TRANSCRIPT, Genre.SPEECH, Genre.COMMUNIQUE, Genre.RESOLUTION, Genre.LETTER, Genre.NEWSLETTER}
)
MOST_IN_HEAD = 25
SOON = timedelta(days=31)
"""How long after the latest full day a day without a year ("On November 25") is still one of that time."""
NEAR = 60
"""Characters around a day in which a word of the future counts."""
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


def published(page: Page, meta: Metadata, given: str | None, name: str, today: date) -> Published:
    """Publication day and its basis: given, else declared, byline, URL, guessed (file name), else unknown.

    Days after `today` are never taken from a text, an address or a name.
    """
    if given is not None:
        return given_day(given), DateBasis.GIVEN
    if meta.published_on and meta.published_basis is not DateBasis.GUESSED:
        return meta.published_on, DateBasis.META if meta.published_basis is DateBasis.UNKNOWN else meta.published_basis
    found = _byline_day(page, today) or (_headline_day(page, today) if meta.genre in _DOCUMENTS else None)
    if found:
        return found.isoformat(), DateBasis.BYLINE
    for address, basis in ((meta.url, DateBasis.URL), (name, DateBasis.GUESSED)):
        day = url_day(address or "")
        if day and day <= today:
            return day.isoformat(), basis
    if meta.published_on:
        return meta.published_on, DateBasis.GUESSED
    return None, DateBasis.UNKNOWN


def given_day(value: str) -> str:
    """A day that the user gave, checked. Raises UsageError for anything but a calendar day in ISO 8601."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise UsageError(f"The publication date {value!r} is not a day; write it as YYYY-MM-DD.") from error


def url_day(address: str) -> date | None:
    """The day that a path or file name holds, or None."""
    for match in _URL_DAY.finditer(address):
        found = made(match[1], match[3], match[4])
        if found:
            return found
    named = _URL_MONTH.search(address)
    return made(named[1], _MONTHS.index(named[2].lower()) + 1, named[3]) if named else None


def _byline_day(page: Page, today: date) -> date | None:
    """The day that byline, date line, dateline or a "Published on" line at the foot names; updates come last."""
    lines = [p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BYLINE]
    lines += [
        p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.FURNITURE and _FOOT.match(p.text)
    ]
    for text in sorted(lines, key=_surety):
        for found in days_in(text[:300]):
            if found.day <= today:
                return found.day
    return _dateline_day(page, today)


def _surety(line: str) -> int:
    """The order in which lines are asked for the day: those of publication, others, of delivery, of an update."""
    line = line.strip("*_ ([")
    return 0 if _FOOT.match(line) else 3 if _UPDATE.match(line) else 2 if _EVENT.match(line) else 1


def _headline_day(page: Page, today: date) -> date | None:
    """The day that the head of a document names at its line's end; an article's headline names days of the news."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is Part.HEADLINE and para.words <= MOST_IN_HEAD:
            for found in days_in(para.text):
                if found.day <= today and not para.text[found.end :].strip(" )].*_"):
                    return found.day
        elif part in {Part.BODY, Part.TURN}:
            return None
    return None


def _dateline(page: Page) -> str | None:
    """The day in the first dateline, as written."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is Part.BODY:
            line = parse_dateline(para.text)
            return line.day if line else None
    return None


def _dateline_day(page: Page, today: date) -> date | None:
    written = _dateline(page)
    found = next(days_in(written), None) if written else None
    return found.day if found and found.day <= today else None


def guess_from_dateline(page: Page, not_before: str | None, today: date) -> date | None:
    """A dateline's "March 3" in the first year that does not lie before the latest past day of the text."""
    written = _dateline(page)
    month_and_day = month_day(written) if written else None
    if month_and_day is None or not_before is None:
        return None
    floor = date.fromisoformat(not_before)
    for year in (floor.year, floor.year + 1):
        day = made(year, *month_and_day)
        if day and floor <= day <= today:
            return day
    return None


def latest_past_day(page: Page, today: date) -> date | None:
    """The latest day that the article speaks of as past; of a month with its year, the first day.

    Days beside words of the future are left out, and so are comments and notes, which may be written later.
    """
    latest: date | None = None
    for para, part in zip(page.paras, page.parts, strict=True):
        if not (part and part.is_text) or not _HAS_YEAR.search(para.text):
            continue
        for sentence in _SENTENCE.split(para.text):
            latest = max(filter(None, (latest, _latest(sentence, today))), default=None)
    return latest and max([latest, *_soon_after(page, latest, today)])


def _soon_after(page: Page, latest: date, today: date) -> Iterator[date]:
    """Past days without a year that lie within a month after the latest day with one."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if not (part and part.is_text):
            continue
        own = _QUOTED.sub(lambda m: " " * len(m.group()), para.text)
        for month, number, start, end in month_days_in(own):
            for year in {latest.year, (latest + SOON).year}:
                day = made(year, month, number)
                near = own[max(0, start - NEAR) : start] + "|" + own[end : end + NEAR]
                if day and latest < day <= min(latest + SOON, today) and not _FUTURE.search(near):
                    yield day


def _latest(sentence: str, today: date) -> date | None:
    if not _HAS_YEAR.search(sentence):
        return None
    found: list[DayFound] = [d for d in chain(days_in(sentence), months_in(sentence)) if d.day <= today]
    if not found:
        return None
    own = _QUOTED.sub(lambda m: " " * len(m.group()), sentence)
    past = (
        d.day
        for d in found
        if not _FUTURE.search(own[max(0, d.start - NEAR) : d.start] + "|" + own[d.end : d.end + NEAR])
    )
    return max(past, default=None)
