"""The sentences around a statement's words: the reporter's frame, and what stands before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Document, Part, Span

_ABBREVIATED = "".join(
    rf"(?<!\b{w})" for w in ("[A-Z]", "Mr", "Ms", "Dr", "St", "Mrs", "Sen", "Rep", "Gov", "Gen", "Col")
)
_BREAK = re.compile(rf"\n+|(?:{_ABBREVIATED}\.|[!?])[”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])")
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
AROUND = 2
"""Sentences before and after that belong to the context."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`frame`: the statement's sentences without its own words; `context`: those and the sentences around them."""

    frame: str
    context: str


def sentences(text: str, start: int = 0) -> list[Span]:
    """The sentences of a text from `start` on, white space around them left out."""
    ends = [m.end() for m in _BREAK.finditer(text, start)]
    found = []
    for begin, end in zip([start, *ends], [*ends, len(text)], strict=True):
        piece = text[begin:end]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            found.append(Span(left, begin + len(piece.rstrip())))
    return found


def surroundings(document: Document, found: Sequence[Span], spans: Sequence[Span]) -> Surroundings:
    """What stands around `spans` in a document with the sentences `found`. Headlines are no context."""
    start, end = spans[0].start, spans[-1].end
    inside = [i for i, s in enumerate(found) if s.start < end and start < s.end]
    if not inside:
        return Surroundings("", document.text[start:end])
    first, last = found[inside[0]], found[inside[-1]]
    frame, at = "", first.start
    for span in spans:
        frame, at = frame + document.text[at : max(at, span.start)] + " ", max(at, span.end)
    frame += document.text[at : last.end]
    near = found[max(0, inside[0] - AROUND) : inside[-1] + 1 + AROUND]
    told = [s for s in near if (first.start <= s.start <= last.start) or _is_body(document, s)]
    return Surroundings(frame.strip(), "\n".join(document.text[s.start : s.end] for s in told))


def without_quotations(text: str) -> str:
    """The text without what stands between quotation marks."""
    return _QUOTED.sub(" ", text)


def _is_body(document: Document, span: Span) -> bool:
    """True for a sentence that is neither headline nor page furniture."""
    return document.part_at(span.start) not in {Part.HEADLINE, Part.BYLINE, Part.FURNITURE, Part.COMMENT}
