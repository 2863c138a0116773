"""The strip over all days of a chart, on which the shown period is marked and can be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.web.charts.scale import Scale, Tick

HEIGHT = 36
"""Pixels from the foot of the strip's bars to the head of the tallest."""

_BARS = 120
"""Bars of the strip, at most; each stands for a day or more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Statements of some days: place and width in per cent, top and height in pixels."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip: its bars and ticks, and the edges of the shown period in per cent."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    begin: float
    end: float
    height: int = HEIGHT


def overview(days: Iterable[date], scale: Scale, shown: Scale) -> Overview:
    """The strip of statements said on `days`, each as often as it was said on, with the period that is shown."""
    bars = min(_BARS, scale.days)
    counts = Counter(min(bars - 1, (d - scale.first).days * bars // scale.days) for d in days if scale.shows(d, d))
    most = max(counts.values(), default=1)
    made = []
    for place, count in sorted(counts.items()):
        tall = round(max(2.0, HEIGHT * count / most), 1)
        made.append(Bar(round(100 * place / bars, 3), round(100 / bars, 3), round(HEIGHT - tall, 1), tall))
    begin, end = max(0.0, scale.begin(shown.first)), min(100.0, scale.end(shown.last))
    return Overview(scale.first, scale.last, tuple(made), scale.ticks(), begin, round(max(end - begin, 0.3), 3))
