"""The word vectors that ship: loaded from their folder, checked against their manifest, looked up by word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.verify import open_model

WORDS = "words.txt"
"""One word a line, most frequent first, with a capital where it is a name."""

VECTORS = "vectors.npy"
"""8-bit integers, a row a word: (words, axes)."""

VECTORS_CODE = 1
"""Version of this reading of the vectors."""

FOLDER = Path(__file__).parent / "data" / "issues"

Vector = NDArray[np.float32]

_SMOOTHING = 1e-3
"""The constant of smooth inverse frequency weights, see `WordVectors.weight`."""

_ZIPF = 10.0
"""Divisor of the rank in Zipf's law for English: the most frequent word is about one in ten or fifteen."""


class WordVectors:
    """Static vectors of words, of length 1, and how much each word weighs in a phrase. Immutable."""

    def __init__(self, words: Iterable[str], rows: NDArray[np.int8]) -> None:
        """Raises ValueError where words and rows do not go together."""
        spelt = list(words)
        if rows.ndim != 2 or rows.dtype != np.int8 or len(rows) != len(spelt):
            raise ValueError(f"{len(spelt)} words and vectors of shape {rows.shape}")
        self.common = frozenset(word for word in spelt if word.islower())
        self._rank = {word.casefold(): rank for rank, word in enumerate(spelt)}
        self._rows = rows

    def __contains__(self, word: str) -> bool:
        return word in self._rank

    def vector(self, word: str) -> Vector | None:
        """The vector of a lower-case word, or None for an unknown one."""
        rank = self._rank.get(word)
        if rank is None:
            return None
        row = self._rows[rank].astype(np.float32)
        unit: Vector = row / np.float32(max(1.0, float(np.linalg.norm(row))))
        return unit

    def weight(self, word: str) -> float:
        """What a word weighs, 0 to 1: a / (a + p), p its frequency (Arora, Liang and Ma 2017) by Zipf's law."""
        rank = self._rank.get(word, len(self._rank))
        return _SMOOTHING / (_SMOOTHING + 1 / (_ZIPF * (rank + 1)))


@cache
def load_issue_vectors(folder: Path = FOLDER) -> WordVectors:
    """The vectors in a folder. Raises ModelError where a file is missing, damaged or of another version."""
    open_model(folder, VECTORS_CODE, {})
    try:
        words = (folder / WORDS).read_text(encoding="utf-8").split()
        return WordVectors(words, np.load(folder / VECTORS, allow_pickle=False))
    except (OSError, ValueError) as error:
        raise ModelError(f"The word vectors in {folder} cannot be read ({error}); install the program again.") from None
