"""What the network is punished for: cross entropy of each head on its answers, or its distance from a teacher."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import IGNORED
from training.network import Batch, Outputs

HEADS = ("cue", "arc", "opens", "closes")


@dataclass(frozen=True)
class Weights:
    """How much each head counts. Sources are few, so that a mean over them alone would drown the rest."""

    cue: float = 1.0
    arc: float = 1.0
    opens: float = 0.5
    closes: float = 0.5


def gold_loss(outputs: Outputs, batch: Batch, weights: Weights) -> Tensor:
    """Weighted sum of the heads' cross entropies; cue and content are summed over words and set by attribution count.

    Scaling by the number of words would let sparse windows count too much; by attributions, every one counts alike.
    """
    total = torch.zeros((), device=outputs.cue.device)
    words = (batch["cue_answer"] != IGNORED).sum().clamp(min=1)
    cues = (batch["opens_answer"] != IGNORED).sum().clamp(min=1)
    for head in HEADS:
        scores, answer = getattr(outputs, head).float(), batch[f"{head}_answer"]
        loss = functional.cross_entropy(scores.flatten(0, 1), answer.flatten(), ignore_index=IGNORED, reduction="sum")
        over = words / 10 if head in {"cue", "arc"} else cues
        total = total + getattr(weights, head) * loss / over
    return total
