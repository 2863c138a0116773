"""A training run: a network, its optimizer, the running average of its weights and how far it has come."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn

Net = TypeVar("Net", bound=nn.Module)

LEAST = 0.02
"""Part of the peak rates that is left at the end of the schedule."""


class Course(Generic[Net]):
    """Steps down a gradient by AdamW, rates rising over the share `warm` of `steps` and falling to the end.

    `groups` are Adam's, each with its ``peak`` rate; `decay` is the running average's a step.
    """

    def __init__(self, network: Net, groups: list[dict[str, Any]], steps: int, warm: float, decay: float) -> None:
        self.network, self.steps = network, steps
        self._warm, self._decay = warm * steps, decay
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.average = {k: v.detach().clone() for k, v in network.named_parameters() if v.requires_grad}
        self.step = 0

    def learn(self, loss: Tensor) -> None:
        """One step down the gradient of `loss`."""
        factor = min((self.step + 1) / self._warm, (self.steps - self.step) / (self.steps - self._warm))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * max(factor, LEAST)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        decay = min(self._decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                if value.requires_grad:
                    self.average[name].lerp_(value, 1 - decay)

    def swap(self) -> None:
        """Exchange the weights with their average."""
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                if value.requires_grad:
                    kept = value.detach().clone()
                    value.copy_(self.average[name])
                    self.average[name] = kept

    def save(self, path: Path) -> None:
        """Write everything that is needed to go on."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
        }
        torch.save(state, path.with_suffix(".partial"))
        path.with_suffix(".partial").replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.step = state["average"], state["step"]
