"""A codebook laid over the actor table: its offices and places become ones that titles and adjectives lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.actors import Actor, Role
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.codebook import Codebook
from onrecord.resolve.known import Known

_GOVERNMENT = "government of "


def known_from(table: ActorTable, book: Codebook | None = None) -> Known:
    """What a table knows, with a codebook that adds to it and wins over it."""
    if book is None:
        return Known(table)
    places = dict(_places(table, book))
    titles = {title: dict(found) for title, found in table.titles.items()}
    actors = [replace(a, roles=tuple(_placed(role, places, titles) for role in a.roles)) for a in book.actors]
    extended = ActorTable([*table, *actors], {**table.countries, **places}, titles)
    return Known(extended, frozenset(actor.id for actor in actors))


def _placed(role: Role, places: dict[str, str], titles: dict[str, dict[str, str]]) -> Role:
    """A role with the keys of its office and place; its title is entered among `titles`."""
    place = places.get((role.of or "").casefold(), role.of)
    readings = titles.setdefault(" ".join(role.title.casefold().split()), {})
    # Where every country has the office, as a foreign minister, it is that one.
    office = readings.get("") or role.office
    readings[place or ""] = office
    return replace(role, office=office, of=place)


def _places(table: ActorTable, book: Codebook) -> Iterator[tuple[str, str]]:
    """Each way to call a place of which the codebook names an office, with the place's key."""
    for place in dict.fromkeys(role.of for actor in book.actors for role in actor.roles if role.of):
        folded = place.casefold()
        if folded in table.countries:
            yield folded, table.countries[folded]
            continue
        for name in (folded, *_adjectives(folded), *_other_names(folded, book.actors)):
            if name not in table.countries:
                yield name, place


def _adjectives(place: str) -> tuple[str, ...]:
    """The adjectives that an English name of a country most often has: Norlander is not among them, Talmoran is."""
    if " " in place:
        return ()
    return tuple(dict.fromkeys((f"{place}n", f"{place}ian", f"{place[:-1]}an", f"{place[:-1]}ian")))


def _other_names(place: str, actors: tuple[Actor, ...]) -> Iterator[str]:
    """Other names of the government that a place's name stands for (its capital)."""
    for actor in actors:
        names = [name.casefold() for name in actor.names]
        if place in names or f"{_GOVERNMENT}{place}" in names:
            yield from names
