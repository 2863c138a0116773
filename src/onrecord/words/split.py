"""Words of a text as the tagger sees them: offsets, word pieces and the features that uncased encoders lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.words.marks import quotation_states

Ints = NDArray[np.int32]

CASINGS = 6
"""Casing classes: lower, Capitalised, UPPER, miXed, with a digit, punctuation."""

PLACES = 8
"""Place classes: paragraph 0, 1, 2 or later of the document, doubled by whether the word opens its paragraph."""

_SENTENCE_END = frozenset(".?!")
_CLOSERS = frozenset("\"'”’)]")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gov sen rep gen lt col sgt capt st jr sr inc corp co vs etc no u.s u s d.c d a.m p.m jan feb"
    " aug sept oct nov dec".split()
)


@dataclass(frozen=True)
class Words:
    """The words of one document, one entry a word in every array.

    `start` and `end` are code points of the text; `pieces` holds the word pieces of all words, those of word ``i`` at
    ``pieces[first[i]:first[i + 1]]``; `paragraph` and `sentence` are running numbers, `quote` the number of the
    quotation that holds the word or -1; `casing`, `state` (quotation state) and `place` are feature classes.
    """

    start: Ints
    end: Ints
    pieces: Ints
    first: Ints
    paragraph: Ints
    sentence: Ints
    quote: Ints
    casing: Ints
    state: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.start)


def split_words(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Words:
    """The words of `paragraphs` (start and end offsets, in order) of `text`.

    The tokenizer's own pre-tokenization makes the words: letters and digits run together, each punctuation mark is
    a word. One call encodes all paragraphs.
    """
    pieces: list[int] = []
    first: list[int] = []
    spans: list[tuple[int, int, int]] = []
    encodings = tokenizer.encode_batch([text[s:e] for s, e in paragraphs], add_special_tokens=False)
    for number, ((base, _), encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        last = None
        offsets = zip(encoding.word_ids, encoding.offsets, strict=True)
        for at, (word, (left, right)) in enumerate(offsets, len(pieces)):
            if word != last:
                spans.append((base + left, base + right, number))
                first.append(at)
                last = word
            else:
                spans[-1] = (spans[-1][0], base + right, number)
        pieces += encoding.ids
    first.append(len(pieces))
    return _with_features(text, spans, pieces, first)


def _with_features(
    text: str, spans: Sequence[tuple[int, int, int]], pieces: Sequence[int], first: Sequence[int]
) -> Words:
    """The words with their features; `spans` are start, end and paragraph of each."""
    start, end, paragraph = np.asarray(spans, np.int32).reshape(-1, 3).T
    forms = [text[s:e] for s, e, _ in spans]
    numbers = [number for _, _, number in spans]
    state, quote = quotation_states(forms, numbers)
    return Words(
        start=start,
        end=end,
        pieces=np.asarray(pieces, np.int32),
        first=np.asarray(first, np.int32),
        paragraph=paragraph,
        sentence=_sentences(forms, numbers),
        quote=np.asarray(quote, np.int32),
        casing=np.asarray([casing_class(form) for form in forms], np.int32),
        state=np.asarray(state, np.int32),
        place=_places(numbers),
    )


def casing_class(form: str) -> int:
    """The casing class of a word, see `CASINGS`."""
    if not form[:1].isalnum():
        return 5
    if form.islower():
        return 0
    if form.isupper():
        return 2 if len(form) > 1 else 1
    if any(c.isdigit() for c in form):
        return 4
    return 1 if form[0].isupper() and form[1:].islower() else 3


def _places(paragraph: Sequence[int]) -> Ints:
    """Place classes, see `PLACES`."""
    numbers = np.asarray(paragraph, np.int32)
    opens = np.ones(len(numbers), np.int32)
    opens[1:] = numbers[1:] != numbers[:-1]
    return (np.minimum(numbers, 3) * 2 + opens).astype(np.int32)


def _sentences(forms: Sequence[str], paragraph: Sequence[int]) -> Ints:
    """Running sentence numbers: a mark that ends, closing marks after it, then a capital, digit or opening mark."""
    numbers = np.zeros(len(forms), np.int32)
    current, ended = 0, False
    for i, form in enumerate(forms):
        if i and paragraph[i] != paragraph[i - 1]:
            current, ended = current + 1, False
        elif ended and form not in _CLOSERS:
            current, ended = current + (not form.islower()), False
        if form in _SENTENCE_END:
            ended = form != "." or forms[i - 1].lower() not in _ABBREVIATIONS
        numbers[i] = current
    return numbers
