"""The actor table that ships as its lines: names and ids at hand, an actor made of its line when somebody asks for it.

Pages ask for a few actors of the table; making all of them takes several times as long as knowing what each is called.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.actors import Actor
from onrecord.errors import ModelError
from onrecord.models.actor_table import ACTORS, FOLDER, PLACES, TABLE_CODE, ActorTable, actor_from
from onrecord.models.verify import open_model

_ROLES = ',"roles":['  # quotes within a text of JSON are escaped, so that this is nowhere but before the roles

_AT_ONCE = 200  # lines read together: the objects made of them are gone before the garbage collector looks at them


class Called(NamedTuple):
    """What the actor of a line is called: its id, its name and its aliases."""

    id: str
    names: tuple[str, ...]


class ActorLines:
    """The table's actors by their places in it. `places` is a table of nobody, with its countries and titles."""

    def __init__(self, lines: list[str], places: ActorTable) -> None:
        self._lines = lines
        self._made: dict[int, Actor] = {}
        self.places = places

    def called(self) -> Iterator[Called]:
        """What each actor is called, in the table's order. Raises ModelError for a damaged table."""
        try:
            for begin in range(0, len(self._lines), _AT_ONCE):
                for record in json.loads(_heads(self._lines[begin : begin + _AT_ONCE])):
                    yield Called(record["id"], (record["name"], *record.get("aliases", ())))
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(error) from None

    def actor(self, place: int) -> Actor:
        """The actor at a place, from 0. Raises ModelError for a damaged line."""
        if place not in self._made:
            try:
                self._made[place] = actor_from(json.loads(self._lines[place]))
            except (ValueError, KeyError, TypeError) as error:
                raise _damaged(error) from None
        return self._made[place]


@cache
def load_lines(folder: Path = FOLDER) -> ActorLines:
    """The lines of the table in a folder. Raises ModelError where a file is missing, damaged or of another version."""
    open_model(folder, TABLE_CODE, {})
    try:
        lines = gzip.decompress((folder / ACTORS).read_bytes()).decode("utf-8").rstrip("\n").split("\n")
        places = json.loads((folder / PLACES).read_text(encoding="utf-8"))
        return ActorLines(lines, ActorTable((), places["countries"], places["titles"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(error, folder) from None


def _heads(lines: Sequence[str]) -> str:
    """A JSON list of the objects of some lines without their roles, which are most of the text and follow the names."""
    heads = (head + "}" if more else head for head, more, _ in (line.partition(_ROLES) for line in lines))
    return f"[{','.join(heads)}]"


def _damaged(error: Exception, folder: Path = FOLDER) -> ModelError:
    return ModelError(f"The actor table in {folder} cannot be read ({error}); install the program again.")
