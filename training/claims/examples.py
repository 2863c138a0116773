"""From annotated attributions to windows with the answers that the claims network learns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.judge.claims.focus import OUTSIDE, Focus, Reach, arrays, focus
from onrecord.judge.claims.labels import ACTS, MODALITIES, PIECES, STANCES
from onrecord.words.split import Words, split_words
from onrecord.words.windows import Special
from training.examples import covered
from training.network import Batch
from training.polnear import Article

IGNORED = -100
"""Answer that costs nothing."""

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Annotated:
    """An annotated attribution: its article, its standoff record and a weight for the loss."""

    article: Article
    record: Mapping[str, Any]
    weight: float = 1.0


@dataclass(frozen=True)
class Example:
    """A window with its answers by name (words, or words where a claim begins) and where it came from."""

    words: Words
    focus: Focus
    answers: Mapping[str, Ints]
    origin: Annotated

    @property
    def pieces(self) -> int:
        """Number of word pieces, special ones aside."""
        return int(self.words.first[self.focus.window.end] - self.words.first[self.focus.window.start])


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a standoff file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def make_examples(items: Iterable[Annotated], tokenizer: Tokenizer, reach: Reach) -> list[Example]:
    """A window for each item that has one."""
    words: dict[int, Words] = {}
    examples = []
    for item in items:
        key = id(item.article)
        if key not in words:
            words[key] = split_words(item.article.text, item.article.paragraphs, tokenizer)
        seen = focus(words[key], *(item.record[k] for k in ("source", "cue", "content")), reach)
        if seen is not None:
            examples.append(Example(words[key], seen, find_answers(words[key], seen, item.record["claims"]), item))
    return examples


def find_answers(words: Words, seen: Focus, claims: Sequence[Mapping[str, Any]]) -> dict[str, Ints]:
    """The answers of one window in its own word numbers. Claims whose issue lies outside the window are left out.

    An optional claim's beginning costs nothing either way; what it says is learned.
    """
    size = seen.window.size
    answers = {name: np.full(size, IGNORED, np.int64) for name in ("close", "stance", "act", "modality", "described")}
    answers["begin"] = np.where(seen.roles == OUTSIDE, IGNORED, 0)
    answers["tag"], answers["arc"] = np.zeros(size, np.int64), np.full(size, IGNORED, np.int64)
    for claim in claims:
        issue = _inside(words, seen, [claim["issue"]])
        if not len(issue):
            continue
        head = int(issue[0])
        answers["begin"][head] = IGNORED if claim.get("optional") else 1
        answers["close"][head] = int(issue[-1])
        answers["stance"][head] = STANCES.index(claim["stance"])
        answers["act"][head] = ACTS.index(claim.get("act") or "none")
        answers["modality"][head] = MODALITIES.index(claim.get("modality") or "none")
        answers["described"][head] = int(bool(claim.get("described")))
        for kind, name in enumerate(PIECES):
            given = claim.get(name) or []
            for span in [given] if given and isinstance(given[0], int) else given:
                places = _inside(words, seen, [span])
                answers["tag"][places] = 2 + 2 * kind
                answers["tag"][places[:1]] = 1 + 2 * kind
                answers["arc"][places] = head
    return answers


def _inside(words: Words, seen: Focus, spans: Sequence[Sequence[int]]) -> Ints:
    """Numbers in the window of the words of passages."""
    places = covered(words, tuple((s, e) for s, e in spans))
    inside: Ints = places[(places >= seen.window.start) & (places < seen.window.end)] - seen.window.start
    return inside


def make_batch(examples: Sequence[Example], special: Special) -> Batch:
    """Inputs and answers (names ending in ``_answer``) of examples, and their weights, as tensors."""
    batch = arrays([(e.words, e.focus) for e in examples], special)
    size = batch["heads"].shape[1]
    for name in examples[0].answers:
        batch[f"{name}_answer"] = np.full((len(examples), size), IGNORED, np.int64)
        for row, example in enumerate(examples):
            batch[f"{name}_answer"][row, : len(example.answers[name])] = example.answers[name]
    tensors = {name: torch.from_numpy(values) for name, values in batch.items()}
    tensors["weight"] = torch.tensor([e.origin.weight for e in examples])
    return tensors
