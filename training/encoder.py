"""A BERT or MPNet encoder in plain torch: fused attention, lower layers that can be frozen, safetensors weights."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.safetensors import read_tensors


@dataclass(frozen=True)
class EncoderConfig:
    """Sizes of an encoder. `relative_buckets` is 0 without relative positions (BERT); `first_position` is MPNet's 2."""

    vocabulary: int
    positions: int
    width: int
    layers: int
    attention_heads: int
    inner: int
    epsilon: float
    first_position: int = 0
    relative_buckets: int = 0

    @classmethod
    def read(cls, folder: Path) -> EncoderConfig:
        """The sizes that ``config.json`` of a BERT or MPNet folder states. Raises ValueError for another family."""
        raw = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if raw["model_type"] not in {"bert", "mpnet"}:
            raise ValueError(f"{folder} holds a {raw['model_type']} model; give a BERT or MPNet one")
        return cls(
            vocabulary=raw["vocab_size"],
            positions=raw["max_position_embeddings"],
            width=raw["hidden_size"],
            layers=raw["num_hidden_layers"],
            attention_heads=raw["num_attention_heads"],
            inner=raw["intermediate_size"],
            epsilon=raw["layer_norm_eps"],
            first_position=2 if raw["model_type"] == "mpnet" else 0,
            relative_buckets=raw.get("relative_attention_num_buckets", 0),
        )


class Layer(nn.Module):
    """One post-norm transformer layer. `ease`, if set, scales the inner channels, see ``training.ease``."""

    def __init__(self, config: EncoderConfig, dropout: float) -> None:
        super().__init__()
        self.heads = config.attention_heads
        self.query, self.key, self.value, self.out = (nn.Linear(config.width, config.width) for _ in range(4))
        self.rise = nn.Linear(config.width, config.inner)
        self.fall = nn.Linear(config.inner, config.width)
        self.norm_attention = nn.LayerNorm(config.width, config.epsilon)
        self.norm_output = nn.LayerNorm(config.width, config.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.ease: Tensor | None = None

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        """Hidden states (batch, pieces, width) after attention under the additive `bias` and the feed-forward part."""
        batch, pieces, width = hidden.shape
        shape = (batch, pieces, self.heads, width // self.heads)
        query, key, value = (f(hidden).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        seen = self.out(seen.transpose(1, 2).reshape(batch, pieces, width))
        hidden = self.norm_attention(hidden + self.dropout(seen))
        inner = functional.gelu(self.rise(hidden))
        if self.ease is not None:
            inner = inner * self.ease
        result: Tensor = self.norm_output(hidden + self.dropout(self.fall(inner)))
        return result


class Encoder(nn.Module):
    """Embeddings and layers. `lower` runs the embeddings and the first layers, `upper` the rest."""

    def __init__(self, config: EncoderConfig, dropout: float = 0.1) -> None:
        super().__init__()
        self.config = config
        self.word = nn.Embedding(config.vocabulary, config.width)
        self.position = nn.Embedding(config.positions, config.width)
        self.norm = nn.LayerNorm(config.width, config.epsilon)
        self.layers = nn.ModuleList(Layer(config, dropout) for _ in range(config.layers))
        self.relative: nn.Embedding | None = None
        if config.relative_buckets:
            self.relative = nn.Embedding(config.relative_buckets, config.attention_heads)

    def bias(self, ids: Tensor, mask: Tensor | None) -> Tensor | None:
        """Additive attention bias: relative positions where the family has them, a large negative number at padding.

        None where there is nothing to add: no relative positions and no `mask`, which says that nothing is padding.
        """
        pieces = ids.shape[1]
        blocked = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4
        if self.relative is None:
            return None if blocked is None else blocked.expand(-1, 1, pieces, -1)
        place = torch.arange(pieces, device=ids.device)
        buckets = relative_bucket(place[None, :] - place[:, None], self.config.relative_buckets)
        near: Tensor = self.relative(buckets).permute(2, 0, 1)[None]
        return near if blocked is None else near + blocked

    def embed(self, ids: Tensor) -> Tensor:
        """Embedded and normalised pieces, before the first layer."""
        place = torch.arange(ids.shape[1], device=ids.device) + self.config.first_position
        result: Tensor = self.norm(self.word(ids) + self.position(place)[None])
        return result

    def run(self, hidden: Tensor, bias: Tensor | None, first: int, last: int) -> Tensor:
        """Hidden states after layers `first` to `last` (exclusive)."""
        for layer in self.layers[first:last]:
            hidden = layer(hidden, bias)
        return hidden


def relative_bucket(offset: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """The bucket of a key's offset from its query, as T5 and MPNet number them (Raffel et al. 2020, section 2.1)."""
    half = buckets // 2
    exact = half // 2
    distance = offset.abs()
    ratio = torch.log(distance.clamp(min=1).float() / exact) / math.log(farthest / exact)
    far = (exact + (ratio * (half - exact)).long()).clamp(max=half - 1)
    return (offset > 0).long() * half + torch.where(distance < exact, distance, far)


def load_encoder(folder: Path, dropout: float = 0.1, layers: Sequence[int] = ()) -> Encoder:
    """The encoder of a folder with ``config.json`` and ``model.safetensors``; of its layers only `layers`, if given."""
    config = EncoderConfig.read(folder)
    kept = list(layers) or list(range(config.layers))
    encoder = Encoder(replace(config, layers=len(kept)), dropout)
    tensors = read_tensors(folder / "model.safetensors")
    types = tensors.get("embeddings.token_type_embeddings.weight")
    state = {_own_name(name): tensor for name, tensor in tensors.items()}
    state = _select_layers(state, kept)
    state = {name: tensor for name, tensor in state.items() if name in encoder.state_dict()}
    if types is not None:  # every piece has type 0: fold its vector into the positions
        state["position.weight"] = state["position.weight"] + types[0]
    encoder.load_state_dict(state)
    return encoder


def _select_layers(state: dict[str, Tensor], kept: Sequence[int]) -> dict[str, Tensor]:
    """Tensors of the kept layers, numbered anew, and all that belong to no layer."""
    number = {str(old): str(new) for new, old in enumerate(kept)}
    result = {}
    for name, tensor in state.items():
        parts = name.split(".")
        if parts[0] != "layers":
            result[name] = tensor
        elif parts[1] in number:
            result[".".join(["layers", number[parts[1]], *parts[2:]])] = tensor
    return result


_NAMES = (
    ("embeddings.word_embeddings.", "word."),
    ("embeddings.position_embeddings.", "position."),
    ("embeddings.LayerNorm.", "norm."),
    ("encoder.relative_attention_bias.", "relative."),
    ("encoder.layer.", "layers."),
    ("attention.attn.q.", "query."),
    ("attention.attn.k.", "key."),
    ("attention.attn.v.", "value."),
    ("attention.attn.o.", "out."),
    ("attention.self.query.", "query."),
    ("attention.self.key.", "key."),
    ("attention.self.value.", "value."),
    ("attention.output.dense.", "out."),
    ("attention.output.LayerNorm.", "norm_attention."),
    ("attention.LayerNorm.", "norm_attention."),
    ("intermediate.dense.", "rise."),
    ("output.dense.", "fall."),
    ("output.LayerNorm.", "norm_output."),
)


def _own_name(name: str) -> str:
    """The name here of a tensor of BERT or MPNet."""
    for theirs, ours in _NAMES:
        name = name.replace(theirs, ours)
    return name
