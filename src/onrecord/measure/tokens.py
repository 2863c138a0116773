"""A text's words, by which spans are compared, so that white space and punctuation never count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.measure.marked import Marked
from onrecord.records import Kind, Span

_WORD = re.compile(r"\w+")
_MARK = re.compile("''|[\"“”]")

Numbers = frozenset[int]
"""Words of a text by their number, counted from 0."""


@dataclass(frozen=True, slots=True)
class TokenMark:
    """A marked attribution as the numbers of its words, and its kind by the quotation marks around them."""

    source: Numbers
    cue: Numbers
    content: Numbers
    kind: Kind


class Tokens:
    """The words of a text: runs of letters, digits and underscores."""

    def __init__(self, text: str) -> None:
        places = [m.span() for m in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]
        self._quoted = self.of(_quoted(text))

    def of(self, spans: Iterable[tuple[int, int]]) -> Numbers:
        """The words that share a character with one of the spans."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_left(self._ends, start + 1), bisect_left(self._starts, end))
        )

    def read(self, items: Iterable[Marked]) -> list[TokenMark]:
        """The items in words. Those whose content has no word are left out, as nothing can be compared with them."""
        marks = []
        for item in items:
            content = self.of(item.content)
            if content:
                marks.append(TokenMark(self.of(item.source), self.of(item.cue), content, self.kind(content)))
        return marks

    def kind(self, content: Numbers) -> Kind:
        """Direct when every word stands between quotation marks, indirect when none does, else mixed."""
        if content <= self._quoted:
            return Kind.DIRECT
        return Kind.MIXED if content & self._quoted else Kind.INDIRECT


def _quoted(text: str) -> Iterator[Span]:
    """What stands between double quotation marks (curly, straight, two apostrophes), line by line.

    A quotation that is open where its line ends is taken to end there, since a long one opens anew with each paragraph.
    """
    start = 0
    for line in text.split("\n"):
        for left, right in _quoted_in_line(line):
            yield Span(start + left, start + right)
        start += len(line) + 1


def _quoted_in_line(line: str) -> Iterator[tuple[int, int]]:
    """The quotations of one line. A closing mark opens none, nor does a mark with white space or nothing after it."""
    opened = None
    for mark in _MARK.finditer(line):
        if opened is not None:
            if mark[0] != "“":
                yield opened, mark.start()
                opened = None
        elif mark[0] != "”" and line[mark.end() : mark.end() + 1].strip():
            opened = mark.end()
    if opened is not None:
        yield opened, len(line)
