"""Speakers who may be one person: for somebody to decide, never merged here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from onrecord.records import Speaker
from onrecord.resolve.variants import NameMatch, Verdict, compare_people
from onrecord.resolve.variants.people import name_words
from onrecord.resolve.variants.spelling import sound

Suggestion = tuple[Speaker, Speaker, NameMatch]
"""Two speakers with different ids, and what the comparison of their names says."""


def suggestions(speakers: Iterable[Speaker]) -> list[Suggestion]:
    """Pairs of named speakers with different ids whose names are, or may be, one; the likeliest first.

    Compared are those with a word that sounds the same; unnamed sources are nobody to compare.
    """
    by_word: dict[str, dict[str, Speaker]] = {}
    for speaker in speakers:
        if speaker.id is not None:
            for word in name_words(speaker.name):
                by_word.setdefault(sound(word), {}).setdefault(speaker.id, speaker)
    pairs = {
        tuple(sorted((a.id or "", b.id or ""))): (a, b)
        for group in by_word.values()
        for a, b in combinations(group.values(), 2)
    }
    found = [(a, b, compare_people(a.name, b.name)) for a, b in pairs.values()]
    kept = [each for each in found if each[2].verdict is not Verdict.DIFFERENT]
    return sorted(kept, key=lambda each: (each[2].verdict is not Verdict.SAME, -each[2].score, each[0].name))
