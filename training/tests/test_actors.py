"""The actor table is built from small sources the same way each time, and joins only what the sources join."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord.models.actor_table import load_actors
from training.actors.build import build
from training.actors.petrarch import entries, person_name

LEADERS = """countryid,country,position,positionLabel,officeholder,officeholderLabel,start_year,end_year
Q1,Kenya,Q2,President of Kenya,Q900,Amina Testfield,2031,
Q1,Atlantis,Q2,President of Atlantis,Q901,Somebody Else,2031,
Q1,Kenya,Q3,Chief Lamplighter,Q902,Lamp Lighter,2031,
"""
WIKIPEDIA = "continent,country,position,positionlabel,officeholder,officeholderlabel,start_year,end_year\n"
MINISTERS = """person,name,country,countryLabel,position,positionLabel,start,psid
Q900,A. Testfield,Q1,Kenya,Q4,Minister,2030-05-06,x
,,Q1,Kenya,Q4,Minister,,
"""
SCRAPED = "country,countryLabel,person,name,position,positionLabel,start\n"
LEGISLATORS = """
- id: {bioguide: B1, govtrack: 1}
  name: {first: Tobias, middle: Adam, last: Quillfeather}
  bio: {gender: M}
  terms: [{type: prez, start: '1961-01-20', end: '1965-01-20'}]
- id: {bioguide: B2, govtrack: 2}
  name: {first: Tobias, middle: Bruno, last: Quillfeather}
  bio: {gender: M}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03', state: OH}
  - {type: rep, start: '2003-01-07', end: '2005-01-03', state: OH}
"""
COUNTRIES = """# comment
OSKAR_TESTFÄLT_  # a source
+PRESIDENT_OSKAR_TESTFALT
+TESTFALT
\t[SWEGOV 000101-050831]
\t[SWEGOV 991350-050831]
\t[SWEGOV 090101-050831]
ONENAME_
\t[SWEGOV >20050103]
OLDER_PERSON_
\t[SWEGOV 700101-791231]
"""
GROUPS = "TEST_FRONT_(TF)_ [SWEREB]\n+FRONT_OF_TESTS_\n\nHAMAS_MOVEMENT [PSEREB]\n+ISLAMIC_RESISTANCE_MOVEMENT\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of sources in miniature."""
    files = {
        "leaders2021/data/wikidata.csv": LEADERS,
        "leaders2021/data/wikipedia.csv": WIKIPEDIA,
        "ministers/sources/foreign/wikidata.csv": MINISTERS,
        "ministers/sources/foreign/scraped.csv": SCRAPED,
        "congress/legislators-current.yaml": LEGISLATORS,
        "congress/executive.yaml": "[]",
        "petrarch2/petrarch2/data/dictionaries/Phoenix.Countries.actors.txt": COUNTRIES,
        "petrarch2/petrarch2/data/dictionaries/Phoenix.MilNonState.actors.txt": GROUPS,
    }
    for name, text in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="latin-1")
    return tmp_path / "data"


def test_same_sources_same_bytes(data: Path, tmp_path: Path) -> None:
    first, second = build(data, tmp_path / "one"), build(data, tmp_path / "two")
    assert first == second
    for name in first.files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_sources_are_joined_by_identifier_and_never_by_surname(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "out")
    table = load_actors(tmp_path / "out")
    amina = next(actor for actor in table if actor.wikidata == "Q900")
    assert {(role.office, role.start, role.as_of) for role in amina.roles} == {
        ("president", "2031", "2022-12"),
        ("foreign_minister", "2030-05-06", "2022-12"),
    }
    quillfeathers = [actor for actor in table if "Quillfeather" in actor.name]
    assert len(quillfeathers) == 2
    assert not any("Tobias Quillfeather" in actor.names for actor in quillfeathers)
    representative = next(role for actor in quillfeathers for role in actor.roles if role.office == "representative")
    assert (representative.start, representative.end) == ("2001-01-03", "2005-01-03")


def test_malformed_rows_are_left_and_counted(data: Path, tmp_path: Path) -> None:
    manifest = build(data, tmp_path / "out")
    skipped = {name: found["skipped"] for name, found in manifest.data.items()}
    petrarch = next(counts for name, counts in skipped.items() if "petrarch" in name)
    assert petrarch == {"malformed range of dates": 2, "not a full personal name": 1, "in office before 1990 only": 1}
    table = load_actors(tmp_path / "out")
    oskar = table.get("swe.oskar-testfalt")
    assert oskar is not None
    assert oskar.aliases == ("Oskar Testfalt",)
    assert [(role.start, role.end) for role in oskar.roles] == [("2000-01", "2005-08")]


def test_a_group_that_the_tables_have_is_not_added_twice(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "out")
    lines = gzip.decompress((tmp_path / "out" / "actors.jsonl.gz").read_bytes()).decode("utf-8").splitlines()
    groups = [record for record in map(json.loads, lines) if record["id"].startswith("group.")]
    assert [(group["name"], group["aliases"]) for group in groups] == [("Test Front", ["Front Of Tests"])]


def test_entries_hold_synonyms_and_codes(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text("A_B_ [USAGOV >200101] # note\n+C_D [USAELI]\nE_F\n\t[FRAGOV]\n", encoding="latin-1")
    found = list(entries(path))
    assert [(entry.name, entry.synonyms) for entry in found] == [("A_B_", ["C_D"]), ("E_F", [])]
    assert found[0].codes == [("USAGOV", ">200101"), ("USAELI", "")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AYATOLLAH_ALI_TESTI_", "Ali Testi"),
        ("TESTI_", None),
        ("FOREIGN_MINISTER_TESTI", None),
        ("J._TESTI", None),
        ("NOUR_AL-TESTI_", "Nour al-Testi"),
    ],
)
def test_only_full_personal_names_are_names(written: str, name: str | None) -> None:
    assert person_name(written) == name
