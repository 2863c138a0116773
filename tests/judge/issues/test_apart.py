"""What never meets, however near."""

import pytest

from onrecord.judge.issues import Normaliser
from onrecord.judge.issues.apart import apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nuclear issues", "non-nuclear issues"),
        ("nuclear issues", "non nuclear issues"),
        ("pre-war borders", "post-war borders"),
        ("government rallies", "anti-government rallies"),
        ("legal immigration", "illegal immigration"),
        ("talks with Ostreva", "talks with Talmora"),
        ("the 2015 deal", "the 1979 deal"),
        ("the deal", "the 1979 deal"),
        ("talks with Ostreva", "talks"),
        ("oil exports", "gas exports"),
        ("talks on fish", "talks on anything but fish"),
        ("unilateral disarmament", "multilateral disarmament"),
    ],
)
def test_kept_apart(one: str, other: str, normaliser: Normaliser) -> None:
    left, right = normaliser.normal(one), normaliser.normal(other)
    assert apart(left, right)
    assert apart(right, left)


@pytest.mark.parametrize(
    ("one", "other"), [("the retirement age", "the pension age"), ("trade deal with Ostreva", "Ostrevan trade accord")]
)
def test_not_kept_apart(one: str, other: str, normaliser: Normaliser) -> None:
    assert not apart(normaliser.normal(one), normaliser.normal(other))
