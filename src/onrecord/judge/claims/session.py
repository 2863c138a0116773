"""Runs the claims network in ONNX form, one statement at a time."""

from __future__ import annotations

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

    def run(self, words: Words, focus: Focus) -> Scores:
        """Scores of one statement's window."""
        batch = arrays([(words, focus)], self._special)
        inputs: dict[str, Any] = {name: batch[name] for name in INPUTS}
        if self._ground is not None:
            del inputs[IDS]
            inputs[HIDDEN] = self._hidden(self._ground, words, focus.window)
        outputs = self._session.run(list(OUTPUTS), inputs)
        return Scores(*(output[0] for output in outputs))

    def _hidden(self, ground: Ground, words: Words, window: Window) -> Floats:
        """The states of a window's pieces, from those of the document's windows."""
        every = split_windows(words, ground.limits)
        some = [every[i] for i in covering(every, window)]
        states = [ground.layers.run(collate([(words, w)], self._special)[IDS])[0] for w in some]
        return join_states(words, some, states, window)[None]
