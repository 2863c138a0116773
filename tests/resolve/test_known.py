from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.actors import Actor, ActorKind, Gender, Role
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.background import Background
from onrecord.resolve.codebook import read_codebook
from onrecord.resolve.known_book import known_from
from onrecord.resolve.names import actor_id
from tests.resolve.telling import report


def held(office: str, title: str, start: str, end: str | None, of: str = "NOR") -> Role:
    return Role(office, title, of, start, end, as_of="2060-01-01")


def person(name: str, *roles: Role, country: str | None = "NOR", aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(name.casefold().replace(" ", "."), name, ActorKind.PERSON, country, Gender.MALE, aliases, roles)


MINISTER = ("foreign_minister", "Minister of Foreign Affairs")
TABLE = ActorTable(
    [
        person("Hosein Karadani", held(*MINISTER, "2010-01-05", "2014-06-30")),
        person("Marek Oltan", held(*MINISTER, "2014-06-30", "2020-02-01")),
        person("Piet Valken", held("president", "President", "2012-01-01", "2016-01-01")),
        person("Joost Valken", held("president", "President", "1990-01-01", "1994-01-01")),
        person("Anton Reed", held("legislature", "Member of parliament", "2000", "2005"), country="SUD"),
        Actor("nor.government", "Government of Norland", ActorKind.GOVERNMENT, "NOR", None, ("Norland", "Nordhaven")),
        Actor("nor.office.foreign_minister", "Foreign Minister of Norland", ActorKind.OFFICE, "NOR"),
        Actor("wfo", "World Ferry Organization", ActorKind.ORGANISATION, None, None, ("WFO",)),
    ],
    {"norland": "NOR", "norlandic": "NOR", "nordhaven": "NOR", "sudland": "SUD"},
    {
        "foreign minister": {"": "foreign_minister"},
        "president": {"": "president"},
        "high steward": {"NOR": "president"},
    },
)


@pytest.fixture
def on() -> Callable[..., Background]:
    """The background of a report that was published on a day."""
    known = known_from(TABLE)
    return lambda day, text="Norland and Sudland met.": Background(known, report(text, day))


def test_an_office_is_its_holder_on_the_documents_day(on: Callable[..., Background]) -> None:
    for words in ("Norland's foreign minister", "the Norlandic foreign minister", "the foreign minister of Norland"):
        speaker = on("2012-05-01").office(words)
        assert speaker is not None
        assert (speaker.name, speaker.id) == ("Hosein Karadani", "hosein.karadani")
        assert speaker.basis == "title held on 2012-05-01: Hosein Karadani"
        assert speaker.role == "Minister of Foreign Affairs, Norland"
    later = on("2014-07-01").office("Norland’s foreign minister")
    assert later is not None
    assert later.name == "Marek Oltan"


def test_on_the_day_of_a_handover_and_without_a_date_the_office_stays_itself(on: Callable[..., Background]) -> None:
    both = on("2014-06-30").office("Norland's foreign minister")
    undated = on(None).office("Norland's foreign minister")
    assert both is not None
    assert undated is not None
    assert both.id == undated.id == "nor.office.foreign_minister"
    assert both.basis == "the office itself; Marek Oltan and Hosein Karadani both held it on 2014-06-30"
    assert undated.basis == "the office itself; the document has no date that tells who held it"


@pytest.mark.parametrize(
    "words",
    ["the foreign minister", "Norland's former foreign minister", "a Norlandic official", "Elbonia's president"],
)
def test_words_that_tell_no_office_of_a_country_are_nobody(on: Callable[..., Background], words: str) -> None:
    assert on("2012-05-01").office(words) is None


def test_a_title_of_one_country_alone_needs_no_country_but_the_documents(on: Callable[..., Background]) -> None:
    here = on("2013-01-01").office("the High Steward")
    assert here is not None
    assert here.name == "Piet Valken"
    assert on("2013-01-01", "Elsewhere it rained.").office("the High Steward") is None


def test_title_and_surname_tell_two_of_one_surname_apart_by_the_date(on: Callable[..., Background]) -> None:
    found = {day: on(day).titled("President", "Valken") for day in ("2013-01-01", "1992-01-01", "2018-01-01", None)}
    names = {day: pair and pair[0].name for day, pair in found.items()}
    assert names == {"2013-01-01": "Piet Valken", "1992-01-01": "Joost Valken", "2018-01-01": None, None: None}


def test_full_names_meet_across_spellings_and_surnames_do_not(on: Callable[..., Background]) -> None:
    background = on("2012-05-01")
    spelled = {name: background.person(name) for name in ("Hosein Karadani", "Hossein Karadani", "Karadani")}
    assert [a and a.id for a in spelled.values()] == ["hosein.karadani", "hosein.karadani", None]


def test_a_namesake_from_a_country_that_the_document_never_names_is_nobody_known(on: Callable[..., Background]) -> None:
    assert on("2003-01-01", "It rained in Norland.").person("Anton Reed") is None
    assert on("2003-01-01", "It rained in Sudland.").person("Anton Reed") is not None


def test_capitals_countries_and_acronyms_are_bodies(on: Callable[..., Background]) -> None:
    found = [on(None).body(words) for words in ("Nordhaven", "Norland", "the WFO", "World Ferry Organization", "wfo")]
    assert [s and s.id for s in found] == ["nor.government", "nor.government", "wfo", "wfo", None]


def test_a_role_is_the_one_held_on_the_day(on: Callable[..., Background]) -> None:
    background = on("2012-05-01")
    assert background.role("piet.valken", None) == "President of Norland"
    assert background.role("piet.valken", date(2018, 1, 1)) is None


BOOK = """
people:
  - name: Lena Storm
    aliases: [the iron lady]
    roles: [{office: Foreign Minister of Norland}]
  - name: Ada Quill
    roles: [{office: Harbour Warden of Elbonia, until: 2012-12-31}]
  - name: Max Berg
    roles: [{office: Harbour Warden of Elbonia, from: 2013-01-01}]
organisations:
  - {name: Government of Elbonia, aliases: [Elbonia, Mudville]}
"""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Norland's foreign minister", "Lena Storm"),
        ("Elbonia's harbour warden", "Ada Quill"),
        ("the Elbonian harbour warden", "Ada Quill"),
        ("Mudville's harbour warden", "Ada Quill"),
    ],
)
def test_a_codebooks_roles_win(words: str, name: str) -> None:
    background = Background(known_from(TABLE, read_codebook(BOOK)), report("Norland met.", "2012-05-01"))
    speaker = background.office(words)
    assert speaker is not None
    assert (speaker.name, speaker.id) == (name, actor_id(name))


def test_a_codebooks_aliases_win() -> None:
    background = Background(known_from(TABLE, read_codebook(BOOK)), report("Norland met.", "2012-05-01"))
    speaker = background.of_book("The Iron Lady")
    assert speaker is not None
    assert (speaker.name, speaker.basis, speaker.role) == ("Lena Storm", "codebook", "Foreign Minister of Norland")
    assert background.of_book("Hosein Karadani") is None
