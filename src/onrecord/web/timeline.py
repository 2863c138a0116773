"""A timeline as a page shows it: lanes of marks, the strip to choose a period on, filters, legend, tables, panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web.charts.lanes import Laid, lay
from onrecord.web.charts.legend import Entry, legend
from onrecord.web.charts.marks import Look
from onrecord.web.charts.overview import Overview, overview
from onrecord.web.charts.scale import Scale, Tick
from onrecord.web.sayings import Read, Saying, fits, in_period
from onrecord.web.timeline_form import Field, Way, fields, moves, presets
from onrecord.web.timeline_lanes import (
    Drawn,
    Head,
    Subject,
    days_words,
    drawn,
    excerpt,
    lane_of,
    opening,
    said_words,
)
from onrecord.web.timeline_panel import Panel, Shown, panel
from onrecord.web.timeline_query import TimelineQuery, day

LANES = 14
"""Lanes of a chart unless all are asked for: what a screen or two hold."""

MARKS = 500
"""Marks of a chart, at most; beyond that, marks stand for more statements each."""

AS_TABLE = 100
"""Rows of the table beside a chart."""

_MARGIN_DAYS = 15  # around a single day

_COARSER, _STEPS = 1.6, 8


@dataclass(frozen=True, slots=True)
class LaneView:
    """A lane: its head, what is laid out, and its number of statements. `begins` names the group that begins here."""

    head: Head
    laid: Laid
    statements: int
    begins: str | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A mark as a row of the table that says the same as the chart."""

    when: str
    look: Look
    limits: str
    lane: str
    words: str
    reporters: str
    href: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All that timeline.html shows. `scale` is None where nothing has a day; then there is only what has none.

    `statements` counts those shown, `notes` are sentences on what is not shown or shown coarsely. `all_lanes` is the
    address that shows every lane, `fewer` the one that folds them again.
    """

    path: str
    query: TimelineQuery
    scale: Scale | None
    period: str
    ticks: tuple[Tick, ...]
    lanes: tuple[LaneView, ...]
    aside: bool
    strip: Overview | None
    presets: tuple[Way, ...]
    moves: tuple[Way, ...]
    fields: tuple[Field, ...]
    legend: tuple[Entry, ...]
    statements: int
    notes: tuple[str, ...]
    all_lanes: str | None
    fewer: str | None
    rows: tuple[TextRow, ...]
    rows_more: int
    panel: Panel | None
    clear: str | None


def timeline(subject: Subject, query: TimelineQuery, read: Read, *, by_holder: bool) -> TimelineView:
    """The timeline of a subject, in the period and with the filters of an address."""
    fitting = [s for s in subject.sayings if fits(s, query)]
    whole = _whole(subject, fitting)
    scale = _scale(query, whole) if whole else None
    first, last = (scale.first, scale.last) if scale else (None, None)
    shown = [s for s in fitting if s.days is None or in_period(s, first, last)]
    ordered, folded = drawn(subject, shown, None if query.every else LANES, None if query.filtered else scale)
    lanes, coarse = _laid(ordered, subject, query, scale)
    laid = [lane.laid for lane in lanes]
    statements = len({s.id for s in shown})
    rows = sorted(shown, key=lambda s: (s.days is None, s.days, s.published))
    return TimelineView(
        path=subject.path,
        query=query,
        scale=scale,
        period=days_words(first, last) if scale else "",
        ticks=scale.ticks() if scale else (),
        lanes=lanes,
        aside=any(lane.aside for lane in laid),
        strip=overview(_days(fitting), whole, scale) if whole and scale else None,
        presets=presets(query, subject.path, whole) if whole else (),
        moves=moves(query, subject.path, scale, whole) if whole and scale else (),
        fields=fields(subject.sayings, query, by_holder=by_holder),
        legend=legend(laid),
        statements=statements,
        notes=tuple(_notes(read, coarse, folded)),
        all_lanes=query.href(subject.path, "timeline", lanes="all") if folded else None,
        fewer=query.href(subject.path, "timeline", lanes=None) if query.every and len(ordered) > LANES else None,
        rows=tuple(_text_row(s, subject, opening(subject.path, query)) for s in rows[:AS_TABLE]),
        rows_more=max(0, len(rows) - AS_TABLE),
        panel=panel(query, subject.path, Shown(shown, frozenset(lane.head.key for lane in ordered), scale)),
        clear=TimelineQuery(first=query.first, last=query.last).href(subject.path) if query.filtered else None,
    )


def _whole(subject: Subject, fitting: Iterable[Saying]) -> Scale | None:
    """All days that something was said or held on, with a little room on both sides."""
    days = [d for saying in fitting if saying.days for d in saying.days]
    shown = {saying.lane for saying in fitting}
    held = [h.position for h in subject.held if h.lane in shown]
    days += [d for p in held for d in (day(p.since), day(p.until)) if d]
    if not days:
        return None
    first, last = min(days), max(days)
    margin = timedelta(days=max((last - first).days // 40, _MARGIN_DAYS if first == last else 1))
    if first - date.min < margin or date.max - last < margin:
        return Scale(first, last)
    return Scale(first - margin, last + margin)


def _scale(query: TimelineQuery, whole: Scale) -> Scale:
    """The period that is asked for; an end that is not given is that of all days."""
    first, last = query.first or whole.first, query.last or whole.last
    return Scale(min(first, last), max(first, last))


def _days(sayings: Iterable[Saying]) -> list[date]:
    return [s.days[0] for s in sayings if s.days]


def _laid(
    ordered: Sequence[Drawn], subject: Subject, query: TimelineQuery, scale: Scale | None
) -> tuple[tuple[LaneView, ...], bool]:
    """The lanes laid out, and whether marks had to stand for more than what would lie upon one another."""
    lanes = [lane_of(one, subject, query) for one in ordered]
    across = scale or Scale(date.min, date.min)
    coarse, laid = 1.0, [lay(lane, across) for lane in lanes]
    for _ in range(_STEPS):
        if sum(len(one.marks) for one in laid) <= MARKS:
            break
        coarse *= _COARSER
        laid = [lay(lane, across, coarse) for lane in lanes]
    views, group = [], None
    for one, lane in zip(ordered, laid, strict=True):
        begins = one.head.group if one.head.group != group else None
        group = one.head.group
        views.append(LaneView(one.head, lane, len({s.id for s in one.sayings}), begins))
    return tuple(views), coarse > 1


def _notes(read: Read, coarse: bool, folded: int) -> Iterable[str]:
    if read.total > read.statements:
        yield (
            f"The chart is made of the {read.statements:,} statements said last of {read.total:,}; choose a period to "
            "see all of it."
        )
    if coarse:
        yield "There are many statements here, so that marks stand for several; choose a shorter period to see each."
    if folded:
        yield f"{folded} lanes with little in them are shown as one."


def _text_row(saying: Saying, subject: Subject, base: str) -> TextRow:
    claim, statement = saying.claim, saying.row.statement
    limits = (
        [f"condition: {p.text}" for p in claim.conditions] + [f"exception: {p.text}" for p in claim.exceptions]
        if claim
        else []
    )
    if saying.doubted:
        limits.append("hedged" if statement.hedges else "told by somebody else")
    return TextRow(
        when=said_words(saying),
        look=saying.look,
        limits="; ".join(limits),
        lane=subject.heads[saying.lane].name,
        words=excerpt(statement.content.text),
        reporters=", ".join(saying.reporters[:2]),
        href=f"{base}{saying.id}#mark",
    )
