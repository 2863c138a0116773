"""Where two texts differ, word by word, and how alike they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.records import Span

LIKE = 0.4
"""The share of words in common from which two texts are taken for one in two wordings; below it all would differ."""

MOST_WORDS = 2000
"""Words of a text that are compared; matching takes the square of their number."""

# Words, and single signs of scripts that put no space between words.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """The stretches of each of two texts that the other one has not, and the share of words that both have."""

    one: tuple[Span, ...]
    other: tuple[Span, ...]
    alike: float


def difference(one: str, other: str) -> Difference:
    """Where two texts differ. Case and punctuation make no difference; neighbouring words that differ are one span."""
    first, second = _words(one), _words(other)
    matcher = SequenceMatcher(None, [w.key for w in first], [w.key for w in second], autojunk=False)
    gone: list[Span] = []
    come: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone += _stretch(first[i:j])
        come += _stretch(second[k:m])
    return Difference(tuple(gone), tuple(come), matcher.ratio())


def lacking(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Those of `texts` that none of `others` says, without regard to case and punctuation."""
    known = {_key(other) for other in others}
    return tuple(text for text in texts if _key(text) not in known)


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """The words of a text, without the signs around them; signs that stand alone are none."""
    found = (_Word(_key(m.group()), *_core(m)) for m in _WORD.finditer(text))
    return [word for word in found if word.key][:MOST_WORDS]


def _core(match: re.Match[str]) -> tuple[int, int]:
    """Where a word begins and ends without the quotation marks and stops around it."""
    word = match.group()
    lead = len(word) - len(re.sub(r"^[\W_]+", "", word))
    tail = len(word) - len(re.sub(r"[\W_]+$", "", word))
    return match.start() + lead, match.end() - tail


def _key(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().casefold()


def _stretch(words: Sequence[_Word]) -> list[Span]:
    return [Span(words[0].start, words[-1].end)] if words else []
