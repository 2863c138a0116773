"""Speakers who may be one person: for somebody to decide, never merged here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from onrecord.records import Speaker
from onrecord.resolve.variants import NameMatch, Verdict, compare_people
from onrecord.resolve.variants.neighbours import near_words
from onrecord.resolve.variants.people import name_words
from onrecord.resolve.variants.spelling import sound

Suggestion = tuple[Speaker, Speaker, NameMatch]
"""Two speakers with different ids, and what the comparison of their names says."""

FEW = 12
"""Speakers that share a word and are all compared; among more, those are looked for who may match at all."""


class _Heard(NamedTuple):
    """Who shares a word that sounds the same: the speakers in their order, and the words of each one's name."""

    sound: str
    speakers: Sequence[Speaker]
    words: Sequence[tuple[str, ...]]


def suggestions(speakers: Iterable[Speaker]) -> list[Suggestion]:
    """Pairs of named speakers with different ids whose names are, or may be, one; the likeliest first.

    Compared are those with a word that sounds the same; unnamed sources are nobody to compare.
    """
    pairs = {
        tuple(sorted((a.id or "", b.id or ""))): (a, b)
        for group in _groups(speakers)
        for a, b in ((group.speakers[i], group.speakers[j]) for i, j in _candidates(group))
    }
    found = [(a, b, compare_people(a.name, b.name)) for a, b in pairs.values()]
    kept = [each for each in found if each[2].verdict is not Verdict.DIFFERENT]
    return sorted(kept, key=lambda each: (each[2].verdict is not Verdict.SAME, -each[2].score, each[0].name))


def _groups(speakers: Iterable[Speaker]) -> Iterator[_Heard]:
    by_sound: dict[str, dict[str, Speaker]] = {}
    for speaker in speakers:
        if speaker.id is not None:
            for word in name_words(speaker.name):
                by_sound.setdefault(sound(word), {}).setdefault(speaker.id, speaker)
    for heard, group in by_sound.items():
        yield _Heard(heard, list(group.values()), [name_words(speaker.name) for speaker in group.values()])


def _candidates(group: _Heard) -> Iterable[tuple[int, int]]:
    """The places of pairs that may match, in order; of others the comparison is known without making it.

    Names match where every word of the shorter one is like a word of its own in the longer one, or where they differ
    in nothing but spaces. So names of several words need a second pair of words beside the one that they share.
    """
    every = range(len(group.speakers))
    if len(group.speakers) <= FEW:
        return combinations(every, 2)
    near = near_words(word for words in group.words for word in words)
    alike = _alike_beside(group, near) | _same_but_for_spaces(group)
    loose = [n for n in every if _is_loose(group, n, near)]
    return sorted(alike | {(min(n, other), max(n, other)) for n in loose for other in every if n != other})


def _is_loose(group: _Heard, place: int, near: Mapping[str, set[str]]) -> bool:
    """True of a name that nothing beside the shared word tells from others: it has no other, or one much like it."""
    others = _others(group, place)
    return not others or any(sound(word) == group.sound for other in others for word in near[other])


def _others(group: _Heard, place: int) -> list[str]:
    """The words of a name without the one by which it is in the group."""
    found = list(group.words[place])
    found.remove(next(word for word in found if sound(word) == group.sound))
    return found


def _alike_beside(group: _Heard, near: Mapping[str, set[str]]) -> set[tuple[int, int]]:
    """The pairs of names with words that are alike beside the one that they share."""
    having: dict[str, list[int]] = defaultdict(list)
    for place in range(len(group.speakers)):
        for word in set(_others(group, place)):
            having[word].append(place)
    return {
        (one, other)
        for word, places in having.items()
        for like in near[word]
        for one, other in product(places, having.get(like, ()))
        if one < other
    }


def _same_but_for_spaces(group: _Heard) -> set[tuple[int, int]]:
    joined: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(group.words):
        joined["".join(words)].append(place)
    return {pair for places in joined.values() for pair in combinations(places, 2)}
