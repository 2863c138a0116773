"""Which found attribution stands for which marked one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.measure.tokens import Numbers, TokenMark

LEAST_OVERLAP = 0.5
"""Share of common words from which two contents are the same one: the measure used for PolNeAR and its annotators."""

Weight = Callable[[TokenMark, TokenMark], float]


def pairs(gold: Sequence[TokenMark], found: Sequence[TokenMark], weight: Weight) -> list[tuple[int, int]]:
    """Indices (gold, found) of what belongs together, one to one, the heaviest first; weight 0 is no pair.

    Of equals the earlier gold one goes first, then the earlier found one, so that the outcome never varies.
    """
    rated = [(weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    made: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(rated, key=lambda r: (-r[0], r[1], r[2])):
        if value > 0 and i not in made and j not in taken:
            made[i] = j
            taken.add(j)
    return list(made.items())


def share(left: Numbers, right: Numbers) -> float:
    """Common words over all words; 0 where nothing is common."""
    common = len(left & right)
    return common / (len(left) + len(right) - common) if common else 0.0


def overlap(gold: TokenMark, found: TokenMark) -> float:
    """The contents' share where it is large enough, else 0."""
    value = share(gold.content, found.content)
    return value if value >= LEAST_OVERLAP else 0.0


def agree(gold: TokenMark, found: TokenMark) -> float:
    """The contents' share where it is large enough and the sources have a common word or are both missing, else 0."""
    sources = gold.source & found.source or not (gold.source or found.source)
    return overlap(gold, found) if sources else 0.0


def same_content(gold: TokenMark, found: TokenMark) -> float:
    """1 where the contents have the same words."""
    return float(gold.content == found.content)


def same(gold: TokenMark, found: TokenMark) -> float:
    """1 where contents and sources have the same words."""
    return float(gold.content == found.content and gold.source == found.source)


def cues(gold: TokenMark, found: TokenMark) -> float:
    """The share of the cues."""
    return share(gold.cue, found.cue)


def union(marks: Iterable[TokenMark], role: Callable[[TokenMark], Numbers]) -> Numbers:
    """All words that have a role in any of the attributions."""
    return frozenset().union(*map(role, marks))
