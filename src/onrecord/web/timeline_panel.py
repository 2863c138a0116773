"""What a mark opens: the quotation, who reports it, its conditions, its day, and the reader at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger import StatementRow
from onrecord.web import documents, links
from onrecord.web.cards import Card, card
from onrecord.web.charts.lanes import middle_day
from onrecord.web.charts.scale import Scale
from onrecord.web.documents import DocumentItem
from onrecord.web.sayings import Saying, distinct
from onrecord.web.timeline_lanes import FOLDED, days_words
from onrecord.web.timeline_query import TimelineQuery
from onrecord.web.voices import Voices

MOST = 25
"""Statements of a cluster that are shown at once."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement of the panel: its card, its document, the reader at its place."""

    card: Card
    document: DocumentItem
    href: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What is open: a heading, the statements, how many more there are, where to see them closer, and how to close."""

    heading: str
    items: tuple[Quoted, ...]
    more: int
    closer: str | None
    close: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chart shows: sayings, the keys of its lanes, its days."""

    sayings: Sequence[Saying]
    lanes: frozenset[str]
    scale: Scale | None


def panel(query: TimelineQuery, path: str, shown: Shown) -> Panel | None:
    """The panel that the address asks for; None where nothing is open."""
    chosen = query.chosen
    if not chosen:
        return None
    close = query.href(path, "timeline")
    if chosen.statement is not None:
        rows = distinct(s for s in shown.sayings if s.id == chosen.statement)
        return Panel("Statement" if rows else "This statement is not among those shown", quoted(rows), 0, None, close)
    fitting = [s for s in shown.sayings if _is_of_cluster(s, query, shown)]
    rows = distinct(sorted(fitting, key=lambda s: (s.days is None, s.days, s.published)))
    closer = None
    if chosen.first and chosen.last and chosen.first < chosen.last:
        closer = query.within(path, chosen.first, chosen.last)
    heading = f"{len(rows)} statements, {days_words(chosen.first, chosen.last)}"
    return Panel(heading, quoted(rows[:MOST]), max(0, len(rows) - MOST), closer, close)


def quoted(rows: Iterable[StatementRow]) -> tuple[Quoted, ...]:
    """Statements as the panel and the lists below a chart show them."""
    found = list(rows)
    voices = Voices(row.statement for row in found)
    return tuple(
        Quoted(
            card(row.statement, voices, {}),
            documents.item(row.document),
            links.statement(row.document.id, row.statement.id),
        )
        for row in found
    )


def _is_of_cluster(saying: Saying, query: TimelineQuery, shown: Shown) -> bool:
    """Whether a saying is one of the cluster's: of its lane and look, and its mark stands within its days."""
    chosen, days = query.chosen, saying.days
    wanted = "" if chosen.lane == "-" else chosen.lane
    in_lane = saying.lane not in shown.lanes if wanted == FOLDED else saying.lane == wanted
    if not in_lane or saying.look is not chosen.look:
        return False
    if chosen.first is None or chosen.last is None or shown.scale is None:
        return days is None
    return days is not None and chosen.first <= middle_day(*days, shown.scale) <= chosen.last
