"""How near two issues are in meaning, by static word vectors. What never meets, however near, is told by `apart`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.judge.issues.normal import Normal, Word
from onrecord.models.issue_vectors import Vector, WordVectors

SHARING, APART, ALONE = 0.60, 0.68, 0.75
"""Nearness from which two issues are one: where they share a word, where they share none, and where each has but one.

Set on the tuning half of training/issues/pairs.tsv, where no two different issues meet, and on 1,800 issues of claims
in PolNeAR's training part named by the general codebook."""

_WHOLE = 0.37
"""What the cosine of the wholes weighs; the rest is that of what differs. Ratio of the coefficients of a logistic
regression on the tuning half of training/issues/pairs.tsv."""

_ONE_SIDED = 0.4
"""Stands for the cosine of what differs where only one issue has a word that the other lacks."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an issue's words mean: each stem with its weighted vector, and the vector of the whole, of length 1 or 0."""

    words: dict[str, Vector]
    whole: Vector


def meaning(issue: Normal, known: WordVectors) -> Meaning | None:
    """The meaning of an issue's core, names and numbers left out; None where it has a word without a vector, or none.

    A word without a vector tells apart what vectors would put together, so that nothing can be said.
    """
    words: dict[str, Vector] = {}
    for word in issue.core.words:
        if word.name or word.number:
            continue
        vector = _vector(word, known)
        if vector is None:
            return None
        words[word.stem] = vector * np.float32(known.weight(_spelt(word)))
    return Meaning(words, _unit(list(words.values()))) if words else None


def nearness(one: Meaning, other: Meaning) -> float:
    """From about 0 (nothing in common) to 1 (the same words): by the wholes, and by what differs between the two."""
    here = [vector for stem, vector in one.words.items() if stem not in other.words]
    there = [vector for stem, vector in other.words.items() if stem not in one.words]
    rest = _ONE_SIDED if here or there else 1.0
    if here and there:
        rest = float(_unit(here) @ _unit(there))
    return _WHOLE * float(one.whole @ other.whole) + (1 - _WHOLE) * rest


def meet(one: Meaning, other: Meaning) -> float | None:
    """How near two issues are, None where they are not one. They may differ by one word in length."""
    size, others = len(one.words), len(other.words)
    if abs(size - others) > 1 or (min(size, others) == 1 and size != others):
        return None
    least = ALONE if size == 1 else SHARING if one.words.keys() & other.words.keys() else APART
    near = nearness(one, other)
    return near if near >= least else None


def _unit(vectors: Sequence[Vector]) -> Vector:
    total: Vector = np.sum(vectors, axis=0, dtype=np.float32)
    return total / np.float32(max(float(np.linalg.norm(total)), 1e-9))


def _spelt(word: Word) -> str:
    return word.text.casefold().replace("’", "'").removesuffix("'s").rstrip("'.")


def _vector(word: Word, known: WordVectors) -> Vector | None:
    """The vector of a word as written, else of its stem, else of its parts around a hyphen."""
    for form in (_spelt(word), word.stem, f"{word.stem}e"):
        found = known.vector(form)
        if found is not None:
            return found
    parts = [v for part in _spelt(word).split("-") if (v := known.vector(part)) is not None]
    return _unit(parts) if parts else None
