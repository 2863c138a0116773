"""Writes a trained network as ONNX and shrinks it to 8-bit integers, with the products named to be left as they are."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np
import onnx
import onnx.helper
import onnx.numpy_helper
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.extract.tagger.session import INPUTS, OUTPUTS
from onrecord.models.networks import HIDDEN, IDS
from onrecord.words.windows import Special
from training.examples import Example, make_batch
from training.network import Batch, Network

OPSET = 17

PAIRED = MappingProxyType({"arc": "choices", "opens": "choices", "closes": "words"})
"""The third axis of the attribution network's outputs that have one."""

MOST = 127
"""The largest 8-bit weight, of either sign."""


class Cut(Protocol):
    """A network whose `upper` part goes on from hidden states."""

    def __call__(self, batch: Batch) -> object:
        """Scores of a batch."""
        ...

    def upper(self, hidden: Tensor, batch: Batch) -> object:
        """Scores of a batch whose pieces have these states."""
        ...


class LowerPart(nn.Module):
    """The layers that come before the input features."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> Tensor:
        """Hidden states of word pieces."""
        return self.network.lower({IDS: ids})


class UpperPart(nn.Module):
    """The rest of a network, from hidden states and its `inputs` but the pieces, to its `outputs`, in their order."""

    def __init__(self, network: Cut, inputs: Sequence[str], outputs: Sequence[str]) -> None:
        super().__init__()
        self.network, self.inputs, self.outputs = network, tuple(inputs[1:]), tuple(outputs)

    def forward(self, hidden: Tensor, *values: Tensor) -> tuple[Tensor, ...]:
        """Scores in their order."""
        batch = dict(zip(self.inputs, values, strict=True))
        scores = self.network.upper(hidden, batch | {IDS: batch["owner"]})  # of the pieces only their number counts
        return tuple(getattr(scores, name) for name in self.outputs)


class Positional(nn.Module):
    """A network with its `inputs` as arguments and its `outputs` in their order, as the exporter wants them."""

    def __init__(self, network: Cut, inputs: Sequence[str], outputs: Sequence[str]) -> None:
        super().__init__()
        self.network, self.inputs, self.outputs = network, tuple(inputs), tuple(outputs)

    def forward(self, *values: Tensor) -> tuple[Tensor, ...]:
        """Scores in their order."""
        scores = self.network(dict(zip(self.inputs, values, strict=True)))
        return tuple(getattr(scores, name) for name in self.outputs)


def export_network(network: Network, path: Path, sample: Sequence[Example], special: Special) -> None:
    """Write the network as ONNX for one window at a time, of any size. `sample` is windows to trace it with."""
    batch = make_batch(sample[:1], special)
    inputs = {name: batch[name] for name in INPUTS}
    write_onnx(Positional(network, INPUTS, OUTPUTS), path, inputs, OUTPUTS, PAIRED)


def export_parts(network: Network, lower: Path, upper: Path, sample: Sequence[Example], special: Special) -> None:
    """Write the network as two ONNX files, cut where the input features come in."""
    batch = make_batch(sample[:1], special)
    network.eval()
    with torch.no_grad():
        hidden = network.lower({IDS: batch[IDS]})
    write_onnx(LowerPart(network), lower, {IDS: batch[IDS]}, (HIDDEN,))
    inputs = {HIDDEN: hidden} | {name: batch[name] for name in INPUTS[1:]}
    write_onnx(UpperPart(network, INPUTS, OUTPUTS), upper, inputs, OUTPUTS, PAIRED)


def write_onnx(
    module: nn.Module,
    path: Path,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    paired: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Trace a module with its inputs in their order and write it. `paired` names the third axis of outputs with one."""
    pieces = {IDS, HIDDEN, "owner"}
    axes = {name: {1: "pieces" if name in pieces else "words"} for name in (*inputs, *outputs)}
    for name, axis in paired.items():
        axes[name][2] = axis
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter by tracing is deprecated; the newer one needs another package
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def shrink(path: Path, out: Path, keep: Sequence[str] = (), store: Sequence[str] = ()) -> None:
    """Write `path` with the products' weights and the word embeddings as 8-bit integers, one scale a column.

    Products whose weights' names contain one of `keep` stay in 32-bit floats. Those named in `store` have 8-bit weights
    in the file and are computed in floats: what they multiply varies too much for 8 bits.
    """
    model = onnx.load(str(path))
    left = [
        node.name
        for node in model.graph.node
        if node.op_type in {"MatMul", "Gemm", "Gather"} and any(_belongs(node, word) for word in (*keep, *store))
    ]
    quantize_dynamic(
        str(path),
        str(out),
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=left,
        extra_options={"MatMulConstBOnly": True},
    )
    if store:
        small = onnx.load(str(out))
        store_small(small.graph, store)
        onnx.save(small, str(out))


def store_small(graph: onnx.GraphProto, store: Sequence[str]) -> None:
    """Turn the float weights of the products named in `store` into 8-bit ones that are unfolded as the file is read."""
    floats = {t.name: t for t in graph.initializer if t.data_type == onnx.TensorProto.FLOAT}
    unfolding = []
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in floats and any(_belongs(node, word) for word in store):
            weight = floats[node.input[1]]
            values = onnx.numpy_helper.to_array(weight)
            scale = np.maximum(np.abs(values).max(0), 1e-8).astype(np.float32) / MOST
            whole = np.clip(np.round(values / scale), -MOST, MOST).astype(np.int8)
            graph.initializer.remove(weight)
            names = [f"{weight.name}_{part}" for part in ("small", "scale", "zero", "unfolded")]
            parts = (whole, scale, np.zeros(scale.shape, np.int8))
            graph.initializer.extend(
                onnx.numpy_helper.from_array(part, name) for part, name in zip(parts, names, strict=False)
            )
            unfolding.append(onnx.helper.make_node("DequantizeLinear", names[:3], names[3:], axis=1))
            node.input[1] = names[3]
    nodes = [*unfolding, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def _belongs(node: onnx.NodeProto, word: str) -> bool:
    """True when the node's name, which follows the network's parts, or one of its inputs contains `word`."""
    return word in node.name or any(word in name for name in node.input)
