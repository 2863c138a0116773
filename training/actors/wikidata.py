"""Heads of state and government and foreign ministers, from tables that were drawn from Wikidata in 2022."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.actors import Role, precision_of
from training.actors.countries import Countries
from training.actors.facts import Fact, Gleaned
from training.actors.sources import LEADERS, MINISTERS, read_table

AS_OF = "2022-12"
"""The month in which the tables were last drawn."""

_OFFICES = (
    (re.compile(r"vice.president|deputy", re.I), None),
    (re.compile(r"prime minister|chancellor|premier|taoiseach|head of government", re.I), "prime_minister"),
    (re.compile(r"governor.general", re.I), "governor_general"),
    (re.compile(r"supreme leader", re.I), "supreme_leader"),
    (re.compile(r"\bpresident\b|presidency", re.I), "president"),
    (re.compile(r"monarch|\bking\b|queen|emir|sultan|emperor|grand duke|\bprince\b", re.I), "monarch"),
)
_NOTE = re.compile(r"\s*\([^)]*\)$")


def leaders(data: Path, countries: Countries) -> Gleaned:
    """Heads of state and government with the years in which they began and ended."""
    gleaned = Gleaned()
    folder = data / "leaders2021" / "data"
    for row in read_table(folder / "wikidata.csv"):
        _leader(row, ("officeholderLabel", "positionLabel"), countries, gleaned)
    for row in read_table(folder / "wikipedia.csv"):
        _leader(row, ("officeholderlabel", "positionlabel"), countries, gleaned)
    return gleaned


def _leader(row: dict[str, str], labels: tuple[str, str], countries: Countries, gleaned: Gleaned) -> None:
    """Add the fact of one row, or count it as left out."""
    name, title = _NOTE.sub("", row[labels[0]]), _NOTE.sub("", row[labels[1]])
    code, office = countries.named(row["country"]), office_of(title)
    if not code:
        gleaned.skip("country not in the table")
    elif not name or re.fullmatch(r"Q\d+", name) or " of the " in name or not office:
        gleaned.skip("no name, or a title that is no office of a head of state or government")
    else:
        start, end = row["start_year"] or None, row["end_year"] or None
        as_of = AS_OF if start and not end else None
        role = Role(office, title, code, start, end, precision_of(start, end), LEADERS, as_of)
        item = row["officeholder"] or None
        gleaned.facts.append(Fact(name, code, LEADERS, roles=(role,), wikidata=item, identity=item))


def office_of(title: str) -> str | None:
    """The office of a head of state or government that a title names, or None."""
    return next((office for pattern, office in _OFFICES if pattern.search(title)), None)


def ministers(data: Path, countries: Countries) -> Gleaned:
    """Foreign ministers of 2022 with the day on which they began."""
    gleaned = Gleaned()
    folder = data / "ministers" / "sources" / "foreign"
    for row in [*read_table(folder / "wikidata.csv"), *read_table(folder / "scraped.csv")]:
        code = countries.named(row["countryLabel"])
        if not code:
            gleaned.skip("country not in the table")
        elif not row["name"] or not row["person"]:
            gleaned.skip("no name or no identifier")
        else:
            gleaned.facts.append(_minister(row, code))
    return gleaned


def _minister(row: dict[str, str], code: str) -> Fact:
    """The fact of one row."""
    start = row["start"] or None
    as_of = AS_OF if start else None
    title = "Minister of Foreign Affairs"
    role = Role("foreign_minister", title, code, start, None, precision_of(start), MINISTERS, as_of)
    return Fact(
        _NOTE.sub("", row["name"]), code, MINISTERS, roles=(role,), wikidata=row["person"], identity=row["person"]
    )
