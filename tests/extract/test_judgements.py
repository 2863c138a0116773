"""An author's own judgements: plain forms in pieces that argue, nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extract.judgements import is_judgement
from onrecord.records import Attribution, Genre, Kind

Run = Callable[..., list[Attribution]]


@pytest.mark.parametrize(
    "sentence",
    [
        "It would be dangerous to wait for the spring.",
        "The council should sell the mine.",
        "But Velburg and the league must agree on a price first.",
        "We also recommend a second bridge.",
    ],
)
def test_what_evaluates_or_recommends_is_a_judgement(sentence: str) -> None:
    assert is_judgement(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was raining when the council met.",
        "The vote should come as no surprise.",
        "Should the council sell the mine?",
        "The mayor said that “we should sell the mine.”",
        "The council must have known.",
    ],
)
def test_what_reports_asks_or_guesses_is_none(sentence: str) -> None:
    assert not is_judgement(sentence)


TEXT = "The council met on Monday. It would be a mistake to sell the mine. Reyes said that the town should wait."


def test_an_analysis_holds_its_authors_judgements(attributions: Run) -> None:
    own = [a for a in attributions(TEXT, genre=Genre.ANALYSIS) if a.kind is Kind.OWN]
    assert [(a.content.text, a.source, a.cue) for a in own] == [("It would be a mistake to sell the mine.", None, None)]


def test_a_news_report_has_none(attributions: Run) -> None:
    assert not [a for a in attributions(TEXT) if a.kind is Kind.OWN]
