"""What relates the actors of a codebook and of the table that ships, of which no more is read than is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.actors import Actor
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import name_key
from onrecord.models.actor_lines import ActorLines, load_lines
from onrecord.resolve.codebook import Codebook
from onrecord.resolve.known_book import known_from


class Kin(Mapping[str, Actor]):
    """Actors by id and by the key of each name: a codebook's, then those of the table under other ids, made when asked.

    Who comes first has a name that several bear.
    """

    def __init__(self, own: Sequence[Actor], lines: ActorLines) -> None:
        self._lines = lines
        self._by_id = {actor.id: actor for actor in own}
        self._own: dict[str, Actor] = {}
        self._places: dict[str, int] = {}
        self._order: dict[str, int] = {}
        for place, one in enumerate(lines.called()):
            self._order[one.id] = place
            if one.id not in self._by_id:
                for key in (one.id, *map(name_key, one.names)):
                    self._places.setdefault(key, place)
        # A codebook's actor under an id of the table stands in that one's place, before those of new ids.
        for actor in sorted(own, key=lambda actor: self._order.get(actor.id, math.inf)):
            for key in (actor.id, *map(name_key, actor.names)):
                self._own.setdefault(key, actor)

    def __getitem__(self, key: str) -> Actor:
        if key in self._own:
            return self._own[key]
        return self._lines.actor(self._places[key])

    def __contains__(self, key: object) -> bool:
        return key in self._own or key in self._places

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from (key for key in self._places if key not in self._own)

    def __len__(self) -> int:
        return len(self._own.keys() | self._places.keys())

    def called(self, actor: str) -> Actor | None:
        """The actor with exactly this id, whoever else is called so."""
        if actor in self._by_id:
            return self._by_id[actor]
        return self._lines.actor(self._order[actor]) if actor in self._order else None


@lru_cache(maxsize=2)
def ties_of(book: Codebook | None) -> Ties:
    """What relates the actors of a codebook and, after them, those of the table that ships; sides are the codebook's.

    A side holds for its members' names too, since not every mention of them is resolved. Raises ModelError for a
    damaged table.
    """
    lines = load_lines()
    kin = Kin(list(known_from(lines.places, book).table), lines)
    sides = book.sides if book else ()
    named = [(name_key(name), side) for id_, side in sides if (a := kin.called(id_)) for name in a.names]
    return Ties(kin, dict([*named, *sides]))
