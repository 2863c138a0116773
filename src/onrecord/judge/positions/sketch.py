"""A document's fingerprint: which reports are copies of one another.

Word shingles hashed, the smallest hashes kept (bottom-k sketch; Broder 1997, "On the resemblance and containment of
documents"). Quoted words are left out: independent reports of one speech share its quotations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.judge.positions.stems import tokens
from onrecord.judge.positions.surroundings import without_quotations

SHINGLE = 4
"""Words of a shingle."""

KEPT = 96
"""Hashes of a sketch. A report of 100 words is kept whole."""

COPIED = 0.6
"""The share of the smaller document's shingles that makes two reports copies."""

SHORT, SHORT_COPIED = 40, 0.8
"""Documents with fewer shingles must share more: two short reports of one speech come out alike by themselves."""

FEWEST = 8
"""Shingles that two reports must share at least; shorter agreement happens by chance."""


def sketch(text: str) -> tuple[int, ...]:
    """The sketch of a text, ascending; headlines are best left out of it."""
    words = tokens(without_quotations(text))
    grams = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    hashes = sorted(int.from_bytes(hashlib.blake2b(g.encode(), digest_size=6).digest(), "big") for g in grams)
    return tuple(hashes[:KEPT])


def are_copies(a: Sequence[int], b: Sequence[int]) -> bool:
    """True when one report is, but for changes, contained in the other."""
    if not a or not b:
        return False
    reach = min(a[-1] if len(a) >= KEPT else b[-1], b[-1] if len(b) >= KEPT else a[-1])
    if len(a) < KEPT and len(b) < KEPT:
        reach = max(a[-1], b[-1])
    first, second = ({h for h in s if h <= reach} for s in (a, b))
    shared, smaller = len(first & second), min(len(first), len(second))
    return shared >= FEWEST and shared / smaller >= (COPIED if smaller >= SHORT else SHORT_COPIED)
