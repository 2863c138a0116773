import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.words.split import Words, split_words
from onrecord.words.states import Floats, covering, join_states
from onrecord.words.windows import Limits, Special, Window, collate, split_windows
from tests.extract.tagger.fixtures import lines, tiny_tokenizer

SPECIAL = Special(opening=2, closing=3, padding=0)


def states_of(words: Words, window: Window) -> Floats:
    """Made-up states of two numbers: the piece and the core of the window that made it."""
    ids = collate([(words, window)], SPECIAL)["ids"][0]
    return np.stack([ids, np.full_like(ids, window.core)], axis=1).astype(np.float32)


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=8),
    st.integers(0, 8),
    st.integers(0, 1000),
    st.integers(1, 1000),
)
def test_each_piece_has_the_state_of_the_window_it_is_labelled_in(
    sizes: list[int], context: int, start: int, size: int
) -> None:
    text = "\n".join(" ".join(["ab", "c" * 30][n % 2] for n in range(count)) for count in sizes)
    words = split_words(text, lines(text), tiny_tokenizer())
    windows = split_windows(words, Limits(pieces=60, context=context))
    first = start % len(words)
    wanted = Window(first, first, min(len(words), first + 1 + size % 50))
    places = covering(windows, wanted)
    joined = join_states(words, [windows[i] for i in places], [states_of(words, windows[i]) for i in places], wanted)
    batch = collate([(words, wanted)], SPECIAL)
    assert joined[:, 0].tolist() == batch["ids"][0].tolist()
    cores = [next(w.core for w in windows if w.core <= n < w.end) for n in range(wanted.start, wanted.end)]
    assert [joined[head, 1] for head in batch["heads"][0]] == cores
    assert (joined[0, 1], joined[-1, 1]) == (cores[0], cores[-1])
