"""Writes a trained network as ONNX and shrinks it to 8-bit integers, with the products named to be left as they are."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

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
from training.network import Network

OPSET = 17

MOST = 127
"""The largest 8-bit weight, of either sign."""


class LowerPart(nn.Module):
    """The layers that come before the input features."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> Tensor:
        """Hidden states of word pieces."""
        return self.network.lower({IDS: ids})


class UpperPart(nn.Module):
    """The rest of the network, from hidden states and the other inputs in the order of `INPUTS`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor, *values: Tensor) -> tuple[Tensor, ...]:
        """Scores in the order of `OUTPUTS`."""
        batch = dict(zip(INPUTS[1:], values, strict=True))
        outputs = self.network.upper(hidden, batch | {IDS: batch["owner"]})  # of the pieces only their number counts
        return tuple(getattr(outputs, name) for name in OUTPUTS)


class Positional(nn.Module):
    """The network with its inputs as arguments in the order of `INPUTS`, as the exporter wants them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *values: Tensor) -> tuple[Tensor, ...]:
        """Scores in the order of `OUTPUTS`."""
        outputs = self.network(dict(zip(INPUTS, values, strict=True)))
        return tuple(getattr(outputs, name) for name in OUTPUTS)


def export_network(network: Network, path: Path, sample: Sequence[Example], special: Special) -> None:
    """Write the network as ONNX for one window at a time, of any size. `sample` is windows to trace it with."""
    batch = make_batch(sample[:1], special)
    _export(Positional(network), path, {name: batch[name] for name in INPUTS}, OUTPUTS)


def export_parts(network: Network, lower: Path, upper: Path, sample: Sequence[Example], special: Special) -> None:
    """Write the network as two ONNX files, cut where the input features come in."""
    batch = make_batch(sample[:1], special)
    network.eval()
    with torch.no_grad():
        hidden = network.lower({IDS: batch[IDS]})
    _export(LowerPart(network), lower, {IDS: batch[IDS]}, (HIDDEN,))
    _export(UpperPart(network), upper, {HIDDEN: hidden} | {name: batch[name] for name in INPUTS[1:]}, OUTPUTS)


def _export(module: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: Sequence[str]) -> None:
    """Trace a module with its inputs in their order and write it."""
    pieces = {IDS, HIDDEN, "owner"}
    axes = {name: {1: "pieces" if name in pieces else "words"} for name in (*inputs, *outputs)}
    axes |= {name: {1: "words", 2: "words"} for name in outputs if name == "closes"}
    axes |= {name: {1: "words", 2: "choices"} for name in outputs if name in {"arc", "opens"}}
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
