"""The actor table that ships: whole, dated, and looked up by office, capital, acronym and name."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from onrecord.actors import Actor, ActorKind, Gender, Precision, Role, Tenure, precision_of
from onrecord.errors import ModelError
from onrecord.models.actor_table import ACTORS, FOLDER, ActorTable, actor_from, actor_record, load_actors
from onrecord.resolve.knowledge import (
    Office,
    by_name,
    country_of,
    government_of,
    holders_of,
    offices_of_title,
    organisation_of,
    titled,
)
from onrecord.resolve.variants import Verdict


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return load_actors()


def holders(table: ActorTable, office: str, of: str, on: str) -> list[str]:
    """Names of the holders of an office on an ISO day."""
    return [actor.name for actor in holders_of(table, office, of, date.fromisoformat(on))]


def test_every_row_says_where_it_comes_from_and_points_at_what_exists(table: ActorTable) -> None:
    codes = set(table.countries.values())
    for actor in table:
        assert actor.source
        assert actor.parent is None or table.get(actor.parent)
        assert actor.country is None or actor.country in codes
        for role in actor.roles:
            assert role.source
            assert role.of in codes or table.get(role.of or "")
            assert not (role.start and role.end) or role.start[: len(role.end)] <= role.end
            assert role.precision is precision_of(role.start, role.end)


def test_the_file_is_small_and_holds_every_kind(table: ActorTable) -> None:
    assert (FOLDER / ACTORS).stat().st_size < 3_000_000
    assert {actor.kind for actor in table} == set(ActorKind)


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    shutil.copytree(FOLDER, folder)
    data = (folder / ACTORS).read_bytes()
    (folder / ACTORS).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(ModelError, match=r"actors\.jsonl\.gz .* damaged"):
        load_actors(folder)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model"):
        load_actors(tmp_path)


def test_an_actor_survives_its_record() -> None:
    role = Role("president", "President", "XYZ", "2001-02", None, Precision.MONTH, "a source", "2020")
    actor = Actor("x.a", "A B", ActorKind.PERSON, "XYZ", Gender.FEMALE, ("A. B.",), (role,), "x.p", "s", "Q1")
    assert actor_from(actor_record(actor)) == actor


@pytest.mark.parametrize(
    ("office", "of", "on", "names"),
    [
        ("foreign_minister", "IRN", "2015-06-01", ["Mohammad Javad Zarif"]),
        ("foreign_minister", "IRN", "2012-06-01", ["Ali Akbar Salehi"]),
        ("foreign_minister", "USA", "2015-07-14", ["John Kerry"]),
        ("supreme_leader", "IRN", "2015-10-07", ["Ali Khamenei"]),
        ("president", "IRN", "2014-10-22", ["Hassan Rouhani"]),
        ("president", "USA", "2017-10-13", ["Donald Trump"]),
        ("secretary_general", "un", "2016-05-05", ["Ban Ki-moon"]),
        ("high_representative", "eu", "2015-07-14", ["Federica Mogherini"]),
        ("director_general", "iaea", "2015-07-14", ["Yukiya Amano"]),
        ("foreign_minister", "USA", "2018-04-10", ["John Sullivan"]),  # acting
        ("president", "DEU", "2012-03-01", []),  # between two terms
        ("foreign_minister", "XXX", "2018-04-10", []),
    ],
)
def test_holder_of_an_office_on_a_day(table: ActorTable, office: str, of: str, on: str, names: list[str]) -> None:
    assert holders(table, office, of, on) == names


def test_on_the_day_of_a_handover_both_held_it(table: ActorTable) -> None:
    assert holders(table, "foreign_minister", "USA", "2013-01-31") == ["Hillary Clinton"]
    assert holders(table, "foreign_minister", "USA", "2013-02-01") == ["John Kerry", "Hillary Clinton"]
    assert holders(table, "foreign_minister", "USA", "2013-02-02") == ["John Kerry"]


def test_tenure_knows_what_the_dates_leave_open() -> None:
    role = Role("president", "President", "XYZ", "2010-03", "2014", Precision.YEAR, "s")
    assert role.tenure(date(2010, 2, 28)) is Tenure.NO
    assert role.tenure(date(2010, 3, 5)) is Tenure.PERHAPS
    assert role.tenure(date(2012, 1, 1)) is Tenure.YES
    assert role.tenure(date(2014, 6, 1)) is Tenure.PERHAPS
    assert role.tenure(date(2015, 1, 1)) is Tenure.NO
    going_on = Role("president", "President", "XYZ", "2010-03-01", None, Precision.DAY, "s", as_of="2022-12")
    assert going_on.tenure(date(2022, 12, 31)) is Tenure.YES
    assert going_on.tenure(date(2023, 1, 1)) is Tenure.PERHAPS


def test_roles_on_a_day_put_the_certain_first(table: ActorTable) -> None:
    kerry = next(actor for actor in table if actor.id == "usa.john-kerry")
    assert kerry.roles_on(date(2015, 1, 1))[0].office == "foreign_minister"


@pytest.mark.parametrize(
    ("title", "country", "offices"),
    [
        ("Secretary of State", None, [Office("foreign_minister", "USA")]),
        ("secretary of state", "GBR", []),
        ("foreign minister", "IRN", [Office("foreign_minister", "IRN")]),
        ("foreign minister", None, [Office("foreign_minister", None)]),
        ("the  Supreme Leader", "IRN", [Office("supreme_leader", "IRN")]),
        ("EU foreign policy chief", None, [Office("high_representative", "eu")]),
        ("chancellor", "DEU", [Office("prime_minister", "DEU")]),
        ("chancellor", "GBR", [Office("finance_minister", "GBR")]),
        ("lamplighter", None, []),
    ],
)
def test_title_names_an_office(table: ActorTable, title: str, country: str | None, offices: list[Office]) -> None:
    assert offices_of_title(table, title, country) == offices


@pytest.mark.parametrize(
    ("words", "government"),
    [
        ("Tehran", "irn.government"),
        ("the White House", "usa.government"),
        ("the Kremlin", "rus.government"),
        ("Elysée", "fra.government"),
        ("Beijing’s", "chn.government"),
        ("the Iranian government", "irn.government"),
        ("Iran", "irn.government"),
        ("the palace", None),
    ],
)
def test_capitals_and_seats_stand_for_governments(table: ActorTable, words: str, government: str | None) -> None:
    found = government_of(table, words)
    assert (found.id if found else None) == government


@pytest.mark.parametrize(
    ("words", "organisation"),
    [
        ("IAEA", "iaea"),
        ("the U.N.", "un"),
        ("WHO", "who"),
        ("who", None),
        ("is", None),
        ("State Department", "usa.state"),
        ("the Revolutionary Guards", "irn.irgc"),
        ("Iranian Foreign Ministry", "irn.foreign_ministry"),
        ("AEI", "aei"),
        ("RFE/RL", "rferl"),
        ("Radio Free Europe", "rferl"),
        ("IRNA", "irna"),
        ("The Washington Post", "wapo"),
        ("the ministry", None),
    ],
)
def test_names_and_acronyms_of_organisations(table: ActorTable, words: str, organisation: str | None) -> None:
    found = organisation_of(table, words)
    assert (found.id if found else None) == organisation


def test_country_of_names_adjectives_capitals(table: ActorTable) -> None:
    words = ("Iran", "Iran's", "Iranian", "Kiev", "the Kremlin", "Atlantis")
    assert [country_of(table, word) for word in words] == ["IRN", "IRN", "IRN", "UKR", "RUS", None]


def found_by(table: ActorTable, name: str) -> list[tuple[str, Verdict]]:
    """Ids and verdicts of the candidates for a name."""
    return [(candidate.actor.id, candidate.verdict) for candidate in by_name(table, name)]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Hasan Rowhani", "irn.hassan-rouhani"),
        ("Sergei Lavrov", "rus.sergey-lavrov"),
        ("Владимир Путин", "rus.vladimir-putin"),
        ("Ayatollah Ali Khamenei", "irn.ali-khamenei"),
        ("Recep Tayyip Erdogan", "tur.recep-tayyip-erdogan"),
    ],
)
def test_a_full_name_in_another_spelling_is_found(table: ActorTable, name: str, actor: str) -> None:
    assert found_by(table, name)[0] == (actor, Verdict.SAME)


def test_a_surname_alone_is_never_enough(table: ActorTable) -> None:
    for surname in ("Rouhani", "President Rouhani", "Clinton", "Khamenei", "Bush", "J. Kerry"):
        candidates = found_by(table, surname)
        assert candidates
        assert {verdict for _, verdict in candidates} == {Verdict.UNSURE}


@pytest.mark.parametrize(
    ("title", "name", "country", "on", "actor"),
    [
        ("President", "Rouhani", None, "2014-10-22", "irn.hassan-rouhani"),
        ("President", "Rouhani", "IRN", "2005-10-22", None),  # not yet
        ("Secretary of State", "John Kerry", None, "2015-07-14", "usa.john-kerry"),
        ("Secretary of State", "John Carey", None, "2015-07-14", None),
        ("President", "Bush", None, "1990-05-01", "usa.george-herbert-walker-bush"),
        ("President", "Bush", None, "2004-05-01", "usa.george-w-bush"),
        ("Lamplighter", "Bush", None, "2004-05-01", None),
    ],
)
def test_a_title_held_that_day_makes_a_surname_enough(
    table: ActorTable, title: str, name: str, country: str | None, on: str, actor: str | None
) -> None:
    found = titled(table, title, name, date.fromisoformat(on), country)
    assert (found.id if found else None) == actor


def test_two_of_one_surname_stay_two(table: ActorTable) -> None:
    assert {"usa.bill-clinton", "usa.hillary-clinton"} <= {actor for actor, _ in found_by(table, "Clinton")}
    bushes = [actor for actor in table if actor.country == "USA" and actor.name.endswith(" Bush")]
    terms = [{role.start for role in bush.roles if role.office == "president"} for bush in bushes]
    assert {"1989-01-20"} in terms
    assert {"2001-01-20"} in terms
    assert len(bushes) == 2
    ali = [actor for actor in table if actor.country == "IRN" and actor.name in {"Ali Larijani", "Sadeq Larijani"}]
    assert len(ali) == 2


def test_a_codebook_adds_and_wins(table: ActorTable) -> None:
    role = Role("president", "President", "IRN", "2013-08-03", "2021-08-03", Precision.DAY, "codebook")
    own = Actor("irn.hassan-rouhani", "Dr Rouhani", ActorKind.PERSON, "IRN", roles=(role,), source="codebook")
    new = Actor("x.minister", "Mina Vell", ActorKind.PERSON, "IRN", source="codebook")
    larger = table.extended([own, new])
    assert holders(larger, "president", "IRN", "2014-10-22") == ["Dr Rouhani"]
    assert holders(table, "president", "IRN", "2014-10-22") == ["Hassan Rouhani"]
    assert found_by(larger, "Mina Vell") == [("x.minister", Verdict.SAME)]
    assert len(larger) == len(table) + 1
