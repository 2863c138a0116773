"""Lines of printed pages: which are running heads, and how the others join into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import quantiles

from onrecord.records import Part

MARGIN = 3
"""Lines at a page's top and bottom among which running heads are looked for."""

PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|(]?\s*\d{1,4}\s*[-–—|)]?(?:\s*(?:/|of|von)\s*\d{1,4})?$", re.IGNORECASE
)

SHORT_LINE = 0.8
"""Share of the full line's width under which a line that ends a sentence ends its paragraph too."""

SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
NEW_START = re.compile(r"(?:[-•*–—]\s|\(?\d{1,3}[.)]\s|[\"'“‘«(]*[A-Z0-9])")
HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, how many lines stand above and below it there, and whether a gap is before it."""

    text: str
    page: int
    above: int
    below: int
    gap: bool = False


def paragraphs(lines: Sequence[Line]) -> list[tuple[str, Part | None]]:
    """The paragraphs of `lines` with the part that their place tells, each line in exactly one of them.

    A paragraph that runs over a page break stays whole: what stands at the break comes after it.
    """
    heads = _running_heads(lines)
    full = _full_width([line for line in lines if line not in heads])
    words = Counter(word.lower() for line in lines for word in WORD.findall(line.text))
    found: list[tuple[str, Part | None]] = []
    current: list[Line] = []
    aside: list[str] = []
    for line in lines:
        if line in heads:
            aside.append(line.text)
            continue
        if current and _starts_new(current[-1], line, full):
            found += [(_joined(current, words), None), *((text, Part.FURNITURE) for text in aside)]
            current, aside = [], []
        current.append(line)
    if current:
        found.append((_joined(current, words), None))
    return [*found, *((text, Part.FURNITURE) for text in aside)]


def _running_heads(lines: Sequence[Line]) -> set[Line]:
    """Page numbers, and lines that stand alike at the margin of most pages, their digits aside."""
    margin = [line for line in lines if min(line.above, line.below) < MARGIN]
    pages = len({line.page for line in lines})
    seen = Counter(
        shape for _, group in groupby(margin, lambda line: line.page) for shape in {_shape(x) for x in group}
    )
    often = {shape for shape, count in seen.items() if count >= max(2, pages * 0.4)}
    return {
        line
        for line in margin
        if (pages > 1 and _shape(line) in often)
        or ((not line.above or not line.below) and PAGE_NUMBER.match(line.text))
    }


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _full_width(lines: Sequence[Line]) -> float:
    """How many characters a full line has: the upper quartile of their lengths."""
    lengths = [len(line.text) for line in lines]
    return quantiles(lengths, n=4)[2] if len(lengths) > 1 else float(sum(lengths))


def _starts_new(before: Line, line: Line, full: float) -> bool:
    """True where `line` begins a paragraph: after a gap, a short last line, or a line that is a heading."""
    if before.page == line.page and line.gap:
        return not (line.text[:1].islower() and not SENTENCE_END.search(before.text))
    short = len(before.text) < SHORT_LINE * full
    if not NEW_START.match(line.text):
        return False
    if SENTENCE_END.search(before.text):
        return short
    return len(before.text) < 0.6 * full and before.page == line.page


def _joined(lines: Sequence[Line], words: Counter[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = _join(text, line.text, words)
    return text


def _join(text: str, more: str, words: Counter[str]) -> str:
    """Two lines of a paragraph as one, the hyphen of a word that was divided at the line's end taken out.

    A hyphen stays before a capital or a digit, and in a compound: where the document writes it so elsewhere, or
    both halves are words of it and the whole is not.
    """
    match = HYPHENATED.search(text)
    if not match:
        return f"{text} {more}"
    second = WORD.match(more)
    if text[-1] == "\u00ad":
        return text[:-1] + more
    if not second or not second[0][0].islower():
        return text + more if second or more[:1].isdigit() else f"{text} {more}"
    left, right = match[1].lower(), second[0].lower()
    both = words[left] > 1 and words[right] > 1  # each is counted once as a half of this very word
    return text + more if both and not words[left + right] else text[:-1] + more
