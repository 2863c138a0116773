"""Nesting: the attribution that stands inside another one's content belongs to that one, to any depth.

A narrated act ("rejected Velde's claim that …") tells of words without passing them on, so it is nobody's reporter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Attribution, Kind, Passage


def nest(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in text order, outer before inner, with `parent` set and `run` kept true to the new order."""
    order = sorted(range(len(attributions)), key=lambda i: _place(attributions[i]))
    place = {old: new for new, old in enumerate(order)}
    result: list[Attribution] = []
    around: list[int] = []
    for old in order:
        attribution = attributions[old]
        around = [i for i in around if result[i].content.end > attribution.content.start]
        parent = _innermost(attribution, result, around)
        run = None if attribution.run is None else place[attribution.run]
        result.append(replace(attribution, parent=parent, run=run))
        around.append(len(result) - 1)
    return result


def _place(attribution: Attribution) -> tuple[int, int, int]:
    """Sort key: where the content starts, the longer first, the own voice before all."""
    return attribution.content.start, -attribution.content.end, attribution.cue is not None


def _innermost(attribution: Attribution, result: list[Attribution], around: list[int]) -> int | None:
    """The shortest of the open contents that hold both content and cue (or source) of the attribution."""
    holding = [i for i in around if result[i].kind is not Kind.NARRATED and _holds(result[i].content, attribution)]
    return min(holding, key=lambda i: _length(result[i].content), default=None)


def _holds(content: Passage, inner: Attribution) -> bool:
    mark = inner.cue or inner.source
    if (mark is not None and not _within(content, mark.start)) or (inner.floating and content == inner.content):
        return False
    return all(_within(content, s.start) and _within(content, s.end - 1) for s in inner.content.spans)


def _within(content: Passage, offset: int) -> bool:
    return any(s.start <= offset < s.end for s in content.spans)


def _length(content: Passage) -> int:
    return sum(s.end - s.start for s in content.spans)
