"""Two wordings of one quotation: how alike they are, and where they differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.judge.positions.stems import dice, stems, tokens

ALIKE = 0.5
"""Likeness from which quotations of one speaker and day are taken for one; a translation keeps about so much."""

FEWEST = 4
"""Words of a sentence that is compared; shorter ones are alike by chance."""

SHORT, SHORT_ALIKE = 7, 0.75
"""Sentences of fewer words must be more alike: "the island is no subject" is not "the guns are no subject"."""

_CUT = re.compile(r"\s*(?:\[(?:\.{3,}|…)\]|\.{3,}|…)\s*")
_SENTENCE = re.compile(r"(?<=[.!?;])[”\"’']*\s+|\s*(?:\[(?:\.{3,}|…)\]|\.{3,}|…)\s*")


def wordings(a: str, b: str, least: float = ALIKE) -> list[tuple[str, str]]:
    """The sentences of two quotations that are one in other words; excerpts may share some sentences only.

    `least` is the likeness from which two sentences are taken for one. Equal sentences, and such as are a part of
    the other, are no other wording.
    """
    found = []
    first, second = ([s for s in _SENTENCE.split(text) if len(tokens(s)) >= FEWEST] for text in (a, b))
    new = [s for s in second if not any(is_part(s, other) for other in first)]
    for sentence in first:
        if not new or any(is_part(sentence, other) for other in second):
            continue
        best = max(new, key=lambda other: likeness(sentence, other))
        short = min(len(tokens(sentence)), len(tokens(best))) < SHORT
        if likeness(sentence, best) >= (max(least, SHORT_ALIKE) if short else least):
            found.append((sentence, best))
    return found


@lru_cache(maxsize=1 << 15)  # the copies of one report are compared again with each further one
def likeness(a: str, b: str) -> float:
    """How alike two quotations are, 0 to 1: by words in order or by content words, whichever is more."""
    first, second = tokens(a), tokens(b)
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return max(ratio, dice(stems(a), stems(b)))


@lru_cache(maxsize=1 << 15)
def is_part(a: str, b: str) -> bool:
    """True when one text is the other, or a stretch of it, but for case, punctuation and marked omissions."""
    short, long = sorted((a, b), key=len)
    told = f" {' '.join(tokens(long))} "
    pieces = [" ".join(tokens(piece)) for piece in _CUT.split(short)]
    return all(f" {piece} " in told for piece in pieces if piece)


def difference(a: str, b: str) -> str:
    """Where two quotations differ, as pairs of words: ``“shall” / “will”; “one” / “a single”``."""
    first, second = a.split(), b.split()
    keys = [[" ".join(tokens(w)) or w for w in words] for words in (first, second)]
    pairs = []
    for tag, i, j, k, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag != "equal":
            pairs.append(f"“{' '.join(first[i:j]) or '–'}” / “{' '.join(second[k:m]) or '–'}”")
    return "; ".join(pairs)
