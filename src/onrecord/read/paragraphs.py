"""Where paragraphs begin and end: blank lines, single lines, hard-wrapped lines, Markdown, blocks that a format knows.

Every character of the text that is not white space lies in exactly one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.read.draft import Block
from onrecord.records import Part, Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]*")
# Lines that begin something of their own even where the line before is full: list items, Markdown headings, replies.
_OPENER = re.compile(r"(?:[-*•·▪●◦]\s|\(?\d{1,3}[.)]\s|#{1,6}\s|@\s?\w|Q[.:]\s|A[.:]\s|[A-Z][A-Z.' -]{1,40}:\s)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")
_QUOTED = re.compile(r">+ ?")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]*_]*$")

# Mail wraps at 72, books and PDF columns between 30 and 110 characters; a longer line is a paragraph by itself.
NARROWEST, WIDEST = 30, 120
# In wrapped English three line breaks of four fall before a lower-case word; among one-line paragraphs hardly any.
WRAPPED_SHARE = 0.25
FULL, NEARLY_FULL = 0.92, 0.7


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph before its part is known.

    `text` is what `start` to `end` cover, `gap` the number of line breaks before it (two or more: a blank line),
    `words` a count by spaces. `part` and `speaker` are what the format says of it.
    """

    start: int
    end: int
    text: str
    gap: int
    words: int
    part: Part | None = None
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: int
    text: str

    @property
    def width(self) -> int:
        return self.end - self.start


def paragraphs(text: str, blocks: Sequence[Block] | None = None) -> list[Para]:
    """The paragraphs of `text` in order; what `blocks` leave uncovered is split like plain text."""
    if blocks is None:
        return list(_plain(text, 0, len(text)))
    found: list[Para] = []
    at = 0
    for block in blocks:
        start = max(at, block.start)
        found += _plain(text, at, start)
        found += _block(text, block, start)
        at = max(at, block.end)
    return found + list(_plain(text, at, len(text)))


def _block(text: str, block: Block, start: int) -> Iterator[Para]:
    """The paragraphs of one block: one, unless it holds blank lines."""
    lines = _lines(text, start, block.end)
    for number, group in enumerate(_groups(lines)):
        speaker = block.speaker if number == 0 else None
        yield _para(text, group, block.part, speaker, 2)


def _plain(text: str, start: int, end: int) -> Iterator[Para]:
    """The paragraphs of text without markup."""
    groups = list(_groups(_lines(text, start, end)))
    width = _wrap_width(groups)
    for group in groups:
        for lines in _divided(group, width):
            yield _para(text, lines, None, None, lines[0].gap)


def _para(text: str, lines: Sequence[_Line], part: Part | None, speaker: Span | None, gap: int) -> Para:
    start, end = lines[0].start, lines[-1].end
    covered = text[start:end]
    return Para(start, end, covered, gap, len(covered.split()), part, speaker)


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Every line that shows something, without the white space around it."""
    last = start
    for match in _LINE.finditer(text, start, end):
        raw = match.group()
        shown = raw.strip()
        if not shown:
            continue
        first = match.start() + len(raw) - len(raw.lstrip())
        yield _Line(first, first + len(shown), _breaks(text[last : match.start()]), shown)
        last = match.end()


def _breaks(between: str) -> int:
    """How many line breaks white space holds, whatever the line ending."""
    return between.count("\n") or between.count("\r") or (1 if between else 0)


def _groups(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them. Lines of zero-width characters count as blank."""
    group: list[_Line] = []
    for line in lines:
        hidden = _BLANK.fullmatch(line.text) is not None
        if group and (line.gap > 1 or hidden):
            yield group
            group = []
        if hidden:
            yield [line]
            continue
        group.append(line)
    if group:
        yield group


def _wrap_width(groups: Sequence[Sequence[_Line]]) -> float | None:
    """The width at which the text's lines were broken, or None where each line is a paragraph."""
    breaks = 0
    wrapped: list[int] = []
    for group in groups:
        for line, after in pairwise(group):
            breaks += 1
            if NARROWEST <= line.width <= WIDEST and _runs_on(line, after):
                wrapped.append(line.width)
    if not wrapped or len(wrapped) < WRAPPED_SHARE * breaks:
        return None
    return median(wrapped)


def _runs_on(line: _Line, after: _Line) -> bool:
    """True when a sentence plainly goes on in the next line."""
    return _unquoted(after.text)[:1].islower() and not _STOP.search(line.text[-8:])


def _unquoted(text: str) -> str:
    return _QUOTED.sub("", text, count=1)


def _divided(group: list[_Line], width: float | None) -> Iterator[list[_Line]]:
    """The paragraphs within a run of lines."""
    current = [group[0]]
    for line, after in pairwise(group):
        if _joined(line, after, width):
            current.append(after)
        else:
            yield current
            current = [after]
    yield current


def _joined(line: _Line, after: _Line, width: float | None) -> bool:
    """True when `after` goes on with the paragraph of `line`."""
    if _UNDERLINE.fullmatch(after.text):
        return line.width <= WIDEST
    if line.text.startswith(">") != after.text.startswith(">") or _OPENER.match(after.text):
        return False
    if width is None or line.width > WIDEST or line.text.startswith("#"):
        return False
    if _runs_on(line, after) and line.width >= NEARLY_FULL * width:
        return True
    needed = line.width + 1 + len(_unquoted(after.text).split(" ", 1)[0])
    return needed > width * (FULL if _STOP.search(line.text[-8:]) else NEARLY_FULL)
