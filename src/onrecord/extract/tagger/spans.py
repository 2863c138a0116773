"""From words back to spans of the text."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Passage
from onrecord.words.split import Words


def word_range(place: tuple[int, int]) -> range:
    """The words from the first to the last, both included."""
    return range(place[0], place[1] + 1)


def word_spans(words: Words, numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Offsets of words given by ascending numbers, neighbours of one paragraph joined."""
    spans: list[tuple[int, int]] = []
    last = None
    for n in numbers:
        joined = last is not None and n == last + 1 and words.paragraph[n] == words.paragraph[last]
        start = spans.pop()[0] if joined else int(words.start[n])
        spans.append((start, int(words.end[n])))
        last = n
    return spans


def passage(text: str, words: Words, numbers: Iterable[int]) -> Passage:
    """The passage that words of a text make. Raises ValueError for no words."""
    return Passage.of(text, word_spans(words, numbers))
