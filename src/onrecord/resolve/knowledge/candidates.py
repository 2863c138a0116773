"""Persons of the actor table whose name a name may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from onrecord.actors import Actor, ActorKind
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.variants import NameMatch, Verdict, compare_people
from onrecord.resolve.variants.people import name_words
from onrecord.resolve.variants.spelling import consonants, sound

MAX_COMPARED = 120
"""Candidates that are compared in full: those that share the most words with the name, the rarest first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor with the verdict on the name: `same` is one name, not yet one person; `score` is from 0 to 1."""

    actor: Actor
    verdict: Verdict
    score: float
    name: str
    reason: str


def by_name(table: ActorTable, name: str, limit: int = 10) -> list[Candidate]:
    """Persons whose name is, or may be, `name`, best first; a surname alone gives `unsure` candidates only."""
    found = [_best(actor, name) for actor in _compared(table, name)]
    kept = [candidate for candidate in found if candidate.verdict is not Verdict.DIFFERENT]
    return sorted(kept, key=lambda c: (c.verdict is not Verdict.SAME, -c.score, c.actor.id))[:limit]


def _best(actor: Actor, name: str) -> Candidate:
    """The candidate of an actor, by the name that fits best."""
    matches = [(compare_people(name, own), own) for own in actor.names]
    match, own = max(matches, key=lambda pair: _rank(pair[0]))
    return Candidate(actor, match.verdict, match.score, own, match.reason)


def _rank(match: NameMatch) -> tuple[int, float]:
    """Order of matches: by verdict, then by score."""
    order = (Verdict.DIFFERENT, Verdict.UNSURE, Verdict.SAME)
    return order.index(match.verdict), match.score


def _compared(table: ActorTable, name: str) -> list[Actor]:
    """The actors worth a full comparison: those that share words, by how rare the words are."""
    index = _index(table)
    weights: Counter[str] = Counter()
    for key in _keys(name):
        sharing = index.get(key, ())
        for actor_id in sharing:
            weights[actor_id] += 1000 // len(sharing) + 1
    return [actor for actor_id, _ in weights.most_common(MAX_COMPARED) if (actor := table.get(actor_id))]


def _keys(name: str) -> set[str]:
    """What the words of a name are found by: their sound, and their consonants where there are enough."""
    words = [word for word in name_words(name) if len(word) > 1]
    skeletons = {"~" + consonants(word) for word in words if len(consonants(word)) >= 3}
    return {sound(word) for word in words} | skeletons


@lru_cache(maxsize=4)
def _index(table: ActorTable) -> dict[str, list[str]]:
    """The ids of the persons of a table by the words of their names."""
    index: dict[str, list[str]] = {}
    for actor in table:
        if actor.kind is ActorKind.PERSON:
            for key in {key for name in actor.names for key in _keys(name)}:
                index.setdefault(key, []).append(actor.id)
    return index
