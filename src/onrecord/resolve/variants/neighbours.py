"""Among many words of names those that are alike, found without comparing each with each in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from onrecord.resolve.variants.people import Likeness, likeness, nicknames, slips_allowed
from onrecord.resolve.variants.spelling import consonants, sound


def near_words(words: Iterable[str]) -> dict[str, set[str]]:
    """By word, the words among these, itself too, that `likeness` finds no conflict with."""
    every = sorted(set(words), key=len)
    near = {word: {word} for word in every}
    for first, second in _candidates(every):
        if second not in near[first] and likeness(first, second) is not Likeness.CONFLICT:
            near[first].add(second)
            near[second].add(first)
    return near


def _candidates(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different words that may be alike, some of them several times; `words` are in the order of length."""
    for keys in (_sounds, _consonants, nicknames):
        yield from _sharing(words, keys)
    for place, word in enumerate(words):
        others = words[place + 1 :]
        if len(word) == 1:
            yield from ((word, other) for other in others if other[0] == word)
            continue
        # The shorter of two words says how many slips there may be, and it comes first.
        near = process.extract(word, others, scorer=OSA.distance, limit=None, score_cutoff=slips_allowed(word))
        yield from ((word, other) for other, *_ in near)


def _sharing(words: Sequence[str], keys: Callable[[str], Iterable[object]]) -> Iterator[tuple[str, str]]:
    shared: dict[object, list[str]] = defaultdict(list)
    for word in words:
        for key in keys(word):
            for other in shared[key]:
                yield other, word
            shared[key].append(word)


def _sounds(word: str) -> Iterable[str]:
    return (sound(word),)


def _consonants(word: str) -> Iterable[str]:
    heard = consonants(word)
    return (heard,) if len(heard) >= 3 else ()
