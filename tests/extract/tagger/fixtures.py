"""A tokenizer and a network made by hand, so that the tagger can be tested without a trained model."""

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from onrecord.extract.tagger.decode import Scores
from onrecord.words.split import Words
from onrecord.words.windows import Window

TEXT = "Iran will not negotiate, Velayati said.\nNobody else spoke."
CUES = {"said", "warned"}


def tiny_tokenizer() -> Tokenizer:
    """Words of up to four pieces over single letters; everything printable is known."""
    letters = [chr(c) for c in range(33, 127)] + list("“”‘’—–…é")
    vocabulary = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3}
    for letter in letters:
        for piece in (letter, f"##{letter}"):
            vocabulary.setdefault(piece, len(vocabulary))
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def lines(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines of a text that are not empty."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


class SpokenNetwork:
    """Is certain of each of `CUES`: the word before it is its source, the line before that and a comma its content."""

    def __init__(self, text: str) -> None:
        self.text = text

    def run(self, jobs: Sequence[tuple[Words, Window]]) -> list[Scores]:
        """Scores of each window."""
        return [self._score(words, window) for words, window in jobs]

    def _score(self, words: Words, window: Window) -> Scores:
        n = window.size
        forms = [self.text[words.start[i] : words.end[i]] for i in range(window.start, window.end)]
        cue = np.tile(np.array([8.0, 0.0, 0.0], np.float32), (n, 1))
        arc = np.zeros((n, n + 1), np.float32)
        arc[:, 0] = 8.0
        opens, closes = np.zeros((n, n + 1), np.float32), np.zeros((n, n), np.float32)
        for i, form in enumerate(forms):
            if form in CUES:
                cue[i] = [0.0, 8.0, 0.0]
                opens[i, i] = closes[i, i - 1] = 9.0
                for j in range(i - 2):
                    if words.paragraph[window.start + j] == words.paragraph[window.start + i]:
                        arc[j, 0], arc[j, i + 1] = 0.0, 8.0
        return Scores(cue, arc, opens, closes)
