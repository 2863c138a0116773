"""Runs the claims network in ONNX form, one statement at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.judge.claims.decode import Scores
from onrecord.judge.claims.focus import Focus, arrays
from onrecord.models.networks import HIDDEN, IDS, LowerLayers, load_network
from onrecord.words.split import Words
from onrecord.words.states import Floats, covering, join_states
from onrecord.words.windows import FEATURES, Limits, Special, Window, collate, split_windows

INPUTS = (IDS, "heads", "owner", *FEATURES, "role")
"""Names of the network's inputs, all 64-bit integers; see `arrays`."""

OUTPUTS = ("begin", "close", "stance", "act", "modality", "described", "tag", "arc")
"""Names of the network's outputs; see `Scores`."""


@dataclass(frozen=True)
class Ground:
    """The lower layers of an attribution model on which a claims network stands, and the windows that they run over."""

    layers: LowerLayers
    limits: Limits


class Session:
    """A loaded network. Holds no state between calls and may be shared between threads."""

    def __init__(self, network: Path, special: Special, threads: int, ground: Ground | None = None) -> None:
        """Load `network`; `threads` compute each product. With `ground` it takes states instead of word pieces."""
        self._session = load_network(network, threads)
        self._special, self._ground = special, ground

    def windows(self, words: Words) -> list[Window]:
        """The windows of a document that the ground runs over; none where the network stands on nothing."""
        return split_windows(words, self._ground.limits) if self._ground else []

    def run(self, words: Words, focus: Focus, windows: Sequence[Window]) -> Scores:
        """Scores of one statement's window; `windows` are its document's, see `windows`."""
        batch = arrays([(words, focus)], self._special)
        inputs: dict[str, Any] = {name: batch[name] for name in INPUTS}
        if self._ground is not None:
            del inputs[IDS]
            inputs[HIDDEN] = self._hidden(self._ground.layers, words, windows, focus.window)
        outputs = self._session.run(list(OUTPUTS), inputs)
        return Scores(*(output[0] for output in outputs))

    def _hidden(self, layers: LowerLayers, words: Words, every: Sequence[Window], window: Window) -> Floats:
        """The states of a window's pieces, from those of the document's windows."""
        some = [every[i] for i in covering(every, window)]
        states = [layers.run(collate([(words, w)], self._special)[IDS])[0] for w in some]
        return join_states(words, some, states, window)[None]
