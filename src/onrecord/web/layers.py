"""Overlapping and nested spans woven into one tree, so that a page can draw each of them.

Markup must nest; spans of statements need not. The text is cut at every border of a span; at each cut the spans that
cover the text lie on one another, the longest lowest. A span that overlaps another halfway is drawn in two pieces.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from onrecord.records import Span


class Role(IntEnum):
    """What a span is; of two equal spans the lower role lies below."""

    PLACE = 0  # where a search's hit or a shared address points
    NAME = 1  # the words that name the speaker of a turn
    CONTENT = 2
    SOURCE = 3
    CUE = 4
    TIME = 5
    ISSUE = 6
    CONDITION = 7
    EXCEPTION = 8
    SCOPE = 9
    COUNTERPART = 10


@dataclass(frozen=True, slots=True)
class Layer:
    """A span to draw. `owner` is the place of its statement in the page's list, `piece` its number within that.

    `claim` is the place of its claim in the statement, for the roles that belong to one. The owner of a time is its
    place in the page's list of times.
    """

    span: Span
    role: Role
    owner: int
    piece: int = 0
    claim: int = 0

    @property
    def depth(self) -> tuple[int, int, int, int, int]:
        """Sorts layers from the lowest to the topmost."""
        return (self.span.start - self.span.end, self.role, self.owner, self.claim, self.piece)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of text under no further layer."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A layer, or a piece of one, and what lies on it."""

    layer: Layer
    children: tuple[Leaf | Branch, ...]


Node = Leaf | Branch


def weave(start: int, end: int, layers: Iterable[Layer]) -> tuple[Node, ...]:
    """The tree of `layers` over the text from `start` to `end`; its leaves cover that text once, in order."""
    inside = sorted((x for x in layers if x.span.start < end and x.span.end > start), key=lambda x: x.span.start)
    borders = {start, end}
    for layer in inside:
        borders.update(b for b in layer.span if start < b < end)
    segments = [Leaf(a, b) for a, b in pairwise(sorted(borders))]
    return tuple(_nest(segments, list(_stacks(segments, inside)), 0))


def _stacks(segments: Sequence[Leaf], layers: Sequence[Layer]) -> Iterator[tuple[Layer, ...]]:
    """For each segment the layers over it, the lowest first; `layers` come in the order in which they begin."""
    at, over = 0, list[Layer]()
    for segment in segments:
        over = [layer for layer in over if layer.span.end > segment.start]
        while at < len(layers) and layers[at].span.start <= segment.start:
            insort(over, layers[at], key=lambda layer: layer.depth)
            at += 1
        yield tuple(over)


def _nest(segments: Sequence[Leaf], stacks: Sequence[tuple[Layer, ...]], depth: int) -> Iterator[Node]:
    """Groups neighbouring segments that have the same layer at `depth`."""
    at = 0
    while at < len(segments):
        stack = stacks[at]
        if len(stack) <= depth:
            yield segments[at]
            at += 1
            continue
        layer, upto = stack[depth], at + 1
        while upto < len(segments) and len(stacks[upto]) > depth and stacks[upto][depth] == layer:
            upto += 1
        yield Branch(layer, tuple(_nest(segments[at:upto], stacks[at:upto], depth + 1)))
        at = upto
