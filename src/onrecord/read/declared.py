"""What files declare of themselves: the names that metadata goes by, and how its values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from onrecord.records import DateBasis, Genre, Metadata

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "subject"),
    "author": ("author", "authors", "byline", "creator", "writer", "by"),
    "publisher": (
        "publisher",
        "outlet",
        "newspaper",
        "source",
        "site_name",
        "sitename",
        "site",
        "publication",
        "media",
    ),
    "published_on": (
        "published_on",
        "published",
        "published_at",
        "date_published",
        "datepublished",
        "publication_date",
        "publish_date",
        "pubdate",
        "pub_date",
        "date",
        "day",
        "created",
    ),
    "url": ("url", "link", "canonical_url", "href", "permalink", "uri"),
    "language": ("language", "lang"),
    "genre": ("genre", "document_type", "type", "category", "section"),
    "speaker": ("speaker",),
}
"""For each field of `Metadata`, the names of columns and front matter that give it, the surest first."""

GENRES: Mapping[str, Genre] = {
    **{genre.value: genre for genre in Genre},
    "article": Genre.NEWS,
    "newsarticle": Genre.NEWS,
    "reportagenewsarticle": Genre.NEWS,
    "wire": Genre.NEWS,
    "analysisnewsarticle": Genre.ANALYSIS,
    "op-ed": Genre.OPINION,
    "oped": Genre.OPINION,
    "column": Genre.OPINION,
    "editorial": Genre.OPINION,
    "opinionnewsarticle": Genre.OPINION,
    "remarks": Genre.SPEECH,
    "statement": Genre.COMMUNIQUE,
    "communiqué": Genre.COMMUNIQUE,
    "press release": Genre.COMMUNIQUE,
}
"""What files call their genre."""

DEFAULTS = (datetime(1896, 1, 30), datetime(1904, 3, 31))
"""Days that differ in all parts, so that a date which leaves one out is read in two ways."""

MAX_VALUE = 2000
"""Characters that one value may have; more is not metadata but text in the wrong place."""


def metadata(values: Mapping[str, str]) -> Metadata:
    """The metadata in `values`, whose names are matched without regard to case, spaces and hyphens."""
    named = {re.sub(r"[\s\-]+", "_", name.strip().lower()): value for name, value in values.items()}
    found = {field: _first(named, names) for field, names in NAMES.items()}
    day = next((day for name in NAMES["published_on"] if (day := iso_day(named.get(name)))), None)
    return Metadata(
        title=found["title"],
        author=found["author"],
        publisher=found["publisher"],
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
        language=language_tag(found["language"]),
        genre=genre(found["genre"]),
        url=web_address(found["url"]),
        speaker=found["speaker"],
    )


def is_metadata(name: str) -> bool:
    """True where a column of this name gives a field of `Metadata`."""
    plain = re.sub(r"[\s\-]+", "_", name.strip().lower())
    return any(plain in names for names in NAMES.values())


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := one_line(named.get(name)))), None)


def one_line(value: str | None) -> str | None:
    """`value` with its white space collapsed; None where it is empty or too long to be metadata."""
    line = " ".join((value or "").split())
    return line if 0 < len(line) <= MAX_VALUE else None


def genre(value: str | None) -> Genre:
    """The genre that a file declares, `other` where the word is not one."""
    return GENRES.get((value or "").strip().lower(), Genre.OTHER)


def language_tag(value: str | None) -> str | None:
    """The primary language of a BCP 47 tag, in lower case ("en" of "en-GB")."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_].*)?$", (value or "").strip())
    return match[1].lower() if match else None


def web_address(value: str | None) -> str | None:
    """`value` without its fragment where it is an http(s) address, else None."""
    match = re.match(r"https?://[^\s#<>\"]+", (value or "").strip(), re.IGNORECASE)
    return match[0] if match else None


def iso_day(value: str | None) -> str | None:
    """The day (YYYY-MM-DD) that `value` names, as written there, time zones left aside.

    None where it names no whole day, or one that could be read two ways (03/04/2015).
    """
    text = one_line(value)
    if text is None or len(text) > 60:
        return None
    iso = re.match(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)", text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    slashed = re.match(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", text)
    if slashed:
        return _unambiguous(int(slashed[1]), int(slashed[2]), int(slashed[3]))
    return _written_day(text)


def _unambiguous(first: int, second: int, year: int) -> str | None:
    if first <= 12 and second <= 12 and first != second:
        return None
    return _day(year, second, first) if second <= 12 else _day(year, first, second)


def _written_day(text: str) -> str | None:
    """A day in words ("Wed, 07 Oct 2015 10:00 +0000"): read on two defaults, which only a whole day survives."""
    from dateutil import parser

    if not re.search(r"\b\d{4}\b", text) or not re.search(r"[A-Za-z]{3}", text):
        return None
    try:
        one, other = (parser.parse(text, default=default, ignoretz=True) for default in DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        return None
    return _day(one.year, one.month, one.day) if one.date() == other.date() else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat() if 1700 <= year <= 2200 else None
    except ValueError:
        return None
