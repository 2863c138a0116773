"""Lanes: where the marks, the bands of positions and the breaks between them stand.

A lane has a row for each look that it needs, support above and opposition below. Marks that would lie upon one another
are one mark with a count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.web.charts.marks import ROWS, Look, Mark
from onrecord.web.charts.scale import NOMINAL, Scale

ROW = 22
"""Pixels from one row of a lane to the next."""

CAPTION = 15
"""Pixels for a row of captions above the marks."""

CAPTION_AT = 16
"""Pixels from the beginning of a band to its caption, which leave room for the mark that it begins with."""

CAPTIONS = 3
"""Rows of captions above a lane, at most; a change that has no room has its line alone."""

_GLYPH, _COUNTED = 14.0, 36.0
"""Pixels that a mark takes across, alone and with a count beside it."""

_A_LETTER = 6.2
"""Pixels across of a letter of a caption, on average, in the type of timeline.css."""

_ASIDE = 5
"""Marks in a row of the column without days."""

_STEP_ASIDE = 17
"""Pixels between two of them."""


@dataclass(frozen=True, slots=True)
class Band:
    """A position from a day until another; `until` None is still held. `aloud` says it in words."""

    look: Look
    since: date
    until: date | None
    aloud: str


@dataclass(frozen=True, slots=True)
class Break:
    """A change of a position on a day: what it is called, what it says aloud and where it leads."""

    day: date
    name: str
    href: str
    aloud: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several marks of one look in one place: how many, and from which to which of their days, see `middle_day`."""

    look: Look
    count: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """What gives a cluster its words and its address."""

    aloud: Callable[[Cluster], str]
    href: Callable[[Cluster], str]


@dataclass(frozen=True, slots=True)
class Lane:
    """What one lane shows."""

    marks: Sequence[Mark]
    bands: Sequence[Band]
    breaks: Sequence[Break]
    group: Group


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark, or several as one, in its place. `x` is per cent, or pixels in the column without days.

    `bar` are the ends, in per cent, of the days that it can have been said on, where they are several.
    """

    x: float
    y: int
    look: Look
    href: str
    aloud: str
    count: int = 1
    bar: tuple[float, float] | None = None
    limited: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBand:
    """A position in its place: left edge and width in per cent; `caption` where there is room for it."""

    x: float
    width: float
    y: int
    look: Look
    aloud: str
    caption: str
    open: bool


@dataclass(frozen=True, slots=True)
class PlacedBreak:
    """A change in its place, its caption on row `y`, None where it has none.

    `before` says that the caption stands left of the line, for want of room.
    """

    x: float
    y: int | None
    name: str
    href: str
    aloud: str
    before: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A lane laid out: its height and all that stands in it; `aside` are the marks without a day."""

    height: int
    top: int
    marks: tuple[Placed, ...]
    bands: tuple[PlacedBand, ...]
    breaks: tuple[PlacedBreak, ...]
    aside: tuple[Placed, ...]


