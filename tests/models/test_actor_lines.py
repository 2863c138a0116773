"""The actor table by its lines: the same actors as those of the table made at once."""

from __future__ import annotations

import pytest

from onrecord.actors import Actor
from onrecord.errors import ModelError
from onrecord.models.actor_lines import ActorLines, load_lines
from onrecord.models.actor_table import ActorTable, load_actors


def test_each_line_is_called_and_made_as_in_the_table() -> None:
    lines, table = load_lines(), list(load_actors())
    assert [(one.id, one.names) for one in lines.called()] == [(actor.id, actor.names) for actor in table]
    some = range(0, len(table), 97)
    assert [lines.actor(place) for place in some] == [table[place] for place in some]
    assert lines.places.countries == load_actors().countries
    assert lines.places.titles == load_actors().titles


def test_roles_within_a_name_are_part_of_the_name() -> None:
    name = 'Ilian ,"roles":[ Dravek'
    line = '{"id":"x","name":"Ilian ,\\"roles\\":[ Dravek","kind":"person","roles":[],"source":"none"}'
    lines = ActorLines([line], ActorTable(()))
    assert [one.names for one in lines.called()] == [(name,)]
    assert isinstance(lines.actor(0), Actor)
    assert lines.actor(0) is lines.actor(0)


def test_a_damaged_line_is_told() -> None:
    with pytest.raises(ModelError, match="install the program again"):
        list(ActorLines(["{"], ActorTable(())).called())
    with pytest.raises(ModelError, match="install the program again"):
        ActorLines(['{"id":"x"}'], ActorTable(())).actor(0)
