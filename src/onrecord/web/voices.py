"""Which letter and which colour a speaker has on a reader's page.

A letter tells speakers apart without colour; colours repeat after eight speakers, letters never do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import Speaker, Statement

TONES = 8
"""Colours in the palette of site.css (classes t0 to t7)."""

UNKNOWN = "Speaker not named"


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker on one page: what he is called, his letter, colour and number of statements there."""

    key: str
    name: str
    letter: str
    tone: int
    statements: int


class Voices:
    """The speakers of one document, in the order in which they first speak."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._counts: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        for statement in statements:
            for speaker in speakers_of(statement):
                self._names.setdefault(key_of(speaker), speaker.name)
                self._counts[key_of(speaker)] += 1
        self._order = {key: place for place, key in enumerate(self._names)}

    def of(self, speaker: Speaker) -> Voice:
        """The voice of a speaker of this document. Raises KeyError for anybody else."""
        return self._voice(key_of(speaker))

    def all(self) -> tuple[Voice, ...]:
        """Every voice, first to speak first."""
        return tuple(self._voice(key) for key in self._order)

    def _voice(self, key: str) -> Voice:
        place = self._order[key]
        return Voice(key, self._names[key], letter(place), place % TONES, self._counts[key])


def speakers_of(statement: Statement) -> tuple[Speaker, ...]:
    """A statement's speakers, or the one who stands for a speaker that the text does not name."""
    return statement.speakers or (Speaker(UNKNOWN),)


def key_of(speaker: Speaker) -> str:
    """What tells a speaker apart on a page: the actor's id, else the name."""
    return speaker.id or speaker.name


def letter(place: int) -> str:
    """A, B … Z, AA, AB … for the 0th, 1st … speaker."""
    head, last = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)
