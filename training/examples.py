"""From annotated articles to windows with the answers that the network learns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.words.split import Words, split_words
from onrecord.words.windows import Limits, Special, Window, collate, split_windows
from training.network import Batch
from training.polnear import Article, Spans

IGNORED = -100
"""Answer that costs nothing, whatever the network says."""

OUTSIDE, BEGIN, INSIDE = range(3)

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Answers:
    """What the words of a document are, in numbers of words of the document.

    `cue` is a label, `arc` the word where the cue begins whose content the word is, or -1; `opens` and `closes` are
    the first and last word of the source where a cue begins at the word, else -1.
    """

    cue: Ints
    arc: Ints
    opens: Ints
    closes: Ints


@dataclass(frozen=True)
class Example:
    """A window of a document with its answers."""

    words: Words
    window: Window
    answers: Answers

    @property
    def pieces(self) -> int:
        """Number of word pieces, special ones aside."""
        return int(self.words.first[self.window.end] - self.words.first[self.window.start])


def make_examples(articles: Iterable[Article], tokenizer: Tokenizer, limits: Limits) -> list[Example]:
    """Windows of all articles in order."""
    examples: list[Example] = []
    for article in articles:
        words = split_words(article.text, article.paragraphs, tokenizer)
        answers = find_answers(article, words)
        examples.extend(Example(words, window, answers) for window in split_windows(words, limits))
    return examples


def find_answers(article: Article, words: Words) -> Answers:
    """The answers of one article. Attributions without a cue or a content in words are left out.

    Where contents overlap, the shorter one keeps the shared words: the longer one still has its others.
    """
    cue, arc, opens, closes = (np.full(len(words), value, np.int64) for value in (OUTSIDE, -1, -1, -1))
    by_length = sorted(article.gold, key=lambda g: -sum(e - s for s, e in g.content))
    for gold in by_length:
        cue_words, content = covered(words, gold.cue), covered(words, gold.content)
        if not len(cue_words) or not len(content):
            continue
        head = int(cue_words[0])
        cue[cue_words] = INSIDE
        arc[content] = head
        opens[head], closes[head] = _longest(words, gold.source)
    for gold in by_length:
        cue_words = covered(words, gold.cue)
        if len(cue_words) and len(covered(words, gold.content)):
            cue[cue_words[0]] = BEGIN
    return Answers(cue, arc, opens, closes)


def covered(words: Words, spans: Spans) -> Ints:
    """Numbers of the words that share a character with any of the spans, ascending."""
    found: set[int] = set()
    for start, end in spans:
        left = int(np.searchsorted(words.end, start, side="right"))
        right = int(np.searchsorted(words.start, end, side="left"))
        found.update(range(left, right))
    return np.asarray(sorted(found), np.int64)


def _longest(words: Words, spans: Spans) -> tuple[int, int]:
    """First and last word of the longest piece of a passage, (-1, -1) where it has none."""
    pieces = [covered(words, (span,)) for span in spans]
    best = max(pieces, key=len, default=np.empty(0, np.int64))
    return (int(best[0]), int(best[-1])) if len(best) else (-1, -1)


def make_batch(examples: Sequence[Example], special: Special) -> Batch:
    """Inputs and answers (names ending in ``_answer``) of examples, as tensors."""
    arrays = collate([(e.words, e.window) for e in examples], special)
    n_words = arrays["heads"].shape[1]
    for name in ("cue", "arc", "opens", "closes"):
        arrays[f"{name}_answer"] = np.full((len(examples), n_words), IGNORED, np.int64)
    for i, example in enumerate(examples):
        for name, values in _window_answers(example).items():
            arrays[f"{name}_answer"][i, : len(values)] = values
    return {name: torch.from_numpy(values) for name, values in arrays.items()}


def _window_answers(example: Example) -> dict[str, Ints]:
    """Answers of one window in its own word numbers, with what stands in the context ignored.

    In `arc` and `opens` 0 is none and ``1 + i`` is word ``i``. What a window cannot see is ignored, not denied.
    """
    window, answers = example.window, example.answers
    cut = slice(window.start, window.end)
    cue, arc = answers.cue[cut].copy(), _shift(answers.arc[cut], window, none=0) + 0
    head = cue == BEGIN
    opens = np.where(head, _shift(answers.opens[cut], window, none=0), IGNORED)
    closes = np.where(head, _shift(answers.closes[cut], window, none=IGNORED + 1) - 1, IGNORED)
    context = window.core - window.start
    for values in (cue, arc, opens, closes):
        values[:context] = IGNORED
    return {"cue": cue, "arc": arc, "opens": opens, "closes": np.where(closes < 0, IGNORED, closes)}


def _shift(values: Ints, window: Window, none: int) -> Ints:
    """``1 + i`` for words of the window, `none` for -1, ignored for words beyond the window."""
    inside = (values >= window.start) & (values < window.end)
    return np.where(values < 0, none, np.where(inside, values - window.start + 1, IGNORED))
