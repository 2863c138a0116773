from __future__ import annotations

import pytest

from onrecord.extract.quotes import quotations
from onrecord.records import Paragraph, Part


def found(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(at, at + len(line), Part.BODY))
        at += len(line) + 1
    return [text[slice(*q.inner)] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She said "we will stay" again.', ["we will stay"]),
        ("She said “we will stay” again.", ["we will stay"]),
        ("She said ''we will stay'' again.", ["we will stay"]),
        ("She said ``we will stay'' again.", ["we will stay"]),
        ("She said «we will stay» again.", ["we will stay"]),
        ("She said ‘we will stay’ again.", ["we will stay"]),
        ("The ministers' plan wasn't ready in the '90s.", []),
        ("The ministers’ plan wasn’t ready.", []),
        ("‘The ministers’ plan is ready,’ she said.", ["The ministers’ plan is ready,"]),
        (
            "“He called it “the wall” and left [the room]….” Then rain.",
            ["He called it “the wall” and left [the room]….", "the wall"],
        ),
    ],
)
def test_marks_of_every_sort(text: str, inner: list[str]) -> None:
    assert found(text) == inner


def test_a_quotation_goes_on_over_paragraphs_with_repeated_opening_marks() -> None:
    text = "“We came first.\n“We stayed last.”"
    paragraphs = [Paragraph(0, 15, Part.BODY), Paragraph(16, len(text), Part.BODY)]
    first, second = quotations(text, paragraphs)
    assert (first.closed, first.follows) == (False, False)
    assert (second.closed, second.follows) == (True, True)
