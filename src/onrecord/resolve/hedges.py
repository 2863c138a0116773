"""The reporter's own doubt: words in or beside the cue that keep a distance from what is said."""

from __future__ import annotations

import re

from onrecord.records import Attribution, Passage

_HEDGE = re.compile(
    r"\b(?:appear(?:s|ed)?|seem(?:s|ed)?|reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|may|might|"
    r"could have|is said to|are said to|was said to|is believed to|are believed to|is thought to|perhaps|possibly|"
    r"probably)(?:\s+(?:to\s+have|to|have))?\b",
    re.IGNORECASE,
)
MAX_GAP = 30
"""How far before the cue a hedge may stand, in characters: "appeared, on Monday, to reject"."""


def hedges(text: str, attribution: Attribution) -> tuple[Passage, ...]:
    """The hedges in the cue and in the words between source and cue."""
    cue = attribution.cue
    if cue is None:
        return ()
    start = cue.start
    source = attribution.source
    if source is not None and source.end <= start <= source.end + MAX_GAP:
        start = source.end
    return tuple(Passage.of(text, [m.span()]) for m in _HEDGE.finditer(text, start, cue.spans[0].end))
