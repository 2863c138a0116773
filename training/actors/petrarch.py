"""Members of governments with dated roles, and armed groups, from PETRARCH's actor dictionaries.

An entry is a name in capitals with underscores, lines of synonyms that begin with ``+``,
and codes in brackets, each with a range of dates: six or eight digits, ``>date`` from, ``<date`` until. The
ranges say that a person was of a government, not in which office. Many codes are malformed; those are counted and left.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from onrecord.actors import Role, precision_of
from onrecord.resolve.variants.spelling import words_of
from onrecord.resolve.variants.words import HONORIFICS, PARTICLES
from training.actors.countries import Countries
from training.actors.facts import Fact, Gleaned
from training.actors.sources import PETRARCH

FOLDER = Path("petrarch2/petrarch2/data/dictionaries")
SINCE = "1990"
"""Persons whose last dated role ended before are left out."""

PIVOT = 14
"""The dictionaries are of January 2014: a year of two digits above is of the last century."""

_TITLES = HONORIFICS | frozenset(
    "pm fm gov us u.s uk u.k kanzler bundeskanzler german russian iranian american israeli french".split()
)
_CODE = re.compile(r"\[([^\]\s]*)\s*([^\]]*)\]")
_RANGE = re.compile(r"([<>]?)(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?")
_OFFICES = (("government", "Member of the government"), ("legislature", "Member of the legislature"))
_NOT_NAMES = frozenset(
    """
    minister ministry president government party council committee court department office commission army force
    police parliament assembly embassy spokesman spokeswoman administration leader the of and for
    """.split()
)


@dataclass
class Entry:
    """A name, its synonyms and its codes with their ranges, as written."""

    name: str
    synonyms: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a dictionary."""
    entry: Entry | None = None
    for raw in path.read_bytes().splitlines():
        line = _decoded(raw).split("#")[0].rstrip()
        if not line.strip():
            continue
        codes = _CODE.findall(line)
        name = _CODE.sub("", line).strip()
        if name and not line.startswith("+"):
            if entry:
                yield entry
            entry = Entry(name)
        elif name and entry:
            entry.synonyms.append(name.lstrip("+"))
        if entry:
            entry.codes.extend(codes)
    if entry:
        yield entry


def _decoded(raw: bytes) -> str:
    """A line as text: the dictionaries are latin-1, but some lines were written in UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def officials(data: Path, countries: Countries) -> Gleaned:
    """Persons with at least one dated role in a government since 1990."""
    gleaned = Gleaned()
    for entry in entries(data / FOLDER / "Phoenix.Countries.actors.txt"):
        roles = list(_roles(entry, countries, gleaned))
        if not roles:
            continue
        name = person_name(entry.name)
        if name is None:
            gleaned.skip("not a full personal name")
        elif max(role.end or role.start or "" for role in roles) < SINCE:
            gleaned.skip("in office before 1990 only")
        else:
            names = (person_name(synonym) for synonym in entry.synonyms)
            aliases = tuple(sorted({alias for alias in names if alias and alias != name}))
            gleaned.facts.append(Fact(name, roles[0].of, PETRARCH, None, aliases, tuple(roles)))
    return gleaned


def groups(data: Path, countries: Countries) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Armed groups: name, aliases, country."""
    found = []
    for entry in entries(data / FOLDER / "Phoenix.MilNonState.actors.txt"):
        names = [_title(name) for name in (entry.name, *entry.synonyms) if len(words_of(name)) >= 2]
        if names:
            code = countries.of_cameo(entry.codes[0][0][:3]) if entry.codes else None
            found.append((names[0], tuple(sorted(set(names[1:]) - {names[0]})), code))
    return found


def person_name(written: str) -> str | None:
    """The full name in an entry without titles, or None where it is one word, or no name of a person."""
    kept = [word for word in _title(written).split() if word.lower().strip(".") not in _TITLES]
    plain = [word for word in kept if len(word.strip(".")) >= 2]
    if (
        len(plain) < 2
        or kept[0].lower() in PARTICLES
        or any(ch.isdigit() for ch in written)
        or _NOT_NAMES & set(words_of(" ".join(kept)))
    ):
        return None
    return " ".join(kept)


def _title(written: str) -> str:
    """A name in capitals with underscores as it is written in prose."""
    bare = re.sub(r"\([^)]*\)?", " ", written).replace("_", " ").split()
    return re.sub(r"\b(Al|El)-", lambda m: m.group(0).lower(), " ".join(word.title() for word in bare))


def _roles(entry: Entry, countries: Countries, gleaned: Gleaned) -> Iterator[Role]:
    """The dated roles of an entry in a national government."""
    for code, written in entry.codes:
        nation = countries.of_cameo(code[:3])
        if code[3:6] != "GOV" or not written.strip() or nation is None:
            continue
        dates = _dates(written.strip())
        if dates is None:
            gleaned.skip("malformed range of dates")
            continue
        start, end = dates
        as_of = start if start and not end else None
        office, title = _OFFICES["LEG" in code[6:]]
        yield Role(office, title, nation, start, end, precision_of(start, end), PETRARCH, as_of)


def _dates(written: str) -> tuple[str | None, str | None] | None:
    """Start and end of a range, at the precision that a first or last day of a month betrays; None if malformed."""
    match = _RANGE.fullmatch(written)
    days = [_day(digits) for digits in match.groups()[1:] if digits] if match else []
    if not match or not days or None in days:
        return None
    first, last = days[0], days[-1]
    if first is None or last is None or first > last:
        return None
    if match[1]:
        return (_start(first), None) if match[1] == ">" and not match[3] else (None, _end(first))
    return (_start(first), _end(last)) if match[3] else None


def _day(digits: str) -> date | None:
    """The day of six or eight digits, or None where there is no such day."""
    year, rest = (int(digits[:4]), digits[4:]) if len(digits) == 8 else (int(digits[:2]), digits[2:])
    if len(digits) == 6:
        year += 2000 if year <= PIVOT else 1900
    try:
        return date(year, int(rest[:2]), int(rest[2:]))
    except ValueError:
        return None


def _start(day: date) -> str:
    """A start: the month where the source gives its first day, since it was drawn up by months."""
    return day.isoformat()[:7] if day.day == 1 else day.isoformat()


def _end(day: date) -> str:
    """An end: the month where the source gives its last day."""
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.isoformat()[:7] if is_last else day.isoformat()
