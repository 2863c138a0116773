"""Runs the claims network in ONNX form, one statement at a time."""

from __future__ import annotations

from pathlib import Path

from onrecord.judge.claims.decode import Scores
from onrecord.judge.claims.focus import Focus, arrays
from onrecord.models.networks import load_network
from onrecord.words.split import Words
from onrecord.words.windows import FEATURES, Special

INPUTS = ("ids", "heads", "owner", *FEATURES, "role")
"""Names of the network's inputs, all 64-bit integers; see `arrays`."""

OUTPUTS = ("begin", "close", "stance", "act", "modality", "described", "tag", "arc")
"""Names of the network's outputs; see `Scores`."""


class Session:
    """A loaded network. Holds no state between calls and may be shared between threads."""

    def __init__(self, network: Path, special: Special, threads: int) -> None:
        """Load `network`; `threads` compute each product."""
        self._session = load_network(network, threads)
        self._special = special

    def run(self, words: Words, focus: Focus) -> Scores:
        """Scores of one statement's window."""
        batch = arrays([(words, focus)], self._special)
        outputs = self._session.run(list(OUTPUTS), {name: batch[name] for name in INPUTS})
        return Scores(*(output[0] for output in outputs))
