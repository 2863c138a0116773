"""Windows of a document: runs of words that fit the encoder, each with a little of what stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.words.split import Words

FEATURES = ("casing", "state", "place", "paragraph", "sentence", "quote")
"""Arrays of `Words` that a model takes for each word, in the order of its inputs."""


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` of a document, of which those from `core` on are this window's to label."""

    start: int
    core: int
    end: int

    @property
    def size(self) -> int:
        """Number of words."""
        return self.end - self.start


@dataclass(frozen=True)
class Limits:
    """How many word pieces a window holds at most: `pieces` in all (two of them special), `context` before its core."""

    pieces: int = 320
    context: int = 40


@dataclass(frozen=True)
class Special:
    """Ids of the pieces that open, close and fill a sequence."""

    opening: int
    closing: int
    padding: int


def split_windows(words: Words, limits: Limits) -> list[Window]:
    """Windows whose cores cover the document, cut between paragraphs where these fit and inside them where not."""
    room = limits.pieces - 2 - limits.context
    cuts = np.flatnonzero(np.diff(words.paragraph)) + 1
    bounds = [0, *cuts.tolist(), len(words)]
    windows = []
    core = 0
    for left, right in pairwise(bounds):
        if words.first[right] - words.first[core] <= room:
            continue
        if left > core:
            windows.append(_with_context(words, core, left, limits))
            core = left
        for cut in _cut_long(words, core, right, room):
            windows.append(_with_context(words, core, cut, limits))
            core = cut
    if core < len(words):
        windows.append(_with_context(words, core, len(words), limits))
    return windows


def _cut_long(words: Words, start: int, end: int, room: int) -> Iterator[int]:
    """Where to cut a paragraph of words `start` to `end` that `room` pieces cannot hold: at sentences if it can."""
    while words.first[end] - words.first[start] > room:
        fits = int(np.searchsorted(words.first, words.first[start] + room, side="right")) - 1
        fits = max(fits, start + 1)
        breaks = np.flatnonzero(np.diff(words.sentence[start : fits + 1])) + start + 1
        start = int(breaks[-1]) if len(breaks) else fits
        yield start


def _with_context(words: Words, core: int, end: int, limits: Limits) -> Window:
    """The window of a core, with as many whole words before it as the limit allows."""
    before = int(np.searchsorted(words.first, words.first[core] - limits.context, side="left"))
    return Window(min(before, core), core, end)


LONGEST_WORD = 24
"""Pieces of a word beyond so many go."""


def piece_places(words: Words, window: Window) -> NDArray[np.int64]:
    """Where the first piece of each word of a window stands in its sequence, and, last, where the closing one does."""
    lengths = np.minimum(np.diff(words.first[window.start : window.end + 1]), LONGEST_WORD)
    return np.concatenate([[1], 1 + np.cumsum(lengths)]).astype(np.int64)


def collate(items: Sequence[tuple[Words, Window]], special: Special) -> dict[str, NDArray[np.int64]]:
    """Arrays of one batch, by the names of a model's inputs.

    `ids` (batch, pieces) are word pieces with the special ones, `mask` is 1 where a piece is real, `heads` (batch,
    words) is the position of each word's first piece, `owner` (batch, pieces) the number of the word that begins at a
    piece, from 1, else 0; `present` is 1 where a word is real; `casing`, `state`,
    `place`, `paragraph`, `sentence` and `quote` are features of words.
    """
    rows = [_row(words, window, special) for words, window in items]
    n_pieces = max(len(ids) for ids, _ in rows)
    n_words = max(window.size for _, window in items)
    batch = {name: np.zeros((len(items), n_words), np.int64) for name in ("heads", "present", *FEATURES)}
    batch["ids"] = np.full((len(items), n_pieces), special.padding, np.int64)
    batch["mask"], batch["owner"] = np.zeros((2, len(items), n_pieces), np.int64)
    for i, ((words, window), (ids, heads)) in enumerate(zip(items, rows, strict=True)):
        batch["ids"][i, : len(ids)] = ids
        batch["mask"][i, : len(ids)] = 1
        batch["heads"][i, : window.size] = heads
        batch["owner"][i, heads] = np.arange(1, window.size + 1)
        batch["present"][i, : window.size] = 1
        for name in FEATURES:
            batch[name][i, : window.size] = getattr(words, name)[window.start : window.end]
    return batch


def _row(words: Words, window: Window, special: Special) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Piece ids of one window and the position of each word's first piece."""
    heads = piece_places(words, window)
    lengths = np.diff(heads)
    inside = np.arange(heads[-1] - 1) - np.repeat(heads[:-1] - 1, lengths)
    pieces = words.pieces[np.repeat(words.first[window.start : window.end], lengths) + inside]
    ids = np.concatenate([[special.opening], pieces, [special.closing]]).astype(np.int64)
    return ids, heads[:-1]
