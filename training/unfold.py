"""Makes weights to train on from of a model that ships: ``python -m training.unfold --model DIR --base DIR --out W``.

The weights are those of the files, rounded to 8 bits; what never learns (word, position and relative embeddings) comes
from the base.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.extract.tagger.tagger import LOWER, NETWORK
from training.encoder import load_encoder
from training.network import Network
from training.safetensors import write_tensors

Array = NDArray[np.float32]

FROM_BASE = ("encoder.word.", "encoder.position.", "encoder.relative.")
"""Parameters that never learn."""

_TRACED = "network."
"""What stands before a parameter's name in a traced file."""

_SMALL = ("_quantized", "_small")
_UNFOLDED = "_unfolded"


def unfold(folder: Path, base: Path, before: int) -> Network:
    """The attribution network of the model in `folder`. Raises KeyError for a parameter that its files do not hold."""
    network = Network(load_encoder(base), before)
    found: dict[str, Tensor] = {}
    for path in sorted({folder / LOWER, folder / NETWORK}):
        if path.exists():
            found |= read_parameters(onnx.load(str(path)).graph)
    state = network.state_dict()
    for name in state:
        if not name.startswith(FROM_BASE):
            state[name] = found[name].reshape(state[name].shape)
    network.load_state_dict(state)
    return network.eval()


def read_parameters(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """Parameters of a traced network by their names; weights of linear layers are found by the names of their nodes."""
    held = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
    found = {name.removeprefix(_TRACED): values for name, values in _floats(held).items() if name.startswith(_TRACED)}
    for node in graph.node:
        if node.op_type in {"MatMul", "MatMulInteger"} and len(node.input) > 1:
            weight = _bare(node.input[1])
            if weight.startswith("onnx::"):
                found[_owner(node.name)] = _floats(held)[weight].T
    return {name: torch.tensor(values) for name, values in found.items()}


def _floats(held: dict[str, NDArray[np.generic]]) -> dict[str, Array]:
    """All initializers as floats under the names they had before they were rounded, but for scales and zero points."""
    result: dict[str, Array] = {}
    for name, values in held.items():
        if name.endswith(_SMALL):
            bare = _bare(name)
            zero = held.get(f"{bare}_zero_point", held.get(f"{bare}_zero"))
            offset = np.asarray(0 if zero is None else zero, np.float32)
            result[bare] = (values.astype(np.float32) - offset) * held[f"{bare}_scale"].astype(np.float32)
        elif not name.endswith(("_scale", "_zero_point", "_zero")) and values.dtype == np.float32:
            result[name] = values
    return result


def _bare(name: str) -> str:
    """A weight's name before it was rounded or stored small."""
    for ending in (*_SMALL, _UNFOLDED):
        name = name.removesuffix(ending)
    return name


def _owner(node: str) -> str:
    """The parameter that a product's node stands for: ``/layers.6/query/MatMul_quant`` is one of the encoder's."""
    place = [part for part in node.strip("/").split("/")[:-1] if part != "network"]
    inside = ["encoder"] if place[0].startswith("layers.") else []
    return ".".join([*inside, *place, "weight"])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of the attribution model")
    parser.add_argument("--base", type=Path, required=True, help="folder of its base encoder")
    parser.add_argument("--before", type=int, default=0, help="layers before the word features")
    parser.add_argument("--out", type=Path, required=True, help="file of the weights")
    options = parser.parse_args()
    network = unfold(options.model, options.base, options.before)
    write_tensors(options.out, network.state_dict())


if __name__ == "__main__":
    main()
