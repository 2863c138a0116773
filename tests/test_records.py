"""The shared types: spans prove their words, ids are functions of content."""

import dataclasses

import pytest

from onrecord.records import (
    Attribution,
    Document,
    Genre,
    Kind,
    Paragraph,
    Part,
    Passage,
    Selector,
    Span,
    Statement,
    content_id,
    spans_text,
    text_hash,
)

TEXT = "“We will not sign,” she said. “Not today.”"


def test_a_passage_joins_its_pieces_in_text_order() -> None:
    passage = Passage.of(TEXT, [(30, 42), (0, 19)])
    assert passage.spans == (Span(0, 19), Span(30, 42))
    assert passage.text == "“We will not sign,” […] “Not today.”"
    assert (passage.start, passage.end) == (0, 42)
    assert spans_text(TEXT, passage.spans) == passage.text


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Passage.of(TEXT, [span])


def test_a_passage_needs_a_span() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Passage.of(TEXT, [])


def test_a_selector_carries_its_surroundings_and_the_hash() -> None:
    selector = Selector.of(TEXT, Span(20, 23), text_hash(TEXT))
    assert (selector.exact, selector.prefix, selector.suffix) == ("she", TEXT[:20], TEXT[23:55])
    assert selector.sha256 == text_hash(TEXT)


def test_the_id_is_a_function_of_text_and_place() -> None:
    here = Document("a.txt", TEXT, "0" * 64)
    assert here.id == Document("b.txt", TEXT, "1" * 64).id
    assert here.id != dataclasses.replace(here, key="https://example.org/a").id
    assert here.id != dataclasses.replace(here, text=TEXT + " ").id


def test_fields_of_an_id_do_not_run_together() -> None:
    assert content_id("d", "ab", "c") != content_id("d", "a", "bc")


def test_a_statement_is_its_spans_in_its_document() -> None:
    content, source = Passage.of(TEXT, [(0, 19)]), Passage.of(TEXT, [(20, 23)])
    one = Statement("d1", Kind.DIRECT, content, "rules@1", source=source)
    assert one.id == dataclasses.replace(one, model="rules@2", confidence=0.5).id
    assert one.id != dataclasses.replace(one, source=None).id
    assert one.id != dataclasses.replace(one, document="d2").id


def test_paragraphs_are_found_by_offset() -> None:
    document = Document("a", "One.\n\nTwo.", "0", (Paragraph(0, 4, Part.BODY), Paragraph(6, 10, Part.COMMENT)))
    assert document.part_at(0) is Part.BODY
    assert document.part_at(5) is None
    assert document.part_at(9) is Part.COMMENT


def test_comments_notes_and_furniture_are_not_the_text() -> None:
    assert {p for p in Part if not p.is_text} == {Part.BYLINE, Part.AUTHOR_NOTE, Part.COMMENT, Part.FURNITURE}


def test_own_voice_is_a_matter_of_genre() -> None:
    assert {g.value for g in Genre if g.is_own_voice} == {"speech", "communique", "letter", "resolution"}


def test_records_do_not_change() -> None:
    attribution = Attribution(Kind.DIRECT, Passage.of(TEXT, [(0, 19)]))
    with pytest.raises(dataclasses.FrozenInstanceError):
        attribution.floating = True  # type: ignore[misc]
