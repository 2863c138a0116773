"""What the network looks at for one statement: a window around its passages and each word's role in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.words.split import Words
from onrecord.words.windows import Special, Window, collate

Ints = NDArray[np.int64]
Spans = Sequence[tuple[int, int]]

OUTSIDE, SOURCE, CUE, CONTENT = range(4)


@dataclass(frozen=True)
class Reach:
    """How far the window goes, in word pieces: at most `pieces` in all, `before` and `after` around the passages."""

    pieces: int = 224
    before: int = 40
    after: int = 16


@dataclass(frozen=True)
class Focus:
    """Words `window.start` to `window.end` of a document, and the role of each of them in the attribution."""

    window: Window
    roles: Ints


def focus(words: Words, source: Spans, cue: Spans, content: Spans, reach: Reach) -> Focus | None:
    """The focus on an attribution whose passages are given as code points; None where no word of the content is known.

    A content that is longer than the window loses its end.
    """
    found = {role: _covered(words, spans) for role, spans in ((CONTENT, content), (SOURCE, source), (CUE, cue))}
    if not len(found[CONTENT]):
        return None
    every = np.concatenate(list(found.values()))
    start, end = _bounds(words, int(every.min()), int(every.max()) + 1, reach)
    roles = np.zeros(end - start, np.int64)
    for role, places in found.items():
        roles[places[(places >= start) & (places < end)] - start] = role
    return Focus(Window(start, start, end), roles) if (roles == CONTENT).any() else None


def _bounds(words: Words, first: int, last: int, reach: Reach) -> tuple[int, int]:
    """First and last word of the window: whole words of the passages' own paragraphs, as far as the reach goes."""
    low = int(np.searchsorted(words.paragraph, words.paragraph[first], side="left"))
    high = int(np.searchsorted(words.paragraph, words.paragraph[last - 1], side="right"))
    start = max(low, int(np.searchsorted(words.first, words.first[first] - reach.before, side="left")))
    start = min(start, first)
    end = min(high, int(np.searchsorted(words.first, words.first[last] + reach.after, side="right")) - 1)
    most = int(np.searchsorted(words.first, words.first[start] + reach.pieces - 2, side="right")) - 1
    return start, max(start + 1, min(max(end, last), most))


def _covered(words: Words, spans: Spans) -> Ints:
    """Numbers of the words that share a character with any of the spans, ascending."""
    parts = [
        np.arange(np.searchsorted(words.end, start, side="right"), np.searchsorted(words.start, end, side="left"))
        for start, end in spans
    ]
    return np.unique(np.concatenate(parts)).astype(np.int64) if parts else np.empty(0, np.int64)


def arrays(items: Sequence[tuple[Words, Focus]], special: Special) -> dict[str, Ints]:
    """The network's inputs for a batch: those of `collate`, and `role` (batch, words)."""
    batch = collate([(words, f.window) for words, f in items], special)
    batch["role"] = np.zeros_like(batch["heads"])
    for row, (_, f) in enumerate(items):
        batch["role"][row, : len(f.roles)] = f.roles
    return batch
