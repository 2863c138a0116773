"""Spans made clean: strays, leading marks, kinds of told acts, two readings of the same words."""

from __future__ import annotations

import pytest

from onrecord.extract.acts import is_clause, takes_a_side, told_kind
from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import quotations
from onrecord.extract.tidy import drop_conjunctions, tidy
from onrecord.records import Attribution, Document, Kind, Paragraph, Part, Passage, text_hash


def passage(text: str, words: str) -> Passage:
    at = text.index(words)
    return Passage.of(text, [(at, at + len(words))])


def attribution(text: str, cue: str, content: str, *, confidence: float = 0.9) -> Attribution:
    return Attribution(Kind.INDIRECT, passage(text, content), cue=passage(text, cue), confidence=confidence)


def tidied(text: str, *found: Attribution) -> list[Attribution]:
    document = Document("a.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),))
    return tidy(document, found, Quoted(quotations(text, document.paragraphs)))


@pytest.mark.parametrize("content", ["that ports stay shut", "the ports are shut", "whether to go"])
def test_a_clause_can_be_said(content: str) -> None:
    assert is_clause(content)


@pytest.mark.parametrize("content", ["the offer", "to open the ports", "any accord that opens the ports"])
def test_a_thing_or_a_deed_is_no_clause(content: str) -> None:
    assert not is_clause(content)


def test_a_refused_thing_is_a_told_act() -> None:
    text = "Reyes rejected the offer."
    assert told_kind(attribution(text, "rejected", "the offer")).kind is Kind.NARRATED


def test_repeatedly_is_no_verb_that_takes_a_side() -> None:
    assert takes_a_side("repeated")
    assert not takes_a_side("has repeatedly underlined")


def test_a_content_begins_at_its_first_word_after_that() -> None:
    text = "Reyes said that the ports are shut."
    found = drop_conjunctions(text, [attribution(text, "said", "that the ports are shut")])
    assert [a.content.text for a in found] == ["the ports are shut"]


def test_a_leading_comma_is_left_out() -> None:
    text = "According to Reyes, the ports are shut."
    assert [a.content.text for a in tidied(text, attribution(text, "According to", ", the ports are shut"))] == [
        "the ports are shut"
    ]


def test_of_two_readings_of_the_same_words_the_surer_one_stays() -> None:
    text = "Reyes said and wrote the ports are shut."
    weak = attribution(text, "said", "the ports are shut", confidence=0.5)
    sure = attribution(text, "wrote", "the ports are shut")
    assert tidied(text, weak, sure) == [sure]


def test_an_unlikely_attribution_is_left_out() -> None:
    text = "Reyes said the ports are shut."
    assert tidied(text, attribution(text, "said", "the ports are shut", confidence=0.1)) == []


def test_a_quotation_found_without_a_mark_has_both() -> None:
    text = "“The dam will stay,” Reyes said."
    (clean,) = tidied(text, attribution(text, "said", "The dam will stay"))
    assert clean.content.text == "“The dam will stay,”"


def test_part_of_a_quotation_stays_part() -> None:
    text = "“The dam will stay,” Reyes said."
    (clean,) = tidied(text, attribution(text, "said", "The dam"))
    assert clean.content.text == "The dam"
