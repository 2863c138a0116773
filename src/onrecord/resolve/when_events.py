"""Events that have a name and a day, and the words that count from them: "two weeks after the accord".

The table holds agreements, elections, wars and attacks that reports of the last decades count from, with the day on
which they were signed, held or began (common knowledge, each day in any almanac). A codebook's events come before it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import Passage, TimeBasis, When
from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import days_of, shift


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event: how texts call it, and its day, month or year (ISO 8601)."""

    names: tuple[str, ...]
    date: str


DEFAULT_EVENTS: tuple[NamedEvent, ...] = tuple(
    NamedEvent(tuple(names.split("|")), date)
    for date, names in (
        ("1978-09-17", "Camp David Accords|Camp David accord"),
        ("1979-02-11", "Islamic Revolution|Iranian Revolution"),
        ("1980-09-22", "Iran-Iraq War"),
        ("1987-12-08", "INF Treaty|Intermediate-Range Nuclear Forces Treaty"),
        ("1989-11-09", "fall of the Berlin Wall"),
        ("1990-08-02", "invasion of Kuwait"),
        ("1993-09-13", "Oslo Accords|Oslo accord|Oslo Accord"),
        ("1995-12-14", "Dayton Accords|Dayton Agreement|Dayton accord|Dayton Peace Agreement"),
        ("1997-12-11", "Kyoto Protocol"),
        ("1998-04-10", "Good Friday Agreement|Belfast Agreement"),
        ("2001-09-11", "September 11 attacks|9/11 attacks|attacks of September 11"),
        ("2003-03-20", "invasion of Iraq|Iraq War"),
        ("2010-04-08", "New START"),
        ("2013-11-24", "Joint Plan of Action|JPOA|Geneva interim agreement"),
        ("2014-03-18", "annexation of Crimea"),
        ("2015-02-12", "Minsk II|Minsk II agreement"),
        ("2015-04-02", "Lausanne framework|Lausanne agreement"),
        ("2015-07-14", "JCPOA|Joint Comprehensive Plan of Action|Iran nuclear deal|Iran nuclear agreement|Iran deal"),
        ("2015-12-12", "Paris Agreement|Paris climate agreement|Paris climate accord"),
        ("2016-06-23", "Brexit referendum|Brexit vote"),
        ("2016-11-08", "2016 presidential election|election of Donald Trump"),
        ("2018-06-12", "Singapore summit"),
        ("2019-02-27", "Hanoi summit"),
        ("2020-01-03", "killing of Qassem Soleimani|assassination of Qassem Soleimani|killing of Soleimani"),
        ("2020-02-29", "Doha Agreement|Doha agreement"),
        ("2020-09-15", "Abraham Accords"),
        ("2020-11-03", "2020 presidential election"),
        ("2021-08-15", "fall of Kabul"),
        ("2022-02-24", "invasion of Ukraine|full-scale invasion of Ukraine|war in Ukraine"),
        ("2023-10-07", "October 7 attacks|October 7 attack|Hamas attack"),
    )
)
"""Shipped events, day by day. Treaties are dated by their signing, wars and invasions by their first day."""

_ACT = r"(?:(?:signing|conclusion|signature|adoption|announcement|beginning|start|outbreak) of )?(?:the )?"
_RELATION = r"(?P<how>after|following|since|before|prior to|ahead of|on the eve of|at|during|on)"
_COUNT = rf"(?:(?:(?P<num>{words.NUMBER}|an?) (?P<unit>days?|weeks?|months?|years?)|the (?P<next>day)) )?"
_MODS = {"after": "AFTER", "following": "AFTER", "since": "AFTER", "before": "BEFORE", "prior to": "BEFORE"}


class Events:
    """Named events, ready to be looked for. The first that fits wins."""

    def __init__(self, events: Iterable[NamedEvent]) -> None:
        self._dates = {name.casefold(): event.date for event in reversed(list(events)) for name in event.names}
        names = "|".join(re.escape(n).replace("\\ ", " ") for n in sorted(self._dates, key=len, reverse=True))
        spaced = rf"\b{_COUNT}{_RELATION} (?:the )?{_ACT}(?P<name>{names})(?: was signed)?\b".replace(" ", r"\s+")
        self._pattern = re.compile(spaced, re.IGNORECASE) if names else None
        self._names = re.compile(rf"\b(?:{names})\b".replace(" ", r"\s+"), re.IGNORECASE) if names else None

    def named(self, text: str, start: int, end: int) -> str | None:
        """The date of the first event named between two offsets."""
        found = self._names.search(text, start, end) if self._names else None
        return self._dates.get(re.sub(r"\s+", " ", found.group().casefold())) if found else None

    def find(self, text: str, start: int, end: int) -> list[tuple[re.Match[str], str]]:
        """Every expression between two offsets that counts from a named event, with the event's date."""
        if self._pattern is None:
            return []
        return [
            (m, self._dates[re.sub(r"\s+", " ", m["name"].casefold())])
            for m in self._pattern.finditer(text, start, end)
        ]


def when_of(text: str, match: re.Match[str], date: str, latest: str | None) -> When | None:
    """The day that "two weeks after the accord" means, or the open stretch of "after the accord", ended by `latest`."""
    days, how = days_of(date), re.sub(r"\s+", " ", match["how"].lower())
    if days is None:
        return None
    passage = Passage.of(text, [match.span()])
    eve = how == "on the eve of"
    mod = _MODS.get("before" if eve or how == "ahead of" else how)
    count = words.number(match["num"]) if match["num"] else 1 if match["next"] or eve else None
    if count is not None and mod is not None and count == int(count):
        unit = words.unit(match["unit"] or "day")
        day = shift(days[0], int(count) * (1 if mod == "AFTER" else -1), unit).isoformat()
        return When(day, day, day, TimeBasis.EVENT, None, passage)
    first, last = days[0].isoformat(), days[1].isoformat()
    if mod == "AFTER":
        return When(date, first, max(latest or "9999-12-31", last), TimeBasis.EVENT, mod, passage)
    if mod == "BEFORE":
        return When(date, dt.date.min.isoformat(), first, TimeBasis.EVENT, mod, passage)
    return When(date, first, last, TimeBasis.EVENT, None, passage)


def with_default(events: Sequence[NamedEvent]) -> Events:
    """The given events, then the shipped ones."""
    return Events((*events, *DEFAULT_EVENTS))
