"""What the marks of a chart mean, for those signs alone that it uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.web.charts.lanes import Laid
from onrecord.web.charts.marks import ROWS, Look

Sign = Literal["mark", "limited", "doubted", "bar", "band", "break", "count"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and its words; `look` is the shape that it is shown with."""

    sign: Sign
    look: Look
    words: str


def legend(lanes: Iterable[Laid]) -> tuple[Entry, ...]:
    """An entry for each look and each further sign that some lane shows."""
    laid = list(lanes)
    marks = [m for lane in laid for m in (*lane.marks, *lane.aside)]
    bands = [b for lane in laid for b in lane.bands]
    looks = {m.look for m in marks} | {b.look for b in bands}
    one = next((look for look in ROWS if look in looks and look is not Look.NONE), Look.NONE)
    signs: tuple[tuple[Sign, bool, str], ...] = (
        ("limited", any(m.limited for m in marks), "a condition or exception is named"),
        ("doubted", any(m.doubted for m in marks), "hedged, or told by somebody else"),
        ("count", any(m.count > 1 for m in marks), "several statements"),
        ("bar", any(m.bar for m in marks), "said on some day of these"),
        ("band", bool(bands), "position held"),
        ("break", any(lane.breaks for lane in laid), "change"),
    )
    return (
        *(Entry("mark", look, look.words) for look in ROWS if look in looks),
        *(Entry(sign, one, words) for sign, used, words in signs if used),
    )
