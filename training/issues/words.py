"""The vocabulary of the word vectors, most frequent words first, and which of them texts use as names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_WHOLE = re.compile(r"[a-z]{2,}")

FEWEST = 3
"""Occurrences in the texts from which a word is taken that the encoder's tokenizer has no piece for."""


Cases = dict[str, bool]
"""Whether a word (lower case) is a name, for the words of which texts tell."""


def vocabulary(
    pieces: Iterable[str], texts: Iterable[str], wanted: Iterable[str], most: int
) -> tuple[list[str], Cases]:
    """At most `most` words, lower case: the whole words among `pieces`, `wanted` ones, then those of `texts` by count.

    BERT's pieces come in falling frequency in its corpus, so that a word's place stands for its frequency. With them
    which are names: those that the texts mostly capitalise within a sentence.
    """
    counts, capital = _counted(texts)
    whole = [piece for piece in pieces if _WHOLE.fullmatch(piece)]
    rest = [word for word, n in sorted(counts.items(), key=lambda e: (-e[1], e[0])) if n >= FEWEST and len(word) > 2]
    chosen = list(dict.fromkeys([*whole, *(w.casefold() for w in wanted), *rest]))[:most]
    return chosen, {word: 2 * capital[word] > counts[word] for word in chosen if counts[word]}


def _counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word (lower case) stands within a sentence, and how often with a capital there."""
    counts, capital = Counter[str](), Counter[str]()
    for word in (word for text in texts for word in _within(text)):
        lower = word.casefold().replace("’", "'").removesuffix("'s")
        counts[lower] += 1
        capital[lower] += word[0].isupper()
    return counts, capital


def _within(text: str) -> Iterator[str]:
    """Words that do not begin a sentence, a line or a quotation, where all words have capitals."""
    for found in _WORD.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if len(before) == 2 and before[1] == " " and (before[0].isalnum() or before[0] in ",;"):
            yield found.group()


def read_texts(data: Path) -> Iterator[str]:
    """The texts of PolNeAR's training part and of GUM (of the latter without the Reddit part, which has no words)."""
    for path in sorted((data / "polnear/data/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data / "gum/dep").glob("*.conllu")):
        if "_reddit_" not in path.name:
            lines = path.read_text(encoding="utf-8").split("\n")
            yield "\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
