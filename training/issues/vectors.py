"""What a sentence encoder says of words and phrases, and vectors in 8 bits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.base import open_base
from training.encoder import load_encoder

_AT_ONCE = 256


def encode(folder: Path, phrases: Sequence[str]) -> NDArray[np.float32]:
    """The encoder's vectors of phrases, mean over all pieces as it was trained, of length 1: (phrases, width)."""
    base, encoder = open_base(folder), load_encoder(folder, dropout=0.0).eval()
    found = np.zeros((len(phrases), encoder.config.width), np.float32)
    coded = [base.tokenizer.encode(phrase).ids for phrase in phrases]
    order = sorted(range(len(phrases)), key=lambda i: len(coded[i]))
    with torch.inference_mode():
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            ids = torch.full((len(some), max(len(coded[i]) for i in some)), base.special.padding, dtype=torch.long)
            for row, i in enumerate(some):
                ids[row, : len(coded[i])] = torch.tensor(coded[i])
            mask = ids != base.special.padding
            hidden = encoder.run(encoder.embed(ids), encoder.bias(ids, mask), 0, encoder.config.layers)
            mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            found[some] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return found


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors at length 1."""
    found: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found


def eight_bit(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The vectors as 8-bit integers, each row scaled so that its largest value is 127.

    A row's length says nothing afterwards; whoever uses it makes it 1 and weights the word by its frequency.
    """
    return np.rint(127 * vectors / np.abs(vectors).max(1, keepdims=True)).astype(np.int8)
