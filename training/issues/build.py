"""Builds the word vectors that ship.

    python -m training.issues.build --data ../shared/data --base BASE --out src/onrecord/models/data/issues

BASE is the folder of all-MiniLM-L6-v2. Runs where the package and training/requirements.txt are installed, with the
repository's root on PYTHONPATH. The same data on the same kind of processor give the same bytes. Takes five minutes on
one core.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.models.general import general_codebook
from onrecord.models.issue_vectors import VECTORS, VECTORS_CODE, WORDS, WordVectors
from onrecord.models.manifest import Manifest
from onrecord.models.verify import describe_file
from onrecord.resolve.codebook import read_codebook
from training.base import open_base
from training.issues.card import write_card
from training.issues.learn import Fit, Matrix, axes, fit, names, phrases
from training.issues.score import PAIRS, figures, judge_with, read_pairs
from training.issues.vectors import eight_bit, encode, unit
from training.issues.words import Cases, read_texts, vocabulary

SIZE = 128
MOST = 28_000
"""Dimensions and words: together 3.6 MB, so that the folder stays under four."""

CARD = "MODEL_CARD.md"


def build(data: Path, base: Path, out: Path) -> Manifest:
    """Write words, vectors, card and manifest into `out`."""
    texts = list(read_texts(data))
    if not texts:
        raise ValueError(f"no texts under {data}; give the folder that has polnear and gum")
    chosen, cases = vocabulary(_pieces(base), texts, _wanted(), MOST)
    single = encode(base, chosen)
    words = _spelt(chosen, cases, single)
    vectors = _vectors(words, single, phrases(texts), base)
    out.mkdir(parents=True, exist_ok=True)
    (out / WORDS).write_text("\n".join(words) + "\n", encoding="utf-8")
    np.save(out / VECTORS, vectors, allow_pickle=False)
    metrics = _metrics(WordVectors(words, vectors))
    described = {
        "texts": {
            "licence": "PolNeAR: none stated; GUM: Creative Commons, by part; read for words, not redistributed",
            "sha256": hashlib.sha256("\x1f".join(texts).encode()).hexdigest(),
        },
        "base": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0"},
        "pairs": {"licence": "Apache-2.0, written for this project", "sha256": describe_file(PAIRS).sha256},
    }
    (out / CARD).write_text(write_card(len(words), SIZE, metrics), encoding="utf-8")
    manifest = Manifest(
        name="issues",
        version="1",
        code=VECTORS_CODE,
        labels={},
        files={name: describe_file(out / name) for name in (WORDS, VECTORS, CARD)},
        data=described,
        metrics=metrics,
        settings={"size": SIZE},
        licence="Apache-2.0",
    )
    manifest.write(out)
    return manifest


def _pieces(base: Path) -> list[str]:
    """The tokenizer's pieces in the order of their numbers, which is that of falling frequency."""
    found = open_base(base).tokenizer.get_vocab()
    return sorted(found, key=found.__getitem__)


def _wanted() -> list[str]:
    """The words of the general codebook."""
    issues = read_codebook(general_codebook()).issues
    found = (word for issue in issues for phrase in (*issue.phrases, *issue.opposites) for word in phrase.split())
    return sorted({word.strip("',.") for word in found if word.strip("',.").isalpha() and len(word) > 2})


def _spelt(words: list[str], cases: Cases, single: Matrix) -> list[str]:
    """The words with a capital where they are names."""
    known = np.array([word in cases for word in words])
    found = names(single, known, np.array([cases.get(word, False) for word in words]))
    return [word.capitalize() if name else word for word, name in zip(words, found, strict=True)]


def _vectors(words: list[str], single: Matrix, taught: list[str], base: Path) -> NDArray[np.int8]:
    """Vectors of single words on their principal axes, fitted to the vectors of phrases on the same axes."""
    whole, found = encode(base, taught), axes(single, SIZE)
    start, goal = unit((single - single.mean(0)) @ found), unit((whole - whole.mean(0)) @ found)
    known = WordVectors(words, eight_bit(start))
    weights = np.array([known.weight(word.casefold()) for word in words], np.float32)
    return eight_bit(fit(words, start, weights, (taught, goal), Fit()))


def _metrics(vectors: WordVectors) -> dict[str, Any]:
    pairs = read_pairs()
    kept, tune = ([p for p in pairs if p.part == part] for part in ("kept", "tune"))
    return {
        "kept": figures(kept, judge_with(vectors)),
        "kept, words alone": figures(kept, judge_with(None)),
        "tune": figures(tune, judge_with(vectors)),
    }


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description="Build the word vectors that issues meet by.")
    for name in ("data", "base", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    print(build(asked.data, asked.base, asked.out).metrics)


if __name__ == "__main__":
    main()
