"""Days as English texts write them, and days in words of its neighbours ("3 de octubre de 2004")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
FULL_DAY = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m1>{_MONTH}),?[ -](?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>\d{{1,2}})(?P=s3)(?P<d3>\d{{1,2}})"
    rf"|(?P<a4>\d{{1,2}})(?P<s4>[/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR}))(?!\d|\.\d)"
)
_DAY = re.compile(rf"(?<![\w/-])(?<!\d\.){FULL_DAY}", re.IGNORECASE)
_FOREIGN = (
    "enero janvier januar gennaio janeiro",
    "febrero février februar febbraio fevereiro",
    "marzo mars märz março",
    "abril avril aprile",
    "mayo mai maggio maio",
    "junio juin juni giugno junho",
    "julio juillet juli luglio julho",
    "agosto août",
    "septiembre setiembre septembre settembre setembro",
    "octubre octobre oktober ottobre outubro",
    "noviembre novembre novembro",
    "diciembre décembre dezember dicembre dezembro",
)
_FOREIGN_MONTH = {name: number for number, names in enumerate(_FOREIGN, 1) for name in names.split()}
_FOREIGN_DAY = re.compile(
    rf"(?<![\w/-])(?P<d>\d{{1,2}})(?:\.|º|er)?,? (?:de |del |di )?(?P<m>{'|'.join(_FOREIGN_MONTH)}),? "
    rf"(?:de |del |di )?(?P<y>{_YEAR})\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH}),? (?P<y>{_YEAR})\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})\b(?!,? ?{_YEAR})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day and the characters that name it; for a month alone, its first day."""

    day: date
    start: int
    end: int


def days_in(text: str) -> Iterator[DayFound]:
    """Full days in `text`, in order. Days such as 03/04/2017, which two conventions read differently, are left out."""
    found = [(match, _day_of(match)) for match in _DAY.finditer(text)]
    found += [
        (match, made(match["y"], _FOREIGN_MONTH[match["m"].lower()], match["d"]))
        for match in _FOREIGN_DAY.finditer(text)
    ]
    for match, day in sorted(found, key=lambda pair: pair[0].start()):
        if day:
            yield DayFound(day, match.start(), match.end())


def month_days_in(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Days without a year ("On November 25"), as month, day, start and end."""
    for match in _MONTH_DAY.finditer(text):
        yield _month(match["m"]), int(match["d"]), match.start(), match.end()


def months_in(text: str) -> Iterator[DayFound]:
    """Months with their year, as their first day."""
    for match in _MONTH_YEAR.finditer(text):
        yield DayFound(date(int(match["y"]), _month(match["m"]), 1), match.start(), match.end())


def month_day(text: str) -> tuple[int, int] | None:
    """Month and day of the first day without a year ("March 3"), or None."""
    match = _MONTH_DAY.search(text)
    return (_month(match["m"]), int(match["d"])) if match else None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _day_of(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    if found["y1"]:
        return made(found["y1"], _month(found["m1"]), found["d1"])
    if found["y2"]:
        return made(found["y2"], _month(found["m2"]), found["d2"])
    if found["y3"]:
        return made(found["y3"], found["m3"], found["d3"])
    return _numeric(int(found["a4"]), int(found["b4"]), found["y4"], dotted=found["s4"] == ".")


def _numeric(first: int, second: int, year: str, *, dotted: bool) -> date | None:
    """A numeric day where only one order is possible; with full stops it is always day, month, year."""
    if dotted or first > 12 or first == second:
        return made(year, second, first)
    return made(year, first, second) if second > 12 else None


def made(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
