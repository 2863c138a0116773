"""A stretch of text cut into runs, each with what it is: said, an issue's words, words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import JOINT, Passage, Span

SAID, SOURCE, CUE = "said", "src", "cue"
ISSUE, CONDITION, EXCEPTION, SCOPE, HEDGE = "issue", "condition", "exception", "scope", "hedge"
DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Layer:
    """A span of a text and what it is."""

    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Run:
    """Some text and all that it is; `looks` are the names of its layers but for `differs`, as classes."""

    text: str
    what: frozenset[str] = frozenset()

    @property
    def differs(self) -> bool:
        """True for words that the text beside it has not."""
        return DIFFERS in self.what

    @property
    def looks(self) -> str:
        """Its layers as classes of the style sheet."""
        return " ".join(f"w-{name}" for name in sorted(self.what - {DIFFERS}))


def runs(text: str, within: Span, layers: Iterable[Layer] = ()) -> tuple[Run, ...]:
    """`text` within a span, cut at every border of a layer."""
    inside = [x for x in layers if x.span.start < within.end and x.span.end > within.start]
    borders = {within.start, within.end}
    for layer in inside:
        borders |= {max(within.start, layer.span.start), min(within.end, layer.span.end)}
    return tuple(
        Run(text[start:end], frozenset(x.what for x in inside if x.span.start <= start and end <= x.span.end))
        for start, end in pairwise(sorted(borders))
    )


def of_passage(passage: Passage, layers: Sequence[Layer] = (), differing: Iterable[Span] = ()) -> tuple[Run, ...]:
    """The runs of a passage as it is shown, its pieces joined as in every export.

    The spans of `layers` are places in the document, those of `differing` are places in the passage's own text.
    """
    new = [Layer(span, DIFFERS) for span in differing]
    made: list[Run] = []
    at = 0
    for place, piece in enumerate(passage.spans):
        if place:
            made.append(Run(JOINT))
            at += len(JOINT)
        by = at - piece.start
        moved = [Layer(Span(x.span.start + by, x.span.end + by), x.what) for x in layers]
        end = at + piece.end - piece.start
        made += runs(passage.text, Span(at, end), [*moved, *new])
        at = end
    return tuple(made) or plain(passage.text)


def shown_at(passage: Passage, spans: Iterable[Span]) -> Iterator[Span]:
    """Where spans of the document stand in a passage as it is shown; what lies outside of it is left out."""
    wanted, at = list(spans), 0
    for piece in passage.spans:
        for span in wanted:
            start, end = max(span.start, piece.start), min(span.end, piece.end)
            if start < end:
                yield Span(at + start - piece.start, at + end - piece.start)
        at += piece.end - piece.start + len(JOINT)


def plain(text: str) -> tuple[Run, ...]:
    """A text that nothing is known of."""
    return (Run(text),) if text else ()
