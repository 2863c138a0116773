"""Persons named by a title and a name: President Rouhani, Secretary of State John Kerry."""

from __future__ import annotations

from datetime import date

from onrecord.actors import Actor
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.knowledge.offices import holders_of, offices_of_title
from onrecord.resolve.variants import Verdict, compare_people


def titled(table: ActorTable, title: str, name: str, on: date, country: str | None = None) -> Actor | None:
    """The one person who held an office of a title on a day and whose name fits, or None.

    A surname is enough here, since the title held on that date tells the person from others of it. None where the
    title is unknown, where nobody fits, and where several do ("President Bush" with no date between them).
    """
    fitting = dict.fromkeys(actor for actor in _holders(table, title, on, country) if _fits(actor, name))
    return next(iter(fitting)) if len(fitting) == 1 else None


def _holders(table: ActorTable, title: str, on: date, country: str | None) -> list[Actor]:
    """Everybody who held an office of that title, of one country or of any."""
    offices = offices_of_title(table, title, country)
    places = [(office.key, of) for office in offices for of in ([office.of] if office.of else table.owners(office.key))]
    return [actor for key, of in places for actor in holders_of(table, key, of, on)]


def _fits(actor: Actor, name: str) -> bool:
    """True when a name is, or may be, the actor's."""
    return any(compare_people(name, own).verdict is not Verdict.DIFFERENT for own in actor.names)
