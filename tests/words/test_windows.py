import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.words.split import Words, split_words
from onrecord.words.windows import LONGEST_WORD, Limits, Special, collate, split_windows
from tests.extract.tagger.fixtures import lines, tiny_tokenizer

SPECIAL = Special(opening=2, closing=3, padding=0)


def words_of(text: str) -> Words:
    return split_words(text, lines(text), tiny_tokenizer())


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 8))
def test_cores_cover_every_word_once_and_windows_fit(sizes: list[int], context: int) -> None:
    words = words_of("\n".join(" ".join(["ab"] * size) for size in sizes))
    limits = Limits(pieces=40, context=context)
    windows = split_windows(words, limits)
    assert [i for w in windows for i in range(w.core, w.end)] == list(range(len(words)))
    for window in windows:
        assert words.first[window.end] - words.first[window.start] <= limits.pieces - 2
        assert words.first[window.core] - words.first[window.start] <= context


def test_windows_end_between_paragraphs_where_these_fit() -> None:
    words = words_of("aa bb cc\ndd ee ff\ngg hh ii")
    windows = split_windows(words, Limits(pieces=16, context=0))
    assert [(w.core, w.end) for w in windows] == [(0, 6), (6, 9)]


def test_a_long_paragraph_is_cut_at_a_sentence() -> None:
    words = words_of("Aa bb. Cc dd ee ff gg")
    windows = split_windows(words, Limits(pieces=12, context=0))
    assert windows[0].end == 3


def test_a_batch_holds_special_pieces_padding_and_first_pieces() -> None:
    words = words_of("ab c\nd")
    one, two = split_windows(words, Limits(pieces=5, context=0))
    batch = collate([(words, one), (words, two)], SPECIAL)
    assert batch["ids"].shape == (2, 5)
    assert batch["ids"][0, 0] == SPECIAL.opening
    assert batch["ids"][0, 4] == SPECIAL.closing
    assert batch["ids"][1].tolist()[2:] == [SPECIAL.closing, SPECIAL.padding, SPECIAL.padding]
    assert batch["mask"].tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert batch["heads"].tolist() == [[1, 3], [1, 0]]
    assert batch["present"].tolist() == [[1, 1], [1, 0]]
    assert batch["paragraph"].tolist() == [[0, 0], [1, 0]]


def test_a_word_of_very_many_pieces_is_cut() -> None:
    words = words_of("a" * 90 + " b")
    (window,) = split_windows(words, Limits(pieces=200, context=0))
    batch = collate([(words, window)], SPECIAL)
    assert batch["ids"].shape == (1, LONGEST_WORD + 3)
    assert np.array_equal(batch["heads"], [[1, LONGEST_WORD + 1]])
