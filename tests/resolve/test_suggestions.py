from __future__ import annotations

import random
from itertools import combinations

import pytest

from onrecord.records import Speaker
from onrecord.resolve import suggestions as module
from onrecord.resolve.suggestions import suggestions
from onrecord.resolve.variants import Verdict
from onrecord.resolve.variants.neighbours import near_words
from onrecord.resolve.variants.people import Likeness, likeness
from tests.resolve.telling import said
from tests.resolve.test_speakers import told


def test_names_that_may_be_one_are_suggested_and_others_are_not() -> None:
    people = [
        Speaker("Hossein Karadani", "a1"),
        Speaker("Husayn Karadani", "a2"),
        Speaker("Karadani", "a3"),
        Speaker("Marta Karadani", "a4"),
        Speaker("a senior official", None),
        Speaker("a senior official", None),
    ]
    found = {(one.id, other.id): match.verdict for one, other, match in suggestions(people)}
    assert found[("a1", "a2")] is Verdict.SAME
    assert found[("a1", "a3")] is Verdict.UNSURE
    assert ("a1", "a4") not in found
    assert all(None not in pair for pair in found)


GIVEN = "Hossein Husayn Mohammad Ali Sergey James Jim Kim Jong Un Jongun Abdul Rahman Maria Mario H. S. Karim Jean"
FAMILY = "Karadani Karadini Lavrov Lawrow Hale Hall Rahman Ivanov Ivanova Zarif Zarifi Oppenheimerian Papadopouloski"


def test_looking_for_who_may_match_finds_what_comparing_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(7)  # noqa: S311  # for names, not for secrets
    for first in ("", "Mohammad ", "Kim "):
        names = [first + " ".join(draw.choices(GIVEN.split(), k=draw.randint(0, 2))) for _ in range(60)]
        people = [Speaker(f"{name} {draw.choice(FAMILY.split())}", f"a{n}") for n, name in enumerate(names)]
        monkeypatch.setattr(module, "FEW", 1000)
        compared = suggestions(people)
        monkeypatch.setattr(module, "FEW", 1)
        assert suggestions(people) == compared
        assert compared


def test_near_words_are_all_without_a_conflict() -> None:
    words = [*GIVEN.replace(".", "").lower().split(), *FAMILY.lower().split()]
    near = near_words(words)
    for one, other in combinations(set(words), 2):
        assert (other in near[one]) is (one in near[other]) is (likeness(one, other) is not Likeness.CONFLICT)


def test_one_id_is_never_a_pair() -> None:
    assert suggestions([Speaker("Jane Hale", "a1"), Speaker("Jane Hale", "a1")]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("Karadani", "Hosein Karadani"), ("H. Karadani", "Hosein Karadani")],
)
def test_a_doubtful_match_between_documents_is_suggested_and_not_merged(first: str, second: str) -> None:
    (one,), (other,) = (
        told(text, said(text, name, "said", "no"))[0].speakers
        for name in (first, second)
        for text in (f"Norland waited. {name} said no.",)
    )
    assert one.id != other.id
    assert [match.verdict for *_, match in suggestions([one, other])] == [Verdict.UNSURE]
