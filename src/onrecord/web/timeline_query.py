"""What a timeline's address asks for: the period, the filters, the mark that is open, the pages of its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from starlette.requests import Request

from onrecord.records import Kind
from onrecord.web import links
from onrecord.web.charts import marks
from onrecord.web.shell import param

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MOST_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is open beside the chart: one statement, or those of a cluster, by lane, look and days (none: undated)."""

    statement: str | None = None
    lane: str | None = None
    look: marks.Look | None = None
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self.statement is not None or self.lane is not None


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of each table, from 1: positions, findings, statements without a claim."""

    positions: int = 1
    findings: int = 1
    rest: int = 1


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """The filters of a timeline; all that is given must hold.

    `first` and `last` are the period, None that of all statements. `issue`, `holder` and `counterpart` are keys of what
    the page offers (`sayings`), `reporter` a name. `every` shows each lane, however many there are.
    """

    first: date | None = None
    last: date | None = None
    issue: str | None = None
    holder: str | None = None
    counterpart: str | None = None
    reporter: str | None = None
    kind: Kind | None = None
    every: bool = False
    chosen: Chosen = Chosen()
    pages: Pages = Pages()

    @property
    def filtered(self) -> bool:
        """True when some filter is set, the period aside."""
        return any((self.issue, self.holder, self.counterpart, self.reporter, self.kind))

    def params(self) -> dict[str, str | None]:
        """Period and filters as an address has them; what is open and the pages are left out."""
        return {
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "issue": self.issue,
            "holder": self.holder,
            "counterpart": self.counterpart,
            "reporter": self.reporter,
            "kind": self.kind.value if self.kind else None,
            "lanes": "all" if self.every else None,
        }

    def href(self, path: str, place: str = "", **changes: str | None) -> str:
        """The address of the page with other parameters; `place` is a place on it."""
        return links.with_params(path, self.params() | changes) + (f"#{place}" if place else "")

    def within(self, path: str, first: date | None, last: date | None) -> str:
        """The address of another period."""
        return replace(self, first=first, last=last).href(path, "timeline")


def asked(request: Request) -> TimelineQuery:
    """The query in an address; what cannot be read is no filter, and days in the wrong order are turned."""
    first, last = day(param(request, "from")), day(param(request, "to"))
    if first and last and last < first:
        first, last = last, first
    kind = param(request, "kind")
    return TimelineQuery(
        first,
        last,
        param(request, "issue"),
        param(request, "holder"),
        param(request, "counterpart"),
        param(request, "reporter"),
        Kind(kind) if kind in set(Kind) else None,
        param(request, "lanes") == "all",
        _chosen(request),
        Pages(*(_number(param(request, name)) for name in ("positions", "findings", "rest"))),
    )


def day(value: str | None) -> date | None:
    """The day of an ISO text, None for anything else."""
    if not value or not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _chosen(request: Request) -> Chosen:
    look = param(request, "look")
    return Chosen(
        param(request, "mark"),
        param(request, "lane"),
        marks.Look(look) if look in set(marks.Look) else None,
        day(param(request, "first")),
        day(param(request, "last")),
    )


def _number(value: str | None) -> int:
    return min(int(value), _MOST_PAGES) if value and value.isascii() and value.isdecimal() and value != "0" else 1
