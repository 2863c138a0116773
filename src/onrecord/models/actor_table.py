"""The actor table that ships: loaded from its folder, checked against its manifest, indexed for look-ups."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.actors import Actor, ActorKind, Gender, Precision, Role
from onrecord.errors import ModelError
from onrecord.models.verify import open_model

ACTORS = "actors.jsonl.gz"
"""One actor a line."""

PLACES = "places.json"
"""Countries by every name, adjective, capital and seat; titles of offices."""

TABLE_CODE = 1
"""Version of this reading of the table."""

FOLDER = Path(__file__).parent / "data" / "actors"


class ActorTable:
    """Actors with indexes by id, by office and by word of a name. Immutable after construction.

    `countries` maps a casefolded country name, adjective, capital or seat of government to a country code; `titles`
    maps a casefolded title to pairs of a country code (or "" for any country) and an office's key.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        countries: Mapping[str, str] | None = None,
        titles: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self.countries = dict(countries or {})
        self.titles = {title: dict(found) for title, found in (titles or {}).items()}
        self._by_office: dict[tuple[str, str | None], list[tuple[Actor, Role]]] = defaultdict(list)
        for actor in self._by_id.values():
            for role in actor.roles:
                self._by_office[role.office, role.of].append((actor, role))

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, actor_id: str) -> Actor | None:
        """The actor with an id, or None."""
        return self._by_id.get(actor_id)

    def tenures(self, office: str, of: str | None) -> list[tuple[Actor, Role]]:
        """Everybody known to have held an office of a country or organisation, with the role."""
        return list(self._by_office.get((office, of), ()))

    def owners(self, office: str) -> list[str | None]:
        """The countries and organisations of which somebody held an office."""
        return [of for key, of in self._by_office if key == office]

    def extended(self, actors: Iterable[Actor]) -> ActorTable:
        """A table in which `actors` (a codebook's) are added, and win over those of the same id."""
        return ActorTable([*self, *actors], self.countries, self.titles)


@cache
def load_actors(folder: Path = FOLDER) -> ActorTable:
    """The table in a folder. Raises ModelError where a file is missing, damaged or of another version."""
    open_model(folder, TABLE_CODE, {})
    try:
        with gzip.open(folder / ACTORS, "rt", encoding="utf-8") as lines:
            actors = [actor_from(json.loads(line)) for line in lines]
        places = json.loads((folder / PLACES).read_text(encoding="utf-8"))
        return ActorTable(actors, places["countries"], places["titles"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The actor table in {folder} cannot be read ({error}); install the program again.") from None


def actor_from(record: Mapping[str, Any]) -> Actor:
    """The actor of a JSON object as `actor_record` writes it. Raises KeyError or ValueError where it is not one."""
    return Actor(
        id=record["id"],
        name=record["name"],
        kind=ActorKind(record["kind"]),
        country=record.get("country"),
        gender=Gender(record["gender"]) if record.get("gender") else None,
        aliases=tuple(record.get("aliases", ())),
        roles=tuple(_role_from(role) for role in record.get("roles", ())),
        parent=record.get("parent"),
        source=record["source"],
        wikidata=record.get("wikidata"),
    )


def actor_record(actor: Actor) -> dict[str, Any]:
    """The JSON object of an actor; what is unknown is left out."""
    record = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "gender": actor.gender.value if actor.gender else None,
        "aliases": list(actor.aliases),
        "roles": [_role_record(role) for role in actor.roles],
        "parent": actor.parent,
        "source": actor.source,
        "wikidata": actor.wikidata,
    }
    return {key: value for key, value in record.items() if value}


def _role_from(record: Mapping[str, Any]) -> Role:
    """The role of its JSON object."""
    return Role(
        office=record["office"],
        title=record["title"],
        of=record.get("of"),
        start=record.get("start"),
        end=record.get("end"),
        precision=Precision(record["precision"]),
        source=record["source"],
        as_of=record.get("as_of"),
    )


def _role_record(role: Role) -> dict[str, str]:
    """The JSON object of a role; what is unknown is left out."""
    fields = {
        "office": role.office,
        "title": role.title,
        "of": role.of,
        "start": role.start,
        "end": role.end,
        "precision": role.precision.value,
        "source": role.source,
        "as_of": role.as_of,
    }
    return {key: value for key, value in fields.items() if value}
