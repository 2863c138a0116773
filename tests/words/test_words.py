import pytest

from onrecord.words.marks import CLOSING, INSIDE, OPENING, OUTSIDE, UNCLOSED, quotation_states
from onrecord.words.split import casing_class, split_words
from tests.extract.tagger.fixtures import lines, tiny_tokenizer


def test_words_point_at_their_own_characters() -> None:
    text = "Café — “No,” he said.\n\nThe U.S. left."
    words = split_words(text, lines(text), tiny_tokenizer())
    forms = [text[s:e] for s, e in zip(words.start, words.end, strict=True)]
    expected = ["Café", "—", "“", "No", ",", "”", "he", "said", ".", "The", "U", ".", "S", ".", "left", "."]
    assert forms == expected
    assert words.paragraph.tolist() == [0] * 9 + [1] * 7


def test_pieces_of_each_word_follow_one_another() -> None:
    words = split_words("ab c", [(0, 4)], tiny_tokenizer())
    assert words.first.tolist() == [0, 2, 3]
    assert len(words.pieces) == 3


def test_a_text_without_paragraphs_has_no_words() -> None:
    assert len(split_words("", [], tiny_tokenizer())) == 0


def test_sentences_end_at_marks_but_not_after_titles() -> None:
    text = "Mr. Hale left. “It is over.” He slept."
    words = split_words(text, [(0, len(text))], tiny_tokenizer())
    sentence = dict(zip((text[s:e] for s, e in zip(words.start, words.end, strict=True)), words.sentence, strict=True))
    assert sentence["Mr"] == sentence["Hale"] == sentence["left"]
    assert sentence["It"] == sentence["left"] + 1
    assert sentence["He"] == sentence["It"] + 1


@pytest.mark.parametrize(
    ("form", "label"), [("iran", 0), ("Iran", 1), ("A", 1), ("IAEA", 2), ("McCain", 3), ("P5", 2), ("b2B", 4), ("—", 5)]
)
def test_casing_classes(form: str, label: int) -> None:
    assert casing_class(form) == label


def test_quotation_states_of_curly_and_straight_marks() -> None:
    forms = ["“", "No", "”", "he", '"', "Yes", '"']
    states, quotes = quotation_states(forms, [0] * 7)
    assert states == [OPENING, INSIDE, CLOSING, OUTSIDE, OPENING, INSIDE, CLOSING]
    assert quotes == [0, 0, 0, -1, 1, 1, 1]


def test_a_quotation_ends_with_its_paragraph() -> None:
    states, quotes = quotation_states(["“", "No", "Then"], [0, 0, 1])
    assert states == [OPENING, UNCLOSED, OUTSIDE]
    assert quotes == [0, 0, -1]


def test_doubled_single_marks_quote() -> None:
    states, quotes = quotation_states(["'", "'", "No", "'", "'", "he", "'", "s"], [0] * 8)
    assert states == [OPENING, INSIDE, INSIDE, CLOSING, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE]
    assert quotes == [0, 0, 0, 0, -1, -1, -1, -1]


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    forms = ["“", "the", "“", "East", "”", "is", "”", "gone", "“", "A", "“", "B", "”"]
    states, quotes = quotation_states(forms, [0] * 13)
    assert states[:8] == [OPENING, INSIDE, INSIDE, INSIDE, INSIDE, INSIDE, CLOSING, OUTSIDE]
    assert quotes[:8] == [0] * 7 + [-1]
    assert states[8:] == [OPENING, INSIDE, INSIDE, INSIDE, CLOSING]
