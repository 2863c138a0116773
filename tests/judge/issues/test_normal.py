"""What two phrasings of an issue share, and which way each points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.issues import Normaliser
from onrecord.judge.issues.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("talks on fisheries", "the fisheries talks"),
        ("negotiations with Iran", "Iranian negotiations"),
        ("talks with Ostreva", "talks with the Ostrevans"),
        ("withdrawal of the troops", "withdrawing troops"),
        ("hold talks with Ostreva", "talks with Ostreva"),
        ("Sanctions against Norland", "sanctions on Norland"),
        ("the U.S. embargo", "the US embargo"),
        ("enriching uranium", "Uranium enrichment"),
    ],
)
def test_the_same_words_in_other_forms_are_one_issue(one: str, other: str, normaliser: Normaliser) -> None:
    assert normaliser.normal(one).core.key == normaliser.normal(other).core.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lifting the sanctions", "imposing sanctions"),
        ("talks without preconditions", "talks with preconditions"),
        ("breaking off talks with Ostreva", "resume talks with Ostreva"),
        ("an end to the blockade", "the blockade"),
        ("tax cuts", "tax increases"),
        ("leaving the union", "joining the union"),
    ],
)
def test_opposite_ways_share_a_core_and_differ_in_sign(one: str, other: str, normaliser: Normaliser) -> None:
    left, right = normaliser.normal(one), normaliser.normal(other)
    assert left.core.key == right.core.key
    assert left.sign == -right.sign


def test_what_is_lifted_decides_which_way_lifting_points(normaliser: Normaliser) -> None:
    assert normaliser.normal("lift the ban").sign == -1
    assert normaliser.normal("lift wages").sign == 1


def test_leave_at_the_end_is_a_noun(normaliser: Normaliser) -> None:
    assert normaliser.normal("parental leave").sign == 1


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("The lifting of sanctions", "lifting of sanctions"),
        ("the Puerto Alba accord", "Puerto Alba accord"),
        ("Direct talks\nwith Iran,", "direct talks with Iran"),
        ("NATO membership", "NATO membership"),
        ("“a common quota”", "common quota"),
    ],
)
def test_labels_read_like_words(words: str, label: str, normaliser: Normaliser) -> None:
    assert normaliser.label(words) == label


def test_order_of_names_matters(normaliser: Normaliser) -> None:
    there, back = (
        normaliser.normal(f"aid from {a} to {b}") for a, b in (("Ostreva", "Talmora"), ("Talmora", "Ostreva"))
    )
    assert there.key != back.key


@pytest.mark.parametrize(
    ("one", "other"),
    [("stopping", "stop"), ("policies", "policy"), ("negotiations", "negotiate"), ("realise", "realize")],
)
def test_stems(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("news", "new"), ("sanction", "sanctuary"), ("nothing", "noth")])
def test_stems_that_differ(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=60))
def test_any_text_has_a_normal_form_and_a_label(words: str) -> None:
    plain = Normaliser(frozenset({"talks"}), {})
    assert plain.normal(words) == plain.normal(words)
    assert "\n" not in plain.label(words)
