"""What relates actors, read as it is asked for: the same as all actors of the table under those of a codebook."""

from __future__ import annotations

import pytest

from onrecord.desk.kinship import ties_of
from onrecord.desk.knowing import load_known
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import name_key
from onrecord.records import Party
from onrecord.resolve.codebook import Codebook, read_codebook

BOOK = """
people:
  - {name: USA, id: x.y, side: East, roles: [{office: President of Ruritania}]}
  - {name: Joe, id: usa.government, side: West}
  - {name: Jo, aliases: [Joe], side: West}
organisations:
  - {name: Ruritania, side: East}
  - {name: Ministry, parent: Ruritania}
"""


def _at_once(book: Codebook | None) -> Ties:
    known = load_known(book)
    own = [actor for actor in known.table if actor.id in known.book]
    others = [actor for actor in known.table if actor.id not in known.book]
    sides = book.sides if book else ()
    named = [(name_key(name), side) for id_, side in sides if (a := known.table.get(id_)) for name in a.names]
    return Ties.of([*own, *others], [*named, *sides])


@pytest.mark.parametrize("book", [None, read_codebook(BOOK)])
def test_ties_are_those_of_all_actors_made_at_once(book: Codebook | None) -> None:
    ties, every = ties_of(book), _at_once(book)
    assert set(ties.actors) == set(every.actors)
    assert len(ties.actors) == len(every.actors)
    assert ties.sides == every.sides
    some = [key for place, key in enumerate(every.actors) if place < 200 or place % 53 == 0]
    assert all(key in ties.actors and ties.actors[key] == every.actors[key] for key in some)


def test_who_is_in_neither_has_no_ties() -> None:
    ties = ties_of(None)
    assert ties.actor(Party("Nobody of that name")) is None
    assert "nobody of that name" not in ties.actors
