"""Told acts that are statements, and those that tell of no position."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.records import Attribution

Run = Callable[..., list[Attribution]]


@pytest.mark.parametrize(
    "text",
    [
        "Reyes rejected the offer.",
        "Velde gave her consent to the talks.",
        "Reyes called for an end to the strike.",
        "Velde refused to meet the miners.",
    ],
)
def test_an_act_that_takes_a_side_is_kept(attributions: Run, text: str) -> None:
    assert len(attributions(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Reyes has contradicted herself.",
        "Velde signed the accord, citing the precedent.",
        "The league would talk about the tariff.",
        "Velde discussed the harbour dues with the mayor.",
        "Her office declined to comment on the report.",
        "The minister, who had cited the treaty, sat down.",
        "Some will ask whether the mine can open again.",
        "Asked about the tariff, Reyes left the room.",
        "Partial transcript as follows: “We will not sign the accord today.”",
    ],
)
def test_an_act_that_tells_of_no_position_is_none(attributions: Run, text: str) -> None:
    assert attributions(text) == []


def test_a_denied_act_is_no_statement_of_whom_it_is_denied(attributions: Run) -> None:
    found = attributions("The mayor denied that Reyes had offered to close the mine.")
    assert [a.source.text for a in found if a.source] == ["The mayor"]


def test_a_body_of_rules_does_not_speak(attributions: Run) -> None:
    assert attributions("According to maritime custom, the pilot boards first.") == []
