"""Words around an issue that turn what it seems to say."""

from __future__ import annotations

import pytest

from onrecord.judge.claims.told import is_left_open, is_refused, others, whole_name
from onrecord.records import Span


def place(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("text", "issue", "who"),
    [
        ("Some people think that we should open the port.", "open the port", "Some people"),
        ("We are patient. Many say the toll must go.", "the toll", "Many"),
        ("He said advocates of talks cited the bishop.", "talks", "advocates of talks"),
        ("Those who never fished believe we could share the quota.", "share the quota", "Those who never fished"),
    ],
)
def test_others_are_said_to_think_so(text: str, issue: str, who: str) -> None:
    found = others(text, Span(0, len(text)), place(text, issue))
    assert found is not None
    assert found.text == who


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("We think that we should open the port.", "open the port"),
        ("Some people think so. We should open the port.", "open the port"),
        ("People should open the port.", "open the port"),
        ("We are advocates of talks.", "talks"),
        ("The people of Tarn deserve that we open the port.", "open the port"),
    ],
)
def test_the_speakers_own_position_stays_his(text: str, issue: str) -> None:
    assert others(text, Span(0, len(text)), place(text, issue)) is None


@pytest.mark.parametrize(
    ("text", "issue", "refused"),
    [
        (
            "To say that they keep the pact but should discuss the guns is not at all acceptable.",
            "discuss the guns",
            True,
        ),
        ("The idea that we should sell the island is absurd.", "sell the island", True),
        ("The idea that we should sell the island has many friends.", "sell the island", False),
        ("We should sell the island. Waiting is wrong.", "sell the island", False),
    ],
)
def test_what_is_named_only_to_be_refused(text: str, issue: str, refused: bool) -> None:
    assert is_refused(text, Span(0, len(text)), place(text, issue)) is refused


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("a deal with the U.S. by May", "the U", "the U.S."),
        ("A deal with the U.S.", "the U.S", "the U.S."),
        ("talks with the United States on fish", "the United", "the United States"),
        ("full of vitamin C. Then", "vitamin C", "vitamin C"),
        ("a United front", "United", "United"),
    ],
)
def test_a_name_that_was_cut_is_made_whole(text: str, cut: str, whole: str) -> None:
    at = text.index(cut)
    assert text[at : whole_name(text, at, at + len(cut))] == whole


@pytest.mark.parametrize(
    ("text", "issue", "is_open"),
    [
        ("The minister refused to rule out escorts for the fleet.", "escorts", True),
        ("“We have not ruled out the option of a blockade,” she said.", "a blockade", True),
        ("Hale stopped short of ruling out a new toll.", "toll", True),
        ("The minister ruled out escorts for the fleet.", "escorts", False),
        ("The minister refused to send escorts.", "escorts", False),
    ],
)
def test_what_is_not_ruled_out_is_left_open(text: str, issue: str, is_open: bool) -> None:
    assert is_left_open(text, place(text, issue)) is is_open
