from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extract.baseline.chunks import MAX_CHARACTERS, split
from onrecord.records import Attribution, Genre, Kind, Part, Span

Run = Callable[..., list[Attribution]]


def told(a: Attribution) -> tuple[str, str | None, str]:
    return a.kind.value, a.source.text if a.source else None, a.content.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the harbour would stay closed.",
            ("indirect", "The minister", "that the harbour would stay closed"),
        ),
        ("“The harbour stays closed,” said Ana Reyes.", ("direct", "Ana Reyes", "“The harbour stays closed,”")),
        ("The deal, Ms. Reyes said, was dead.", ("indirect", "Ms. Reyes", "The deal […] was dead")),
        (
            "According to two officials, the harbour was closed.",
            ("indirect", "two officials", "the harbour was closed"),
        ),
        (
            "Reyes was quoted as saying that the harbour had closed.",
            ("indirect", "Reyes", "that the harbour had closed"),
        ),
        ("Reyes rejected the offer of a truce.", ("narrated", "Reyes", "the offer of a truce")),
        ("Reyes called for an end to the strike.", ("narrated", "Reyes", "an end to the strike")),
        (
            "Velde has banned the envoys from meeting reporters.",
            ("narrated", "Velde", "the envoys from meeting reporters"),
        ),
        ("Velde gave her consent to the talks.", ("narrated", "Velde", "the talks")),
        ("Reyes said the plan was “dead on arrival.”", ("mixed", "Reyes", "the plan was “dead on arrival.”")),
    ],
)
def test_one_sentence_one_attribution(attributions: Run, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(a) for a in attributions(text)]


def test_a_quotation_in_two_pieces_is_one_attribution(attributions: Run) -> None:
    found = attributions("“We will not move,” she said. “This is our land.”")
    assert [a.content.text for a in found] == ["“We will not move,” […] “This is our land.”"]


def test_a_colon_introduces_the_next_paragraph(attributions: Run) -> None:
    found = attributions("President Hale rose to the charge, remarking:\n“Nobody asked us about the bridge.”")
    assert told(found[0]) == ("direct", "President Hale", "“Nobody asked us about the bridge.”")


def test_two_speakers_of_one_statement(attributions: Run) -> None:
    (found,) = attributions("Ana Reyes and Karl Velde said that the harbour was closed.")
    assert [s.text for s in found.sources] == ["Ana Reyes", "Karl Velde"]


def test_nested_attribution_belongs_to_the_outer_one(attributions: Run) -> None:
    found = attributions("The agency reported: “Minister Reyes said that the harbour would close.”")
    inner = next(a for a in found if a.source and "Reyes" in a.source.text)
    assert inner.parent is not None
    assert found[inner.parent].source is not None
    assert found[inner.parent].source.text == "The agency"  # type: ignore[union-attr]


def test_quoted_person_is_nested_in_the_outlet_that_quotes(attributions: Run) -> None:
    found = attributions(
        "The agency quoted foreign minister Ana Reyes in remarks to reporters: “The harbour stays closed.”"
    )
    assert [a.source.text for a in found if a.source] == ["The agency", "foreign minister Ana Reyes"]
    assert found[1].parent == 0


def test_second_cue_after_but_belongs_to_the_same_speaker(attributions: Run) -> None:
    text = "Reyes said critics of the plan cited its cost, but replied that “nothing is dearer than a war.”"
    sources = {a.source.text: a.content.text for a in attributions(text) if a.source}
    assert sources["Reyes"] == "that “nothing is dearer than a war.”"


def test_floating_quotation_takes_the_source_of_its_run(attributions: Run) -> None:
    found = attributions("Velde said that the talks were over.\n“No, we will not go back to that table.”")
    assert found[1].floating
    assert found[1].run == 0
    assert found[1].source == found[0].source


def test_a_run_never_crosses_into_furniture(attributions: Run) -> None:
    text = "Velde said that the talks were over.\n“We use cookies to make this page better.”"
    assert len(attributions(text, {1: Part.FURNITURE})) == 1


@pytest.mark.parametrize(
    "text", ["The “blue line” runs south of the river.", "The term “peace dividend” covers more than money."]
)
def test_terms_in_quotation_marks_are_no_statements(attributions: Run, text: str) -> None:
    assert attributions(text) == []


def test_whether_clause_and_purpose_are_no_statements(attributions: Run) -> None:
    assert attributions("It is unclear whether Velde said that.") == []


def test_a_speech_is_own_voice_with_attributions_inside(attributions: Run) -> None:
    found = attributions(
        "My friends, we meet in hard times. Velde said that we would fail.", genre=Genre.SPEECH, speaker="Ana Reyes"
    )
    assert [a.kind for a in found] == [Kind.OWN, Kind.INDIRECT]
    assert found[1].parent == 0


def test_other_languages_are_not_extracted(attributions: Run) -> None:
    assert attributions("Le ministre a dit non.", language="fr") == []


def test_spans_are_the_text(attributions: Run) -> None:
    text = "Élise Œrsted 🙂 said that “naïve” plans fail."
    for attribution in attributions(text):
        for span in attribution.content.spans:
            assert text[span.start : span.end] in attribution.content.text


def test_long_paragraphs_are_cut_without_loss() -> None:
    text = "word " * 3000 + "x" * 9000
    pieces = list(split(text, Span(0, len(text))))
    assert "".join(text[p.start : p.end] for p in pieces) == text
    assert max(p.end - p.start for p in pieces) <= MAX_CHARACTERS


def test_non_breaking_spaces_are_read_as_spaces(attributions: Run) -> None:
    found = attributions("The council passed a resolution\xa0stating,\xa0“The border stays open.”")
    assert told(found[0]) == ("direct", "a resolution", "“The border stays open.”")


def test_careful_to_add_is_said_by_the_subject(attributions: Run) -> None:
    (found,) = attributions("He was careful to stress that trade would go on.")
    assert told(found) == ("indirect", "He", "that trade would go on")
