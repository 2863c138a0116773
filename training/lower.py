"""Hidden states after the layers that do not learn, computed once for all epochs and kept in half precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from onrecord.words.windows import Special
from training.examples import Example, make_batch
from training.network import Network


class Lower:
    """What `Network.lower` gives for each example, without dropout; about 1.5 GB for the 840 training articles."""

    def __init__(self, network: Network, groups: Iterable[Sequence[Example]], special: Special) -> None:
        self.states: dict[int, Tensor] = {}
        device = next(network.parameters()).device
        network.eval()
        with torch.no_grad():
            for group in groups:
                batch = {name: value.to(device) for name, value in make_batch(group, special).items()}
                hidden = network.lower(batch).half().cpu()
                for row, example in enumerate(group):
                    self.states[id(example)] = hidden[row, : int(batch["mask"][row].sum())].clone()

    def hidden(self, group: Sequence[Example], device: torch.device) -> Tensor:
        """The states (batch, pieces, width) of a group, zeros where the batch is padded."""
        return pad_sequence([self.states[id(e)] for e in group], batch_first=True).to(device).float()
