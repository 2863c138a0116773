import pytest

from onrecord.extract.tagger.decode import Found
from onrecord.extract.tagger.signed import with_signed
from onrecord.words.split import split_words
from tests.extract.tagger.fixtures import lines, tiny_tokenizer

OTHER = Found((1,), (2,), None, (1.0, -1.0, 0.0, 0.0))


def signed_in(text: str) -> list[tuple[str, str]]:
    words = split_words(text, lines(text), tiny_tokenizer())
    found = with_signed(text, words, [])
    return [
        (
            text[words.start[f.source[0]] : words.end[f.source[1]]],
            text[words.start[f.content[0]] : words.end[f.content[-1]]],
        )
        for f in found
        if f.source
    ]


def test_a_quotation_and_a_name_after_a_dash() -> None:
    text = '“No deal. Never.” ― Ana Ruiz.\n"It works"—John O\'Neil, Mayor of Leeds'
    assert signed_in(text) == [("Ana Ruiz", "“No deal. Never.”"), ("John O'Neil, Mayor of Leeds", '"It works"')]


@pytest.mark.parametrize(
    "text",
    [
        "“No deal” — that was all he said.",
        "Ana Ruiz — “No deal.”",
        "He said “no deal” — Ana Ruiz",
        "“No deal,” said Ana Ruiz.",
    ],
)
def test_other_dashes_are_left_alone(text: str) -> None:
    assert signed_in(text) == []


def test_it_replaces_what_was_found_in_its_paragraph_only() -> None:
    text = "He said no.\n“No deal.” ― Ana Ruiz"
    words = split_words(text, lines(text), tiny_tokenizer())
    inside = Found((5,), (6,), None, (1.0, -1.0, 0.0, 0.0))
    found = with_signed(text, words, [OTHER, inside])
    assert found[0] is OTHER
    assert inside not in found
    assert len(found) == 2
