"""The words that pages use for kinds, parts, bases, languages and days."""

from __future__ import annotations

import re
from typing import Final

from onrecord.records import DateBasis, Genre, Kind, Part, TimeBasis

KINDS: Final[dict[Kind, str]] = {
    Kind.DIRECT: "direct",
    Kind.INDIRECT: "indirect",
    Kind.MIXED: "mixed",
    Kind.NARRATED: "narrated",
    Kind.OWN: "own voice",
}

KINDS_EXPLAINED: Final[dict[Kind, str]] = {
    Kind.DIRECT: "the speaker's words in quotation marks",
    Kind.INDIRECT: "the speaker's words in the reporter's",
    Kind.MIXED: "indirect, with words in quotation marks",
    Kind.NARRATED: "a speech act told as an act",
    Kind.OWN: "the document's own voice",
}

PARTS: Final[dict[Part, str]] = {
    Part.HEADLINE: "headline",
    Part.BYLINE: "byline",
    Part.BODY: "body",
    Part.CAPTION: "caption",
    Part.AUTHOR_NOTE: "author note",
    Part.COMMENT: "comment",
    Part.FURNITURE: "page furniture",
    Part.TURN: "turn",
}

GENRES: Final[dict[Genre, str]] = {
    Genre.NEWS: "News",
    Genre.ANALYSIS: "Analysis",
    Genre.OPINION: "Opinion",
    Genre.SPEECH: "Speech",
    Genre.INTERVIEW: "Interview",
    Genre.TRANSCRIPT: "Transcript",
    Genre.COMMUNIQUE: "Communiqué",
    Genre.LETTER: "Letter",
    Genre.RESOLUTION: "Resolution",
    Genre.NEWSLETTER: "Newsletter",
    Genre.OTHER: "Other",
}

DATE_BASES: Final[dict[DateBasis, str]] = {
    DateBasis.GIVEN: "given by hand",
    DateBasis.META: "from its metadata",
    DateBasis.BYLINE: "from its byline",
    DateBasis.URL: "from its address",
    DateBasis.GUESSED: "guessed",
    DateBasis.UNKNOWN: "unknown",
}

TIME_BASES: Final[dict[TimeBasis, str]] = {
    TimeBasis.EXPLICIT: "day named",
    TimeBasis.RELATIVE: "reckoned",
    TimeBasis.INHERITED: "same occasion",
    TimeBasis.EVENT: "day of an event",
    TimeBasis.PUBLICATION: "day of publication",
}

JUDGED: Final[dict[str, str]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "unsure": "unsure",
    "add": "added by hand",
    "undo": "taken back",
}
"""A person's decisions, as what came of them."""

KEYS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("j", "n"), "next statement"),
    (("k", "p"), "statement before"),
    (("Enter",), "open or close what is known of it"),
    (("Esc",), "let go of it"),
    (("a",), "accept it"),
    (("r",), "reject it"),
    (("u",), "leave it unsure"),
    (("z",), "take the judgement back"),
    (("e",), "correct it"),
    (("/",), "go to the search box"),
    (("?",), "show these keys"),
)
"""What the keyboard does in site.js and reader.js."""

# The languages of the press that the ledger is most often fed; others show their ISO code.
_LANGUAGES: Final[dict[str, str]] = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?$")


def language(code: str | None) -> str:
    """A language's English name, its code where we have no name, or 'unknown'."""
    return _LANGUAGES.get(code, code) if code else "unknown"


def languages() -> dict[str, str]:
    """Each code that has a name here, with the name."""
    return dict(_LANGUAGES)


def day(iso: str | None) -> str:
    """An ISO day or month as ``7 Oct 2015`` or ``Oct 2015``; any other value as it is, None as nothing."""
    found = _DAY.match(iso or "")
    if found is None or not 1 <= int(found[2]) <= len(_MONTHS):
        return iso or ""
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def number(value: int, one: str, many: str) -> str:
    """A count with its noun: ``1 statement``, ``1,204 statements``."""
    return f"{value:,} {one if value == 1 else many}"
