"""Direct, indirect or mixed: how much of a content stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.extract.quotes import Quotation
from onrecord.records import Kind, Span

_WORD = re.compile(r"\w+")


class Quoted:
    """The outermost quotations of a text, to ask whether an offset lies in one."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.outer = [q for q in quotations if q.depth == 0]
        self._starts = [q.start for q in self.outer]

    def at(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds `offset`, its marks included, or None."""
        found = bisect_right(self._starts, offset) - 1
        return self.outer[found] if found >= 0 and offset < self.outer[found].end else None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The outermost quotations that share a character with `start` to `end`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return [q for q in self.outer[first:last] if q.end > start]


def kind_of(text: str, spans: Iterable[Span], quoted: Quoted) -> Kind:
    """Direct when every word lies in quotation marks, indirect when none does, else mixed."""
    inside = outside = 0
    for span in spans:
        for word in _WORD.finditer(text, span.start, span.end):
            if quoted.at(word.start()):
                inside += 1
            else:
                outside += 1
    if not inside:
        return Kind.INDIRECT
    return Kind.MIXED if outside else Kind.DIRECT
