"""Hidden states of whole documents by the lower layers of an attribution model, as it ships.

The claims network learns from what it will be given: those layers run once over a document for both models.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from onrecord.extract.tagger.tagger import LOWER
from onrecord.judge.claims.session import Ground
from onrecord.models import Manifest
from onrecord.models.networks import IDS, LowerLayers
from onrecord.words.states import covering, join_states
from onrecord.words.windows import Limits, Special, Window, collate, split_windows
from training.claims.examples import Example

Halves = NDArray[np.float16]


def read_ground(folder: Path, threads: int) -> Ground:
    """The lower layers in the folder of an attribution model in two parts."""
    return Ground(LowerLayers(folder / LOWER, threads), Limits(**Manifest.read(folder).settings["limits"]))


class Shared:
    """States of the windows that cover each example's document, in half precision: about 2.5 GB for PolNeAR."""

    def __init__(self, ground: Ground, examples: Iterable[Example], special: Special) -> None:
        """Run the layers over all documents."""
        self._windows: dict[int, list[Window]] = {}
        self._states: dict[int, list[Halves]] = {}
        for words in {id(e.words): e.words for e in examples}.values():
            windows = split_windows(words, ground.limits)
            ids = [collate([(words, window)], special)[IDS] for window in windows]
            self._windows[id(words)] = windows
            self._states[id(words)] = [ground.layers.run(i)[0].astype(np.float16) for i in ids]

    def hidden(self, group: Sequence[Example]) -> Tensor:
        """The states (batch, pieces, width) of examples' windows, zeros where the batch is padded."""
        return pad_sequence([torch.from_numpy(self._of(e)) for e in group], batch_first=True).float()

    def _of(self, example: Example) -> Halves:
        windows, states = self._windows[id(example.words)], self._states[id(example.words)]
        window = example.focus.window
        places = covering(windows, window)
        joined = join_states(example.words, [windows[i] for i in places], [states[i] for i in places], window)
        return joined.astype(np.float16, copy=False)
