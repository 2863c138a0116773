"""Variants of one name are told from names of two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.variants import Verdict, compare_organisations, compare_people
from onrecord.resolve.variants.spelling import plain, sound, words_of

SAME, UNSURE, DIFFERENT = Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hossein Moradi", "Hussein Moradi"),
        ("Husayn Moradi", "Hossein Moradi"),
        ("Hassan Rouhani", "Hasan Rowhani"),
        ("Hassan Rouhani", "Hassan Ruhani"),
        ("Mohammed Karimi-Nia", "Muhammad Karimi Nia"),
        ("Dmitri Sokolov", "Дмитрий Соколов"),
        ("Dmitry Sokolov", "Dmitriy Sokolov"),
        ("Zoë Müller-Brandt", "Zoe Muller Brandt"),
        ("Dr. Ana Sousa", "Ana Sousa"),
        ("President Ana Sousa", "Ana Sousa"),
        ("Sousa, Ana", "Ana Sousa"),
        ("Ana M. Sousa", "Ana Sousa"),
        ("Anna Maria Vestergaard", "Anna Vestergaard"),
        ("Pyotr Ivanovich Belkin", "Pyotr Belkin"),
        ("Bill Thornbury", "William Thornbury"),
        ("Samir al-Haddad", "Samir Haddad"),
        ("AnaSousa", "Ana Sousa"),
        ("Annelise Thornbury", "Annelise Thornburry"),
        ("김철수", "김철수"),
    ],
)
def test_variants_of_one_persons_name(first: str, second: str) -> None:
    assert compare_people(first, second).verdict is SAME
    assert compare_people(second, first).verdict is SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pyotr Ivanovich Belkin", "Pyotr Sergeyevich Belkin"),
        ("Ali Larijani", "Sadeq Larijani"),
        ("Hillary Clinton", "Bill Clinton"),
        ("Aleksandr Belkin", "Aleksandra Belkin"),
        ("Marco Sousa", "Marca Sousa"),
        ("Abdullah bin Omar al-Haddad", "Omar bin Abdullah al-Haddad"),
        ("John A. Marsh", "Peter A. Marsh"),
        ("김철수", "김철호"),
        ("高田明", "高山明"),
        ("", "Ana Sousa"),
    ],
)
def test_names_of_two_persons(first: str, second: str) -> None:
    assert compare_people(first, second).verdict is DIFFERENT
    assert compare_people(second, first).verdict is DIFFERENT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rouhani", "Hassan Rouhani"),
        ("Rouhani", "Rouhani"),
        ("President Rouhani", "Hassan Rouhani"),
        ("H. Rouhani", "Hassan Rouhani"),
        ("Mohammad Zarif", "Mohammad Javad Zarif"),
        ("Thornbury Annelise", "Annelise Thornbury"),
        ("Mohammad Javad", "Mohammad Javad Zarif"),
        ("Marek Oltan", "Marek Oltani"),
    ],
)
def test_what_a_person_has_to_decide(first: str, second: str) -> None:
    assert compare_people(first, second).verdict is UNSURE


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("World Health Organisation", "The World Health Organization", SAME),
        ("IAEA", "International Atomic Energy Agency", SAME),
        ("I.A.E.A.", "International Atomic Energy Agency", SAME),
        ("UN", "United Nations", UNSURE),
        ("Harrow Steel Ltd", "Harrow Steel Limited", SAME),
        ("Harrow & Sons plc", "Harrow and Sons p.l.c.", SAME),
        ("Brigade 44", "Brigade 45", DIFFERENT),
        ("Bank of Elbonia", "Bank of Elbonia (London)", UNSURE),
        ("Ministry of Defence", "Ministry of Finance", DIFFERENT),
        ("BP", "BD", DIFFERENT),
        ("Ministry of Agriculture", "Ministry of Agricultre", SAME),
    ],
)
def test_names_of_organisations(first: str, second: str, verdict: Verdict) -> None:
    assert compare_organisations(first, second).verdict is verdict
    assert compare_organisations(second, first).verdict is verdict


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_the_same_both_ways(first: str, second: str) -> None:
    for compare in (compare_people, compare_organisations):
        match = compare(first, second)
        assert match.verdict is compare(second, first).verdict
        assert 0.0 <= match.score <= 1.0


def test_spelling_loses_script_and_accents_and_keeps_names_apart() -> None:
    assert plain("Erdoğan") == "erdogan"
    assert words_of("J.P. O’Hara") == ["jp", "ohara"]
    assert sound("husayn") == sound("hossein")
    assert sound("rowhani") == sound("rouhani") == sound("ruhani")
    assert sound("rouhani") != sound("ramani")
