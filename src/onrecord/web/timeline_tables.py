"""The tables below a timeline: positions, findings, statements without a claim, each a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.positions import Finding, Position, Standing
from onrecord.records import Party
from onrecord.web import links, wording
from onrecord.web.charts.marks import Look, look_of
from onrecord.web.findings import because
from onrecord.web.timeline_lanes import finding_words
from onrecord.web.timeline_query import TimelineQuery

A_PAGE = 20
"""Rows of a table at a time."""

T = TypeVar("T")
P = TypeVar("P", bound=Standing)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A page of a table: its rows, how many there are in all, and the addresses of the pages beside it."""

    rows: tuple[T, ...]
    total: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position: on what, whose, where it stands, what limits it, its days, how firmly it is known, and by whom."""

    issue: str
    issue_href: str
    holder: str
    holder_href: str
    look: Look
    conditions: tuple[str, ...]
    scope: tuple[str, ...]
    counterpart: Party | None
    since: str
    until: str
    firmness: float
    firmness_words: str
    reporters: tuple[str, ...]
    statements: int
    href: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding: its kind, the sentence why, its days, whom it is about and on what."""

    kind: str
    because: str
    days: str
    actors: tuple[Party, ...]
    issue: str
    issue_href: str | None
    href: str
    change: bool


def paged(items: Sequence[T], number: int, query: TimelineQuery, path: str, name: str) -> Table[T]:
    """The page with a number of some items; `name` is the parameter and the place of the table."""
    last = max(1, -(-len(items) // A_PAGE))
    at = min(number, last)

    def to(page: int) -> str:
        return query.href(path, name, **{name: str(page) if page > 1 else None})

    rows = tuple(items[(at - 1) * A_PAGE : at * A_PAGE])
    return Table(rows, len(items), to(at - 1) if at > 1 else None, to(at + 1) if at < last else None)


def positions(
    held: Sequence[P], query: TimelineQuery, path: str, whole: Callable[[Sequence[P]], Sequence[Position]]
) -> Table[PositionRow]:
    """The page of positions that the address asks for, the last begun first; `whole` reads those of the page."""
    ordered = sorted(held, key=lambda p: p.since or "", reverse=True)
    table = paged(ordered, query.pages.positions, query, path, "positions")
    rows = tuple(position_row(p, query, path) for p in whole(table.rows))
    return Table(rows, table.total, table.before, table.after)


def findings(found: Sequence[Finding], query: TimelineQuery, path: str) -> Table[FindingRow]:
    """The page of findings that the address asks for: changes first, then the others, each in their order."""
    ordered = sorted(found, key=lambda f: not f.kind.is_change)
    table = paged(ordered, query.pages.findings, query, path, "findings")
    return Table(tuple(map(finding_row, table.rows)), table.total, table.before, table.after)


def position_row(position: Position, query: TimelineQuery, path: str) -> PositionRow:
    """A position as the table shows it; its link opens the words that it begins with."""
    firm, issue = position.firmness, position.issue
    words = ["own words" if firm.own_words else "reported", "dated" if firm.dated else "undated"]
    return PositionRow(
        issue=issue.path or issue.label,
        issue_href=links.issue(issue),
        holder=position.holder.name,
        holder_href=links.actor(position.holder),
        look=look_of(position.stance),
        conditions=position.conditions,
        scope=position.scope,
        counterpart=position.counterpart,
        since=wording.day(position.since),
        until=wording.day(position.until),
        firmness=firm.score,
        firmness_words=", ".join([*words, wording.number(firm.reports, "report", "reports")]),
        reporters=position.reporters,
        statements=len({u.statement for u in position.utterances}),
        href=query.href(path, "mark", mark=position.utterances[0].statement),
    )


def finding_row(finding: Finding) -> FindingRow:
    """A finding as the table shows it."""
    days = [wording.day(d) for d in dict.fromkeys(finding.dates) if d]
    issue = finding.issue
    return FindingRow(
        kind=finding_words(finding.kind),
        because=because(finding),
        days=", ".join(days),
        actors=finding.actors,
        issue=issue.path or issue.label,
        issue_href=links.issue(issue) if issue.label else None,
        href=links.finding(finding.id),
        change=finding.kind.is_change,
    )
