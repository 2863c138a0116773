"""Runs a network in ONNX form over windows of many documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.extract.tagger.decode import Scores
from onrecord.models.networks import HIDDEN, IDS, load_lower, load_network
from onrecord.words.split import Words
from onrecord.words.windows import FEATURES, Special, Window, collate

INPUTS = (IDS, "heads", "owner", *FEATURES)
"""Names of the network's inputs, all 64-bit integers; see `collate`. One window goes through at a time, unpadded."""

OUTPUTS = ("cue", "arc", "opens", "closes")
"""Names of the network's outputs; see `Scores`."""

Job = tuple[Words, Window]


class Session:
    """A loaded network. Holds no state between calls and may be shared between threads."""

    def __init__(self, network: Path, special: Special, threads: int, lower: Path | None = None) -> None:
        """Load `network`; `threads` compute each product (onnxruntime would otherwise take every core).

        With `lower` the network is in two files: the lower layers make hidden states, which `network` takes instead
        of word pieces.
        """
        self._session = load_network(network, threads)
        self._lower = load_lower(lower, threads) if lower else None
        self._special = special

    def run(self, jobs: Sequence[Job]) -> list[Scores]:
        """Scores of every window in the order given.

        Each window goes through alone: on one core, batches of eight windows of like length took a third more time,
        as their attention no longer fits the cache, and padding has to be masked.
        """
        return [self._run(job) for job in jobs]

    def _run(self, job: Job) -> Scores:
        """Scores of one window."""
        arrays = collate([job], self._special)
        inputs: dict[str, Any] = {name: arrays[name] for name in INPUTS}
        if self._lower is not None:
            inputs[HIDDEN] = self._lower.run(inputs.pop(IDS))
        cue, arc, opens, closes = self._session.run(list(OUTPUTS), inputs)
        return Scores(cue[0], arc[0], opens[0], closes[0])
