"""Lets a small network learn from what a large one says of the same windows (Hinton et al. 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.words.windows import Special, collate
from training.base import Base, open_base
from training.encoder import load_encoder
from training.examples import BEGIN, IGNORED, Example
from training.network import Batch, Network, Outputs
from training.safetensors import read_tensors

SHARE = 0.6
"""Share of the teacher in the loss; the rest is the annotators'."""

TEACHER_FLOOR = 0.05
"""Words whose chance to begin a cue the teacher puts above this teach sources too, though nobody marked a cue there."""


@dataclass(frozen=True)
class TeacherPlace:
    """A trained network: weights, its base encoder's folder, which of the base's layers it has, how many come before
    the input features."""

    weights: Path
    base: Path
    layers: tuple[int, ...] = ()
    before: int = 0


class Teacher:
    """A trained network that answers for the windows of another whose word pieces differ by a constant in number."""

    def __init__(self, network: Network, special: Special, shift: int) -> None:
        self.network, self.special, self.shift = network.eval(), special, shift

    @torch.no_grad()
    def lesson(self, group: Sequence[Example]) -> Outputs:
        """What the network says of the windows of `group`."""
        device = next(self.network.parameters()).device
        pairs = [(replace(e.words, pieces=e.words.pieces + self.shift), e.window) for e in group]
        arrays = collate(pairs, self.special)
        outputs: Outputs = self.network({name: torch.from_numpy(a).to(device) for name, a in arrays.items()})
        return outputs


def open_teacher(place: TeacherPlace, student: Base, device: torch.device) -> Teacher:
    """The teacher, ready to answer. Raises ValueError where the two tokenizers do not share their pieces."""
    base = open_base(place.base)
    theirs, ours = base.tokenizer.get_vocab(), student.tokenizer.get_vocab()
    shifts = {theirs[piece] - number for piece, number in ours.items() if piece in theirs}
    if len(shifts) != 1:
        raise ValueError(f"the tokenizers of {place.base} and {student.folder} cut words differently")
    network = Network(load_encoder(place.base, layers=place.layers), place.before)
    network.load_state_dict(read_tensors(place.weights))
    return Teacher(network.to(device), base.special, shifts.pop())


def soft_loss(outputs: Outputs, lesson: Outputs, batch: Batch) -> Tensor:
    """Distance of the network's distributions from the teacher's, in the proportions of `gold_loss`."""
    core = (batch["cue_answer"] != IGNORED) & (batch["present"] > 0)
    begins = lesson.cue.float().softmax(-1)[..., BEGIN] * core
    heads = begins > TEACHER_FLOOR
    count = core.sum().clamp(min=1) / 10
    cues = begins[heads].sum().clamp(min=1)
    total = (divergence(outputs.cue, lesson.cue)[core].sum() + divergence(outputs.arc, lesson.arc)[core].sum()) / count
    for ours, theirs in ((outputs.opens, lesson.opens), (outputs.closes, lesson.closes)):
        total = total + 0.5 * (divergence(ours, theirs) * begins)[heads].sum() / cues
    return total


def divergence(ours: Tensor, theirs: Tensor) -> Tensor:
    """Cross entropy over the last axis of our distribution under the teacher's."""
    return -(theirs.float().softmax(-1) * functional.log_softmax(ours.float(), -1)).sum(-1)
