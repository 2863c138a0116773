"""What the address of the findings asks for: the filters, the order and the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request

from onrecord.desk import FindingListing, FindingQuery, Judged
from onrecord.positions import FindingKind, Gate
from onrecord.web import links
from onrecord.web.shell import param

PATH = "/findings"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MOST_PAGES = 10**6


class Order(StrEnum):
    """How findings are listed."""

    LIKELIEST = "likeliest"
    LATEST = "latest"


class Status(StrEnum):
    """Findings, what was compared and turned away, or both."""

    FINDINGS = "findings"
    TURNED_AWAY = "turned-away"
    ALL = "all"


JUDGED_WORDS = {
    Judged.NOBODY: "by nobody yet",
    Judged.ANYBODY: "by anybody",
    Judged.ACCEPT: "accepted",
    Judged.REJECT: "rejected",
    Judged.UNSURE: "unsure",
}
"""What the filter's choices are called."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of the list. `since` and `until` are ISO days, `least` a score from 0 to 1, `page` counts from 1."""

    kind: FindingKind | None = None
    actor: str | None = None
    counterpart: str | None = None
    issue: str | None = None
    side: str | None = None
    document: str | None = None
    since: str | None = None
    until: str | None = None
    least: float | None = None
    judged: Judged | None = None
    status: Status = Status.FINDINGS
    gate: Gate | None = None
    order: Order = Order.LIKELIEST
    page: int = 1

    @property
    def params(self) -> dict[str, str | None]:
        """The filters and the order as they stand in an address; the page is left out."""
        return {
            "kind": self.kind.value if self.kind else None,
            "actor": self.actor,
            "counterpart": self.counterpart,
            "issue": self.issue,
            "side": self.side,
            "document": self.document,
            "from": self.since,
            "to": self.until,
            "score": f"{self.least:g}" if self.least else None,
            "judged": self.judged.value if self.judged else None,
            "status": self.status.value if self.status is not Status.FINDINGS else None,
            "gate": self.gate.value if self.gate else None,
            "order": self.order.value if self.order is not Order.LIKELIEST else None,
        }

    @property
    def filtered(self) -> bool:
        """True when some filter is set; the order is none."""
        return any(value for name, value in self.params.items() if name != "order")

    @property
    def listing(self) -> FindingListing:
        """The list in the desk's terms."""
        return FindingListing(
            query=FindingQuery(
                actor=self.actor,
                issue=self.issue,
                kind=self.kind,
                since=self.since,
                until=self.until,
                side=self.side,
                document=self.document,
                compared=self.compared,
            ),
            counterpart=self.counterpart,
            least=self.least,
            gate=self.gate,
            turned_away=self.status is Status.TURNED_AWAY,
            judged=self.judged,
            latest=self.order is Order.LATEST,
        )

    @property
    def compared(self) -> bool:
        """True where what was turned away is asked for; a gate turns away."""
        return self.gate is not None or self.status is not Status.FINDINGS

    def address(self, path: str = PATH, **other: str | None) -> str:
        """An address of `path` with these filters but for those in `other`."""
        return links.with_params(path, {**self.params, **other})

    def of_page(self, number: int) -> str:
        """The address of a page of the list."""
        return self.address(page=str(number) if number > 1 else None)


def asked(request: Request) -> Asked:
    """The filters in the address; a value that we cannot read is no filter."""
    return of_params({name: param(request, name) for name in request.query_params})


def of_params(given: Mapping[str, str | None]) -> Asked:
    """The filters of some parameters."""
    return Asked(
        kind=_one(FindingKind, given.get("kind")),
        actor=given.get("actor"),
        counterpart=given.get("counterpart"),
        issue=given.get("issue"),
        side=given.get("side"),
        document=given.get("document"),
        since=_day(given.get("from")),
        until=_day(given.get("to")),
        least=_score(given.get("score")),
        judged=_one(Judged, given.get("judged")),
        status=_one(Status, given.get("status")) or Status.FINDINGS,
        gate=_one(Gate, given.get("gate")),
        order=_one(Order, given.get("order")) or Order.LIKELIEST,
        page=_page(given.get("page")),
    )


_Choice = TypeVar("_Choice", bound=StrEnum)


def _one(kinds: type[_Choice], value: str | None) -> _Choice | None:
    return kinds(value) if value in set(kinds) else None


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None


def _score(value: str | None) -> float | None:
    try:
        score = float(value or "")
    except ValueError:
        return None
    return score if 0 < score <= 1 else None


def _page(value: str | None) -> int:
    number = int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else 1
    return min(max(number, 1), _MOST_PAGES)