def lay(lane: Lane, scale: Scale, coarse: float = 1.0) -> Laid:
    """Lays out a lane. `coarse` widens what counts as one place: 2 makes half as many marks where they are dense."""
    bands = [b for b in lane.bands if scale.shows(b.since, b.until or scale.last)]
    breaks = _breaks([b for b in lane.breaks if scale.shows(b.day, b.day)], scale)
    shown = [m for m in lane.marks if m.first is None or m.last is None or scale.shows(m.first, m.last)]
    looks = {*(m.look for m in shown), *(b.look for b in bands)}
    rows = [look for look in ROWS if look in looks] or [Look.NONE]
    top = CAPTION * (1 + max((b.y for b in breaks if b.y is not None), default=-1)) + 2
    at = {look: top + ROW * n + ROW // 2 for n, look in enumerate(rows)}
    made: list[Placed] = []
    aside: list[Placed] = []
    for look in rows:
        of_look = [m for m in shown if m.look is look]
        made += _row(of_look, scale, lane.group, at[look], coarse)
        aside += _aside([m for m in of_look if m.first is None], lane.group, at[look])
    placed = tuple(sorted(made, key=lambda p: (p.x, p.y)))
    laid_bands = tuple(_band(b, scale, at[b.look] - ROW // 2 + 1, placed) for b in bands)
    return Laid(top + ROW * len(rows) + 2, top, placed, laid_bands, breaks, tuple(aside))


def _row(marks: Iterable[Mark], scale: Scale, group: Group, y: int, coarse: float) -> Iterable[Placed]:
    """The dated marks of one look, those that would lie upon one another as one."""
    dated = sorted(((_middle(m, scale), m) for m in marks if m.first is not None), key=lambda pair: pair[0])
    together: list[tuple[float, Mark]] = []
    for x, mark in dated:
        if together and not _touches(together, x, coarse):
            yield _placed(together, scale, group, y)
            together = []
        together.append((x, mark))
    if together:
        yield _placed(together, scale, group, y)


def _touches(together: Sequence[tuple[float, Mark]], x: float, coarse: float) -> bool:
    """Whether a mark at `x` would lie upon what stands left of it."""
    room = _COUNTED if len(together) > 1 else _GLYPH
    return (x - together[0][0]) * NOMINAL / 100 < room * coarse


def _middle(mark: Mark, scale: Scale) -> float:
    """The middle of the shown days on which a mark can have been said, in per cent."""
    first, last = _days(mark)
    first, last = max(first, scale.first), min(last, scale.last)
    return round((scale.begin(first) + scale.end(last)) / 2, 3)


def middle_day(first: date, last: date, scale: Scale) -> date:
    """The middle of those of some days that are shown: the day at which a mark stands."""
    first, last = max(first, scale.first), min(last, scale.last)
    return first + (last - first) // 2


def _days(mark: Mark) -> tuple[date, date]:
    first = mark.first or date.min
    return first, max(first, mark.last or first)


def _placed(together: Sequence[tuple[float, Mark]], scale: Scale, group: Group, y: int) -> Placed:
    x, mark = together[0]
    first, last = _days(mark)
    href, aloud = mark.href, mark.aloud
    if len(together) > 1:
        x = round((x + together[-1][0]) / 2, 3)
        first, last = (middle_day(*_days(m), scale) for m in (mark, together[-1][1]))
        cluster = Cluster(mark.look, len(together), first, last)
        href, aloud = group.href(cluster), group.aloud(cluster)
    bar = (scale.begin(max(first, scale.first)), scale.end(min(last, scale.last))) if first < last else None
    limited, doubted = _mostly([m.limited for _, m in together]), _mostly([m.doubted for _, m in together])
    return Placed(x, y, mark.look, href, aloud, len(together), bar, limited, doubted)


def _aside(marks: Sequence[Mark], group: Group, y: int) -> Iterable[Placed]:
    """The marks without a day, by the day of publication; what has no room is one mark with a count."""
    ordered = sorted(marks, key=lambda m: m.published)
    alone = ordered if len(ordered) <= _ASIDE else ordered[: _ASIDE - 2]
    for place, m in enumerate(alone):
        yield Placed(10 + place * _STEP_ASIDE, y, m.look, m.href, m.aloud, 1, None, m.limited, m.doubted)
    rest = ordered[len(alone) :]
    if rest:
        cluster = Cluster(rest[0].look, len(ordered), None, None)
        x = 10 + len(alone) * _STEP_ASIDE
        limited, doubted = _mostly([m.limited for m in rest]), _mostly([m.doubted for m in rest])
        yield Placed(x, y, cluster.look, group.href(cluster), group.aloud(cluster), len(rest), None, limited, doubted)


def _mostly(signs: Sequence[bool]) -> bool:
    """Whether a cluster shows a sign: at least half of its marks have it."""
    return 2 * sum(signs) >= len(signs)


def _band(band: Band, scale: Scale, y: int, marks: Sequence[Placed]) -> PlacedBand:
    x = max(0.0, scale.begin(band.since))
    until = band.until or scale.last
    end = scale.end(until) if band.until is None else scale.begin(until)
    width = round(max(min(100.0, end) - x, 0.25), 3)
    caption = band.look.words if _has_room(x, width, band.look, marks) else ""
    return PlacedBand(x, width, y, band.look, band.aloud, caption, band.until is None or band.until > scale.last)


def _has_room(x: float, width: float, look: Look, marks: Sequence[Placed]) -> bool:
    """Whether a band that begins at `x` has room for its caption, and no mark of its look lies upon that."""
    per_cent = 100 / NOMINAL
    left = x + CAPTION_AT * per_cent
    right = left + len(look.words) * _A_LETTER * per_cent
    if right > x + width:
        return False
    before, after = _COUNTED * per_cent, _GLYPH * per_cent
    return not any(
        m.look is look and left - (before if m.count > 1 else after / 2) < m.x < right + after / 2 for m in marks
    )


def _breaks(breaks: Sequence[Break], scale: Scale) -> tuple[PlacedBreak, ...]:
    """Breaks with their captions on as many rows as it takes for none to lie upon another; `y` counts those rows."""
    ends: list[float] = []
    placed = []
    for one in sorted(breaks, key=lambda b: b.day):
        x, long = scale.middle(one.day), (len(one.name) + 2) * _A_LETTER * 100 / NOMINAL
        before = x + long > 100
        left, right = (x - long, x) if before else (x, x + long)
        row = next((n for n, end in enumerate(ends) if end <= left), len(ends) if len(ends) < CAPTIONS else None)
        if row == len(ends):
            ends.append(right)
        elif row is not None:
            ends[row] = right
        placed.append(PlacedBreak(x, row, one.name, one.href, one.aloud, before))
    return tuple(placed)
