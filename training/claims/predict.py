"""Runs a claims network over examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from onrecord.judge.claims.decode import Found, Scores, Settings, decode
from onrecord.judge.claims.session import OUTPUTS
from onrecord.words.windows import Special
from training.claims.examples import Example, make_batch
from training.claims.network import ClaimNetwork
from training.claims.shared import Shared


@dataclass(frozen=True)
class Read:
    """An example with the network's scores, ready to be decoded under any settings."""

    example: Example
    scores: Scores

    def found(self, settings: Settings) -> list[Found]:
        """The claims under `settings`."""
        return decode(self.scores, self.example.focus.roles, settings)


def read_all(
    network: ClaimNetwork,
    examples: Sequence[Example],
    special: Special,
    lower: Shared | None = None,
    together: int = 8,
) -> list[Read]:
    """Scores of every example, in the order given. `lower` has the states of the layers that keep their weights."""
    order = sorted(range(len(examples)), key=lambda i: examples[i].pieces)
    result: dict[int, Read] = {}
    network.eval()
    with torch.no_grad():
        for at in range(0, len(order), together):
            places = order[at : at + together]
            group = [examples[i] for i in places]
            batch = make_batch(group, special)
            outputs = network.upper(lower.hidden(group), batch) if lower else network(batch)
            values = [getattr(outputs, name).float().numpy() for name in OUTPUTS]
            for row, place in enumerate(places):
                size = examples[place].focus.window.size
                cut = [
                    v[row, :size, :size] if n in {"close", "arc"} else v[row, :size]
                    for n, v in zip(OUTPUTS, values, strict=True)
                ]
                result[place] = Read(examples[place], Scores(*cut))
    return [result[i] for i in range(len(examples))]
