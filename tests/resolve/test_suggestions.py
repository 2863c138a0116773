from __future__ import annotations

import pytest

from onrecord.records import Speaker
from onrecord.resolve.suggestions import suggestions
from onrecord.resolve.variants import Verdict
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
