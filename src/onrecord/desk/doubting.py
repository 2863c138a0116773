"""Actors who may be one, by their names: for somebody to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from onrecord.ledger import Into, Ledger
from onrecord.records import Speaker
from onrecord.resolve.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors who may be one: what the comparison of their names says, from 0 to 1, and why."""

    one: Into
    other: Into
    same_name: bool
    score: float
    reason: str


class Doubts(Sequence[Doubt]):
    """Pairs of actors who may be one, the likeliest first; `Doubt.other` speaks the more often."""

    def __init__(self, pairs: Sequence[Suggestion], rank: Mapping[str | None, int]) -> None:
        """`rank` are the places of the actors' ids among all, those who speak most first."""
        self._pairs = pairs
        self._rank = rank

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> Doubt: ...
    @overload
    def __getitem__(self, index: slice) -> list[Doubt]: ...
    def __getitem__(self, index: int | slice) -> Doubt | list[Doubt]:
        if isinstance(index, slice):
            return [self._doubt(pair) for pair in self._pairs[index]]
        return self._doubt(self._pairs[index])

    def place(self, ids: frozenset[str]) -> int | None:
        """The place of the pair with these ids, None where it is not among them."""
        return next((n for n, (a, b, _) in enumerate(self._pairs) if a.id in ids and b.id in ids), None)

    def _doubt(self, pair: Suggestion) -> Doubt:
        a, b, match = pair
        one, other = (a, b) if self._rank[a.id] > self._rank[b.id] else (b, a)
        named = Into(one.id or "", one.name), Into(other.id or "", other.name)
        return Doubt(*named, match.verdict == "same", match.score, match.reason)


def doubtful(ledger: Ledger) -> Doubts:
    """Pairs of actors who may be one and on whom nobody decided."""
    decided = ledger.read.decided_pairs()
    speakers = [Speaker(row.name, row.id) for row in ledger.read.speakers(limit=None) if row.id]
    rank = {speaker.id: place for place, speaker in enumerate(speakers)}
    pairs = _alike(tuple(sorted(speakers, key=lambda speaker: (speaker.id or "", speaker.name))))
    left = [pair for pair in pairs if frozenset((pair[0].id, pair[1].id)) not in decided] if decided else pairs
    return Doubts(left, rank)


@lru_cache(maxsize=2)
def _alike(speakers: tuple[Speaker, ...]) -> tuple[Suggestion, ...]:
    """Pairs with names alike; remembered, since names change seldom and a page asks for them each time."""
    return tuple(suggestions(speakers))
