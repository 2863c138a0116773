from __future__ import annotations

from onrecord.records import Speaker
from onrecord.resolve.suggestions import suggestions
from onrecord.resolve.variants import Verdict


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
