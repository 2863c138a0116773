from itertools import pairwise

import numpy as np
import pytest

from onrecord.extract.tagger.decode import Found, Settings, best_path, decode
from onrecord.models.networks import log_softmax
from onrecord.words.split import split_words
from onrecord.words.windows import Limits, split_windows
from tests.extract.tagger.fixtures import TEXT, SpokenNetwork, lines, tiny_tokenizer


def found_in(text: str, settings: Settings, limits: Limits | None = None) -> list[tuple[str, str, str | None]]:
    words = split_words(text, lines(text), tiny_tokenizer())
    windows = split_windows(words, limits or Limits())
    scores = SpokenNetwork(text).run([(words, window) for window in windows])

    def cut(numbers: tuple[int, ...] | range) -> str:
        return text[words.start[numbers[0]] : words.end[numbers[-1]]]

    return [
        (cut(f.cue), cut(f.content), None if f.source is None else cut(range(f.source[0], f.source[1] + 1)))
        for f in decode(words, windows, scores, settings)
    ]


def test_cue_content_and_source_are_read_from_the_scores() -> None:
    assert found_in(TEXT, Settings()) == [("said", "Iran will not negotiate", "Velayati")]


def test_each_content_goes_to_its_own_cue() -> None:
    text = "Iran left, Hale said.\nIran stays, Zarif warned."
    assert found_in(text, Settings()) == [("said", "Iran left", "Hale"), ("warned", "Iran stays", "Zarif")]


def test_a_cue_of_the_window_before_serves_content_in_the_next() -> None:
    text = "Iran left, Hale said.\nIran stays, Zarif warned."
    assert found_in(text, Settings(), Limits(pieces=40, context=6)) == found_in(text, Settings())


def test_no_source_wins_with_a_large_bias() -> None:
    assert found_in(TEXT, Settings(no_source_bias=20.0)) == [("said", "Iran will not negotiate", None)]


def test_a_high_floor_or_a_high_least_confidence_silences() -> None:
    assert found_in(TEXT, Settings(cue_floor=0.9999)) == []
    assert found_in(TEXT, Settings(keep=0.9999, weights=(0.0, 0.1, 0.0, 0.0, 0.0))) == []


def test_a_bias_to_none_leaves_no_content_and_no_attribution() -> None:
    assert found_in(TEXT, Settings(none_bias=50.0)) == []


def test_changes_cost_and_a_single_stray_word_is_smoothed() -> None:
    scores = np.array([[0.0, 2.0], [0.5, 0.0], [0.0, 2.0]])
    assert best_path(scores, 0.0).tolist() == [1, 0, 1]
    assert best_path(scores, 1.0).tolist() == [1, 1, 1]


def test_the_best_path_is_the_best_of_all_paths() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(6, 3))

    def worth(path: tuple[int, ...]) -> float:
        changes = sum(a != b for a, b in pairwise(path))
        return float(sum(scores[i, c] for i, c in enumerate(path)) - 0.7 * changes)

    every = [tuple(int(i) for i in index) for index in np.ndindex(*(3,) * 6)]
    assert tuple(best_path(scores, 0.7).tolist()) == max(every, key=worth)


def test_confidence_is_logistic_in_the_signals() -> None:
    found = Found((1,), (0,), None, (2.0, -0.5, 0.0, 0.0))
    assert found.confidence(Settings(weights=(0.0, 0.0, 0.0, 0.0, 0.0))) == pytest.approx(0.5)
    assert found.confidence(Settings(weights=(1.0, 1.0, 2.0, 0.0, 0.0))) == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_log_softmax_sums_to_one() -> None:
    assert np.exp(log_softmax(np.array([[1.0, 2.0, 900.0], [0.0, 0.0, 0.0]]))).sum(-1) == pytest.approx([1.0, 1.0])
