"""Fits static word vectors to what the encoder says of whole phrases: the weighted sum of a phrase's words is to point
where the encoder points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

FUNCTION = frozenset(
    "the a an this that these those and or but if of to in on for with at by from as is are was were be been has have "
    "had he she they it we i you his her their its our my not no will would can could said says who which what there "
    "about after before into than then so do did does also more most just when where how all one".split()
)
"""Words at which no phrase begins or ends, and that weigh nothing in one."""

_LONGEST = 6
_CONTENT = (2, 4)  # words of a phrase that are not function words
_FEWEST = 2  # occurrences from which a phrase is taken


@dataclass(frozen=True)
class Fit:
    """How to fit: passes over the phrases, phrases a step, rate of Adam, and how dear it is to leave the start."""

    passes: int = 4
    at_once: int = 1024
    rate: float = 5e-3
    hold: float = 0.05
    seed: int = 0


def phrases(texts: Iterable[str]) -> list[str]:
    """Phrases of two to four content words that texts have at least twice, most frequent first."""
    counts = Counter[str]()
    for text in texts:
        for piece in re.split(r"[.!?;:,\"“”()\n]", text):
            words = re.findall(r"[a-z][a-z'-]*", piece.casefold())
            counts.update(" ".join(words[i:j]) for i, j in _stretches(words))
    return [phrase for phrase, n in sorted(counts.items(), key=lambda e: (-e[1], e[0])) if n >= _FEWEST]


def _stretches(words: Sequence[str]) -> Iterable[tuple[int, int]]:
    for start, word in enumerate(words):
        if word in FUNCTION:
            continue
        content = 1
        for end in range(start + 1, min(start + _LONGEST, len(words))):
            if words[end] not in FUNCTION:
                content += 1
                if _CONTENT[0] <= content <= _CONTENT[1]:
                    yield start, end + 1


def axes(vectors: Matrix, size: int) -> Matrix:
    """The `size` principal axes of vectors about their mean: (width, size), signs fixed."""
    centred = vectors.astype(np.float64) - vectors.mean(0, dtype=np.float64)
    values, found = np.linalg.eigh(centred.T @ centred)
    found = found[:, np.argsort(values)[::-1][:size]]
    found *= np.sign(found[np.abs(found).argmax(0), np.arange(size)])  # eigenvectors have no sign of their own
    return found.astype(np.float32)


def names(vectors: Matrix, known: NDArray[np.bool_], is_name: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words are names: those `known` as `is_name` says, the others by ridge regression on their vectors."""
    given = vectors[known].astype(np.float64)
    wanted = np.where(is_name[known], 1.0, -1.0)
    solved = np.linalg.solve(given.T @ given + np.eye(given.shape[1]), given.T @ wanted)
    return np.where(known, is_name, vectors @ solved > 0)


def fit(words: Sequence[str], start: Matrix, weights: Matrix, taught: tuple[Sequence[str], Matrix], how: Fit) -> Matrix:
    """Word vectors that begin at `start` and are fitted to the vectors of phrases, `taught`, of length 1."""
    torch.manual_seed(how.seed)
    place = {word.casefold(): at for at, word in enumerate(words)}
    known = [[place[w] for w in p.split() if w in place and w not in FUNCTION][: _CONTENT[1]] for p in taught[0]]
    used = [at for at, ids in enumerate(known) if len(ids) >= _CONTENT[0]]
    ids = torch.tensor([known[at] + [len(words)] * (_CONTENT[1] - len(known[at])) for at in used])
    goal = torch.from_numpy(taught[1][used])
    weight = torch.from_numpy(np.append(weights, 0).astype(np.float32))
    table = torch.nn.Embedding(len(words) + 1, start.shape[1])
    with torch.no_grad():
        table.weight.copy_(torch.from_numpy(np.vstack([start, np.zeros((1, start.shape[1]), np.float32)])))
    begun = table.weight.detach().clone()
    optimiser = torch.optim.Adam(table.parameters(), lr=how.rate)
    for _ in range(how.passes):
        for some in torch.randperm(len(used)).split(how.at_once):
            vectors = table(ids[some])
            whole = torch.nn.functional.normalize((vectors * weight[ids[some]][:, :, None]).sum(1), dim=1)
            away = (vectors - begun[ids[some]]).square().sum(-1).mean()
            loss = (1 - (whole * goal[some]).sum(1)).mean() + how.hold * away
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    fitted: Matrix = table.weight.detach().numpy()[:-1]
    return fitted
