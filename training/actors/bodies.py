"""Actors that are not persons: governments, offices, ministries, parliaments, organisations, groups."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.actors import Actor, ActorKind
from onrecord.resolve.variants.spelling import words_of
from training.actors.countries import Countries, Country
from training.actors.sources import HERE, KNOWLEDGE, PETRARCH, parts, read_table

OFFICE_NAMES = {
    "president": "President",
    "vice_president": "Vice President",
    "prime_minister": "Prime Minister",
    "monarch": "Monarch",
    "supreme_leader": "Supreme Leader",
    "crown_prince": "Crown Prince",
    "foreign_minister": "Foreign Minister",
    "deputy_foreign_minister": "Deputy Foreign Minister",
    "defence_minister": "Defence Minister",
    "finance_minister": "Finance Minister",
    "energy_minister": "Energy Minister",
    "national_security_adviser": "National Security Adviser",
    "nuclear_chief": "Head of the atomic energy organisation",
    "nuclear_negotiator": "Chief nuclear negotiator",
    "chief_negotiator": "Chief negotiator",
    "speaker": "Speaker of parliament",
    "secretary_general": "Secretary-General",
    "director_general": "Director General",
    "managing_director": "Managing Director",
    "high_representative": "High Representative",
    "high_commissioner": "High Commissioner",
    "intelligence_chief": "Head of intelligence",
    "press_secretary": "Press Secretary",
    "foreign_ministry_spokesperson": "Foreign Ministry spokesperson",
    "ambassador_un": "Ambassador to the United Nations",
    "prosecutor": "Prosecutor",
    "party_leader": "Party leader",
    "judiciary_chief": "Head of the judiciary",
}
# Countries whose parliament or ministry has a row of its own in organisations.csv.
_OWN_PARLIAMENT = frozenset("USA GBR FRA DEU RUS CHN IRN ISR UKR TUR IRQ AUS".split())
_OWN_FOREIGN = frozenset("USA GBR DEU IND".split())
_OWN_DEFENCE = frozenset("USA GBR".split())


def bodies(countries: Countries) -> list[Actor]:
    """Governments with their ministries and parliaments, seats of government, organisations."""
    seats = read_table(HERE / "seats.csv")
    found = [actor for country in countries.all for actor in _of_country(country, seats)]
    return found + [_organisation(row) for row in read_table(HERE / "organisations.csv")]


def _of_country(country: Country, seats: list[dict[str, str]]) -> list[Actor]:
    """The government of a country and what belongs to it."""
    own = [row for row in seats if row["country"] == country.code]
    by_kind = {
        kind: [row["seat"] for row in own if row["kind"] == kind] for kind in ("office", "government", "ministry")
    }
    found = [_government(country, by_kind["government"])]
    found += [_seat(country, seat) for seat in by_kind["office"]]
    if country.code not in _OWN_FOREIGN:
        found.append(_ministry(country, "foreign", "Foreign Affairs", by_kind["ministry"]))
    if country.code not in _OWN_DEFENCE:
        found.append(_ministry(country, "defence", "Defence", []))
    if country.code not in _OWN_PARLIAMENT:
        names = [f"{adjective} parliament" for adjective in country.adjectives]
        found.append(
            _body(country, "parliament", f"Parliament of {country.name}", [*names, f"{country.name}'s parliament"])
        )
    return found


def _government(country: Country, seats: list[str]) -> Actor:
    """The government of a country, which its name, capital and administration stand for."""
    styled = [f"{adjective} government" for adjective in country.adjectives]
    aliases = (country.name, *country.others, *country.capitals, *styled, *seats)
    return Actor(
        f"{country.code.lower()}.government",
        f"Government of {country.name}",
        ActorKind.GOVERNMENT,
        country.code,
        aliases=tuple(dict.fromkeys(aliases)),
        source=KNOWLEDGE,
    )


def _ministry(country: Country, key: str, field: str, seats: list[str]) -> Actor:
    """A ministry of a country's government."""
    spoken = field.removesuffix(" Affairs")
    styles = [f"{a} {spoken} Ministry" for a in country.adjectives]
    styles += [f"{a} Ministry of {field}" for a in country.adjectives]
    own = [f"{country.name}'s {spoken} Ministry", f"{country.name}'s Ministry of {field}"]
    return _body(country, f"{key}_ministry", f"Ministry of {field} of {country.name}", [*styles, *own, *seats])


def _seat(country: Country, seat: str) -> Actor:
    """The office that a palace stands for."""
    key = "-".join(words_of(seat))
    return Actor(
        f"{country.code.lower()}.{key}",
        seat,
        ActorKind.OFFICE,
        country.code,
        parent=f"{country.code.lower()}.government",
        source=KNOWLEDGE,
    )


def _body(country: Country, key: str, name: str, aliases: list[str]) -> Actor:
    """A body of a country."""
    parent = f"{country.code.lower()}.government" if key.endswith("ministry") else None
    return Actor(
        f"{country.code.lower()}.{key}",
        name,
        ActorKind.ORGANISATION,
        country.code,
        aliases=tuple(aliases),
        parent=parent,
        source=KNOWLEDGE,
    )


def _organisation(row: dict[str, str]) -> Actor:
    """The organisation or group of one row."""
    return Actor(
        row["id"],
        row["name"],
        ActorKind(row["kind"]),
        row["country"] or None,
        aliases=parts(row["aliases"]),
        parent=row["parent"] or None,
        source=KNOWLEDGE,
    )


def offices(people: Iterable[Actor], bodies_by_id: dict[str, str], countries: Countries) -> list[Actor]:
    """An actor for each office that somebody held, so that an office whose holder is unknown can still be named."""
    held = {(role.office, role.of) for actor in people for role in actor.roles if role.of}
    found = []
    for office, of in sorted((office, of) for office, of in held if of):
        if office not in OFFICE_NAMES:
            continue
        country = countries.by_code.get(of)
        owner = country.name if country else bodies_by_id[of]
        parent = f"{of.lower()}.government" if country else of
        name = f"{OFFICE_NAMES[office]} of {owner}"
        key = f"{of.lower()}.office.{office}"
        found.append(
            Actor(key, name, ActorKind.OFFICE, country.code if country else None, parent=parent, source=KNOWLEDGE)
        )
    return found


def armed_groups(rows: Iterable[tuple[str, tuple[str, ...], str | None]], known: Iterable[Actor]) -> list[Actor]:
    """Groups of the dictionaries that the curated rows do not have already."""
    taken = {tuple(words_of(name)) for actor in known for name in actor.names}
    found: dict[str, Actor] = {}
    for name, aliases, country in rows:
        if taken & {tuple(words_of(other)) for other in (name, *aliases)}:
            continue
        key = f"group.{'-'.join(words_of(name))}"
        found.setdefault(key, Actor(key, name, ActorKind.GROUP, country, aliases=aliases, source=PETRARCH))
    return list(found.values())
