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
    """Encoder and heads. `frozen` layers at the bottom come before the input features and keep their weights."""

    def __init__(self, encoder: Encoder, frozen: int = 0, inner: int = 128, dropout: float = 0.15) -> None:
        super().__init__()
        width = encoder.config.width
        self.encoder, self.frozen = encoder, frozen
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
        if frozen:
            for part in (encoder.position, encoder.norm, *encoder.layers[:frozen]):
                part.requires_grad_(False)

    def lower(self, batch: Batch) -> Tensor:
        """Hidden states after the frozen layers, the same in every epoch."""
        hidden = self.encoder.embed(batch["ids"])
        if not self.frozen:
            return hidden
        return self.encoder.run(hidden, self.encoder.bias(batch["ids"], batch.get("mask")), 0, self.frozen)

    def upper(self, hidden: Tensor, batch: Batch) -> Outputs:
        """Scores from the hidden states that `lower` gives."""
        index = batch["heads"][..., None].expand(-1, -1, hidden.shape[2])
        features = functional.pad(self.at_input(batch) + self.role_input(batch["role"]), (0, 0, 1, 0))
        owner = batch["owner"][..., None].expand(-1, -1, hidden.shape[2])
        hidden = hidden + torch.gather(features, 1, owner) * (batch["owner"] > 0)[..., None]
        bias = self.encoder.bias(batch["ids"], batch.get("mask"))
        hidden = self.encoder.run(hidden, bias, self.frozen, self.encoder.config.layers)
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
