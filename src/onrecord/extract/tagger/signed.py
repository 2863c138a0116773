"""Signed quotations: a paragraph that is one quotation followed by a dash and a name.

The dash stands before its source and after its content, the other way round than in a transcript, and a network that
saw few of them confuses the two; their form leaves no doubt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from onrecord.extract.tagger.decode import Found
from onrecord.words.split import Words

_NAME = r"[A-Z][\w’'-]*(?:\.(?=\ ))?"

_SIGNED = re.compile(
    r"""[“”"](?P<content>.+[”"])\s*(?P<cue>[―—–]|--)\s*
    (?P<source>NAME(?:,?\ (?:of|for|the|and|de|la|van|von|al|NAME)){0,9})\.?""".replace("NAME", _NAME),
    re.VERBOSE,
)

_SURE = (4.0, -0.05, -0.05)
"""Signals of a signed quotation: those of an attribution that the network has no doubt of."""


def with_signed(text: str, words: Words, found: Sequence[Found]) -> list[Found]:
    """`found`, with the signed quotations in place of what was found in their paragraphs, in order of the cues."""
    signed = {}
    for number in np.unique(words.paragraph):
        first, end = np.searchsorted(words.paragraph, [number, number + 1])
        item = _read(text, words, int(first), int(end))
        if item:
            signed[int(number)] = item
    kept = [f for f in found if int(words.paragraph[f.cue[0]]) not in signed]
    return sorted([*kept, *signed.values()], key=lambda f: f.cue[0])


def _read(text: str, words: Words, first: int, end: int) -> Found | None:
    """The signed quotation that the paragraph of words `first` to `end` is, or None."""
    match = _SIGNED.fullmatch(text, int(words.start[first]), int(words.end[end - 1]))
    if match is None:
        return None
    cue, source = (_covered(words, *match.span(role)) for role in ("cue", "source"))
    content = tuple(range(first, cue[0]))
    return Found(cue, content, (source[0], source[-1]), (*_SURE, math.log(len(content))))


def _covered(words: Words, start: int, end: int) -> tuple[int, ...]:
    """Numbers of the words between two offsets."""
    left, right = np.searchsorted(words.start, [start, end])
    return tuple(range(int(left), int(right)))
