"""The claims network: an encoder with word features and roles, and heads for issues and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.judge.claims.labels import ACTS, MODALITIES, ROLES, STANCES, TAGS
from training.encoder import Encoder
from training.network import BLOCKED, Batch, Features, Pairs, distances, relations


@dataclass(frozen=True)
class Outputs:
    """Scores for each word of a batch, before any softmax, in the order and shapes of ``onrecord``'s `Scores`."""

    begin: Tensor
    close: Tensor
    stance: Tensor
    act: Tensor
    modality: Tensor
    described: Tensor
    tag: Tensor
    arc: Tensor


class ClaimNetwork(nn.Module):
    """Encoder and heads. `before` layers at the bottom come before the input features, the first `kept` of them (all
    unless given) keep their weights. Raises ValueError for more kept layers than come before the features."""

    def __init__(
        self, encoder: Encoder, before: int = 0, kept: int | None = None, inner: int = 128, dropout: float = 0.15
    ) -> None:
        super().__init__()
        width = encoder.config.width
        self.encoder, self.before, self.kept = encoder, before, before if kept is None else kept
        if self.kept > before:
            raise ValueError(f"{kept} layers cannot keep their weights where {before} come before the features")
        self.at_input, self.at_heads = Features(width), Features(width)
        self.role_input, self.role_heads = nn.Embedding(len(ROLES), width), nn.Embedding(len(ROLES), width)
        for table in (self.role_input, self.role_heads):
            nn.init.zeros_(table.weight)
        self.mix = nn.Linear(width, width)
        self.begin, self.described = nn.Linear(width, 1), nn.Linear(width, 1)
        self.stance, self.act = nn.Linear(width, len(STANCES)), nn.Linear(width, len(ACTS))
        self.modality, self.tag = nn.Linear(width, len(MODALITIES)), nn.Linear(width, TAGS)
        self.close, self.arc = (Pairs(width, inner, dropout) for _ in range(2))
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
        features = functional.pad(self.at_input(batch) + self.role_input(batch["role"]), (0, 0, 1, 0))
        owner = batch["owner"][..., None].expand(-1, -1, hidden.shape[2])
        hidden = hidden + torch.gather(features, 1, owner) * (batch["owner"] > 0)[..., None]
        hidden = self.encoder.run(hidden, bias, self.before, self.encoder.config.layers)
        words = torch.gather(hidden, 1, index) + self.at_heads(batch) + self.role_heads(batch["role"])
        return self._heads(self.dropout(words + functional.gelu(self.mix(self.dropout(words)))), batch)

    def _heads(self, words: Tensor, batch: Batch) -> Outputs:
        """Scores of word vectors."""
        relation, distance = relations(batch), distances(words.shape[1], words.device)
        close, arc = (pairs(words, relation, distance) for pairs in (self.close, self.arc))
        if "present" in batch:
            blocked = (1.0 - batch["present"][:, None, :].float()) * BLOCKED
            close, arc = close + blocked, arc + blocked
        return Outputs(
            begin=self.begin(words)[..., 0],
            close=close,
            stance=self.stance(words),
            act=self.act(words),
            modality=self.modality(words),
            described=self.described(words)[..., 0],
            tag=self.tag(words),
            arc=arc,
        )

    def forward(self, batch: Batch) -> Outputs:
        """Scores of a batch of windows; `mask` and `present` may be left out where nothing is padding."""
        return self.upper(self.lower(batch), batch)
