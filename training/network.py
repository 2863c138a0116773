"""The network: an encoder, word features at its input and at the heads, and heads for cues, contents and sources."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.words.marks import STATES
from onrecord.words.split import CASINGS, PLACES
from training.encoder import Encoder

Batch = dict[str, Tensor]

DISTANCES = 24
"""Buckets of signed distance between two words: 12 on each side, exact to 5 and then in powers of about 1.6."""

BLOCKED = -1e4
"""Score of what cannot be: finite, so that half precision and quantisation keep it."""


@dataclass(frozen=True)
class Outputs:
    """Scores for each word, before any softmax.

    `cue` (batch, words, 3): outside, begin, inside. `arc` (batch, words, 1 + words): whose content the word is, none
    or of the cue that begins at a word. `opens` (batch, words, 1 + words) and `closes` (batch, words, words): where
    the source of the cue at the word begins (first column: it has none) and ends.
    """

    cue: Tensor
    arc: Tensor
    opens: Tensor
    closes: Tensor


class Features(nn.Module):
    """Sum of embeddings of casing, quotation state and place, zero at first so that the encoder starts as it was."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.casing, self.state, self.place = (nn.Embedding(n, width) for n in (CASINGS, STATES, PLACES))
        for table in (self.casing, self.state, self.place):
            nn.init.zeros_(table.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Vectors (batch, words, width)."""
        total: Tensor = self.casing(batch["casing"]) + self.state(batch["state"]) + self.place(batch["place"])
        return total * batch["present"][..., None] if "present" in batch else total


class Pairs(nn.Module):
    """Biaffine scores of pairs of words with biases for how the two stand to each other (Dozat and Manning 2017)."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(width, inner), nn.Linear(width, inner)
        self.product = nn.Parameter(torch.eye(inner) / inner**0.5)
        self.right_alone = nn.Linear(inner, 1)
        self.relation = nn.Embedding(RELATIONS, 1)
        self.distance = nn.Embedding(DISTANCES, 1)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.relation.weight)
        nn.init.zeros_(self.distance.weight)

    def forward(self, words: Tensor, relations: Tensor, distances: Tensor) -> Tensor:
        """Scores (batch, words, words) of each left word with each right word."""
        left = self.dropout(functional.gelu(self.left(words)))
        right = self.dropout(functional.gelu(self.right(words)))
        scores: Tensor = (left @ self.product) @ right.transpose(1, 2) + self.right_alone(right).transpose(1, 2)
        near = self.relation(relations)[..., 0] + self.distance(distances)[..., 0]
        total: Tensor = scores + near
        return total


RELATIONS = 5 * 3 * 4
"""Ways two words can stand: paragraphs apart (-2 to 2), same sentence, earlier or later, in whose quotation."""


def relations(batch: Batch) -> Tensor:
    """The relation class (batch, words, words) of each left word to each right one, see `RELATIONS`."""
    paragraph, sentence, quote = batch["paragraph"], batch["sentence"], batch["quote"]
    apart = (paragraph[:, None, :] - paragraph[:, :, None]).clamp(-2, 2) + 2
    sentences = (sentence[:, None, :] - sentence[:, :, None]).clamp(-1, 1) + 1
    left, right = quote[:, :, None], quote[:, None, :]
    same = (left == right).long()
    quoted = (left >= 0).long() * (1 + same) + (left < 0).long() * (right >= 0).long() * 3
    return (apart * 3 + sentences) * 4 + quoted


def distances(words: int, device: torch.device) -> Tensor:
    """Distance buckets (words, words) from each left word to each right one, see `DISTANCES`."""
    place = torch.arange(words, device=device)
    offset = place[None, :] - place[:, None]
    size = offset.abs().float()
    far = 5 + torch.log(size.clamp(min=5.0) / 5) / 0.47
    bucket = torch.where(size <= 5, size, far).long().clamp(max=DISTANCES // 2 - 1)
    return bucket + (offset > 0).long() * (DISTANCES // 2)


class Network(nn.Module):
    """Encoder and heads. `before` layers at the bottom come before the input features.

    The first `kept` layers keep their weights, by default all that come before the features; fewer make a second round
    after one on the layers above. Raises ValueError for more kept layers than come before the features.
    """

    def __init__(
        self, encoder: Encoder, before: int = 0, kept: int | None = None, inner: int = 192, dropout: float = 0.1
    ) -> None:
        super().__init__()
        width = encoder.config.width
        self.encoder, self.before, self.kept = encoder, before, before if kept is None else kept
        if self.kept > before:
            raise ValueError(f"{kept} layers cannot keep their weights where {before} come before the features")
        self.at_input, self.at_heads = Features(width), Features(width)
        self.mix = nn.Linear(width, width)
        self.cue = nn.Linear(width, 3)
        self.none_arc, self.none_source = nn.Linear(width, 1), nn.Linear(width, 1)
        self.arc, self.opens, self.closes = (Pairs(width, inner, dropout) for _ in range(3))
        self.dropout = nn.Dropout(dropout)
        encoder.word.requires_grad_(False)
        if encoder.relative is not None:
            encoder.relative.requires_grad_(False)
        if self.kept:
            for part in (encoder.position, encoder.norm, *encoder.layers[: self.kept]):
                part.requires_grad_(False)

    def lower(self, batch: Batch) -> Tensor:
        """Hidden states after the layers that keep their weights, the same in every epoch."""
        hidden = self.encoder.embed(batch["ids"])
        if not self.kept:
            return hidden
        return self.encoder.run(hidden, self.encoder.bias(batch["ids"], batch.get("mask")), 0, self.kept)

    def upper(self, hidden: Tensor, batch: Batch) -> Outputs:
        """Scores from the hidden states that `lower` gives."""
        index = batch["heads"][..., None].expand(-1, -1, hidden.shape[2])
        bias = self.encoder.bias(batch["ids"], batch.get("mask"))
        hidden = self.encoder.run(hidden, bias, self.kept, self.before)
        features = functional.pad(self.at_input(batch), (0, 0, 1, 0))  # word 0 is none: pieces that begin no word
        owner = batch["owner"][..., None].expand(-1, -1, hidden.shape[2])
        hidden = hidden + torch.gather(features, 1, owner)
        hidden = self.encoder.run(hidden, bias, self.before, self.encoder.config.layers)
        words = torch.gather(hidden, 1, index) + self.at_heads(batch)
        words = self.dropout(words + functional.gelu(self.mix(self.dropout(words))))
        return self._heads(words, batch)

    def _heads(self, words: Tensor, batch: Batch) -> Outputs:
        """Scores of word vectors."""
        relation, distance = relations(batch), distances(words.shape[1], words.device)
        arc, opens, closes = (pairs(words, relation, distance) for pairs in (self.arc, self.opens, self.closes))
        if "present" in batch:
            blocked = (1.0 - batch["present"][:, None, :].float()) * BLOCKED
            arc, opens, closes = arc + blocked, opens + blocked, closes + blocked
        return Outputs(
            cue=self.cue(words),
            arc=torch.cat([self.none_arc(words), arc], 2),
            opens=torch.cat([self.none_source(words), opens], 2),
            closes=closes,
        )

    def forward(self, batch: Batch) -> Outputs:
        """Scores of a batch of windows; `mask` and `present` may be left out where nothing is padding."""
        return self.upper(self.lower(batch), batch)
