"""Where sentences begin and what stands between quotation marks, as far as it takes to find whom words mean."""

from __future__ import annotations

import re
from bisect import bisect_right

_ABBREVIATED = "".join(
    rf"(?<!\b{w})" for w in ("[A-Z]", "Mr", "Ms", "Dr", "St", "Mrs", "Sen", "Rep", "Gov", "Gen", "Col")
)
_START = re.compile(rf"(?:^|\n|(?:{_ABBREVIATED}\.|[!?:])[”\"’')]*\s+)[\s*“\"•-]*")
_OPENING_PHRASE = re.compile(r"(?:In|On|At|After|Before|During|Speaking|Earlier|Later|But|Yet|And)\b[^.,;:\n]{0,80},\s")
_MARK = re.compile(r"[“”\"\n]|''")

MAX_SENTENCE = 500
"""How far back the beginning of a sentence is looked for, in characters."""


def heads(text: str) -> list[int]:
    """Where sentences begin, and where they go on after an opening phrase and its comma."""
    found = [m.end() for m in _START.finditer(text)]
    after = [m.end() for h in found if (m := _OPENING_PHRASE.match(text, h))]
    return sorted({*found, *after})


def sentence_start(text: str, start: int, back: int = MAX_SENTENCE) -> int:
    """Where the sentence that holds `start` begins; 0 where no beginning is near."""
    return max((m.end() for m in _START.finditer(text, max(0, start - back), start)), default=0)


class Quotes:
    """The stretches of a text between quotation marks. A quotation that is not closed ends with its line."""

    def __init__(self, text: str) -> None:
        self._spans = _quoted(text)
        self._starts = [start for start, _ in self._spans]

    def at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds an offset, or None."""
        found = bisect_right(self._starts, offset) - 1
        return self._spans[found] if found >= 0 and offset < self._spans[found][1] else None


def _quoted(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost quotation."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    depth = 0
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened is None:
            if mark not in "”\n":
                opened, depth = match.start(), 1
            continue
        depth += {"“": 1, "\n": -depth}.get(mark, -1)
        if depth <= 0:
            spans.append((opened, match.end()))
            opened = None
    return spans if opened is None else [*spans, (opened, len(text))]
