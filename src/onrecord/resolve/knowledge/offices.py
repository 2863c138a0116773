"""Offices by their titles, and who held them on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.actors import Actor, Role, Tenure
from onrecord.models.actor_table import ActorTable


@dataclass(frozen=True, slots=True)
class Office:
    """An office's key and the country or organisation that it is of; `of` is None where the title leaves it open."""

    key: str
    of: str | None


def offices_of_title(table: ActorTable, title: str, country: str | None = None) -> list[Office]:
    """The offices that a title in running text can mean ("Secretary of State", "foreign minister").

    With a `country` (or organisation id) the offices of it alone; a title that only one country has ("Secretary of
    State" of the US) names no office of another. Without, every reading, those that name their country first. Empty
    where the title is unknown.
    """
    readings = table.titles.get(_folded(title), {})
    if country is None:
        return [Office(key, of or None) for of, key in sorted(readings.items(), key=lambda item: (not item[0], item))]
    key = readings.get(country) or readings.get("")
    return [Office(key, country)] if key else []


def holders_of(table: ActorTable, office: str, country: str | None, on: date) -> list[Actor]:
    """The actors who held an office of a country or organisation on a day.

    On the day of a handover both are given, the one who takes over first. Where nobody certainly held it, those who
    may have (a handover known to the month, a role that the sources last saw earlier), the latest to begin first; ask
    `Role.tenure` which it is. Empty where nobody is known.
    """
    found = [(role.tenure(on), actor, role) for actor, role in table.tenures(office, country)]
    for wanted in (Tenure.YES, Tenure.PERHAPS):
        held = [(actor, role) for tenure, actor, role in found if tenure is wanted]
        if held:
            ordered = sorted(held, key=lambda pair: _begun(pair[1]), reverse=True)
            return list(dict.fromkeys(actor for actor, _ in ordered))
    return []


def _begun(role: Role) -> str:
    """When a role began, for ordering; unknown is earliest."""
    return role.start or ""


def _folded(title: str) -> str:
    """A title as the table keys it: one space between words, no case, no article."""
    return " ".join(title.casefold().replace("’", "'").split()).removeprefix("the ")
