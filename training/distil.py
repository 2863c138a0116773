"""Lets a small network learn from what a large one says of the same windows (Hinton et al. 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from onrecord.extract.tagger.session import OUTPUTS, Session
from onrecord.extract.tagger.tagger import LOWER, NETWORK, TOKENIZER
from onrecord.models import Manifest
from onrecord.words.windows import Special
from training.base import Base
from training.examples import BEGIN, IGNORED, Example
from training.network import BLOCKED, Batch, Outputs

Halves = NDArray[np.float16]

SHARE = 0.7
"""Share of the teacher in the loss; the rest is the annotators'. Texts that nobody annotated have the teacher alone."""

TEACHER_FLOOR = 0.05
"""Words whose chance to begin a cue the teacher puts above this teach sources too, though nobody marked a cue there."""


class Teacher:
    """A model as it ships, which answers for the windows of a network whose word pieces differ by a constant in number.

    What it said of a window is kept, in half precision: about 2 GB for PolNeAR.
    """

    def __init__(self, session: Session, shift: int) -> None:
        self._session, self._shift = session, shift
        self._said: dict[int, dict[str, Halves]] = {}

    def lesson(self, group: Sequence[Example]) -> Outputs:
        """What it says of the windows of `group`, padded as a batch is: no word takes a padded one for its own."""
        said = [self._known(example) for example in group]
        most = max(len(one["cue"]) for one in said)
        columns = {"cue": 3, "arc": most + 1, "opens": most + 1, "closes": most}
        padded = {name: np.full((len(said), most, columns[name]), BLOCKED, np.float32) for name in columns}
        for row, one in enumerate(said):
            for name, values in one.items():
                padded[name][row, : values.shape[0], : values.shape[1]] = values
        return Outputs(**{name: torch.from_numpy(values) for name, values in padded.items()})

    def _known(self, example: Example) -> dict[str, Halves]:
        """Its scores of one window by name."""
        if id(example) not in self._said:
            words = replace(example.words, pieces=example.words.pieces + self._shift)
            (scores,) = self._session.run([(words, example.window)])
            self._said[id(example)] = {name: getattr(scores, name).astype(np.float16) for name in OUTPUTS}
        return self._said[id(example)]


def open_teacher(folder: Path, student: Base, threads: int) -> Teacher:
    """The model of a folder, ready to answer. Raises ValueError where the two tokenizers do not share their pieces."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    theirs, ours = tokenizer.get_vocab(), student.tokenizer.get_vocab()
    shifts = {theirs[piece] - number for piece, number in ours.items() if piece in theirs}
    if len(shifts) != 1:
        raise ValueError(f"the tokenizers of {folder} and {student.folder} cut words differently")
    special = Special(**Manifest.read(folder).settings["special"])
    lower = folder / LOWER if (folder / LOWER).exists() else None
    return Teacher(Session(folder / NETWORK, special, threads, lower), shifts.pop())


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
