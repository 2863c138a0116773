"""Stretches of a text that something covers, merged, to ask quickly what of a span they hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from onrecord.records import Span


class Covered:
    """A set of offsets, as merged spans found by bisection."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1].end:
                self._spans[-1] = Span(self._spans[-1].start, max(end, self._spans[-1].end))
            else:
                self._spans.append(Span(start, end))
        self._starts = [s.start for s in self._spans]

    def shared(self, start: int, end: int) -> int:
        """How many characters of `start` to `end` are covered."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return sum(max(0, min(end, s.end) - max(start, s.start)) for s in self._spans[first:last])
