"""Makes products easier to compute in 8 bits by moving the activations' large channels into the weights.

After the feed-forward part's bend a few channels are far larger than the rest, so that one scale for all loses these.
Each channel is divided by a factor and its row of weights multiplied by it, which changes nothing in exact numbers
(Xiao et al. 2023, SmoothQuant).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from training.encoder import Encoder, Layer


def ease(encoder: Encoder, run: Callable[[], object], power: float = 0.5) -> None:
    """Set every layer's factors from the largest activation of each channel while `run` runs the network.

    `power` says how much of the difficulty goes to the weights: 0 none, 1 all.
    """
    largest: dict[int, Tensor] = {}
    hooks = [layer.fall.register_forward_pre_hook(_watch(largest, i)) for i, layer in enumerate(encoder.layers)]
    with torch.no_grad():
        run()
    for hook in hooks:
        hook.remove()
    for i, layer in enumerate(encoder.layers):
        _move(layer, largest[i], power)


def _watch(largest: dict[int, Tensor], number: int) -> Callable[[nn.Module, Sequence[Any]], None]:
    """A hook that keeps the largest absolute value of each input channel."""

    def hook(_: nn.Module, inputs: Sequence[Any]) -> None:
        top = inputs[0].abs().flatten(0, -2).amax(0)
        largest[number] = torch.maximum(largest[number], top) if number in largest else top

    return hook


def _move(layer: Layer, activation: Tensor, power: float) -> None:
    """Divide the layer's inner channels by factors and multiply the weights by them."""
    with torch.no_grad():
        weight = layer.fall.weight.abs().amax(0).clamp(min=1e-5)
        factor = (activation.clamp(min=1e-5) ** power / weight ** (1 - power)).clamp(min=1e-4)
        layer.fall.weight.mul_(factor[None])
        layer.ease = 1.0 / factor
