"""Facts that are certain from general knowledge, from the tables beside this file."""

from __future__ import annotations

from onrecord.actors import Gender, Role, precision_of
from training.actors.countries import Countries
from training.actors.facts import Fact, Gleaned
from training.actors.sources import HERE, KNOWLEDGE, parts, read_table

AS_OF = "2025-06"
"""Until when the tables vouch for a role without an end, unless it began later."""

_GENDERS = {"f": Gender.FEMALE, "m": Gender.MALE}


def knowledge(countries: Countries) -> Gleaned:
    """The persons of the tables. Within the tables one name is one person, whatever the office was of."""
    rows = [row for path in sorted(HERE.glob("roles_*.csv")) for row in read_table(path)]
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    persons = {row["name"]: row for row in read_table(HERE / "nationality.csv")}
    return Gleaned([_fact(name, group, countries, persons.get(name, {})) for name, group in by_name.items()])


def _fact(name: str, rows: list[dict[str, str]], countries: Countries, person: dict[str, str]) -> Fact:
    """The fact on one person of the tables; who served organisations only has a country in nationality.csv."""
    country = next((row["of"] for row in rows if row["of"] in countries.by_code), person.get("country"))
    aliases = tuple(dict.fromkeys(alias for row in rows for alias in parts(row["aliases"])))
    roles = tuple(_role(row) for row in rows)
    return Fact(name, country, KNOWLEDGE, _GENDERS[rows[0]["gender"]], aliases, roles, person.get("wikidata") or None)


def _role(row: dict[str, str]) -> Role:
    """The role of one row."""
    start, end = row["start"] or None, row["end"] or None
    as_of = max(AS_OF, start) if start and not end else None
    return Role(row["office"], row["title"], row["of"], start, end, precision_of(start, end), KNOWLEDGE, as_of)
