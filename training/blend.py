"""Averages the weights of several runs of one network (Wortsman et al. 2022): ``--weights FILE FILE … --out FILE``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from training.safetensors import read_tensors, write_tensors


def blend(files: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of each tensor over the files. Raises ValueError where their names differ."""
    states = [read_tensors(path) for path in files]
    if any(state.keys() != states[0].keys() for state in states):
        raise ValueError("the files hold weights of different networks")
    return {name: sum((s[name] for s in states[1:]), states[0][name]) / len(states) for name in states[0]}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write_tensors(options.out, blend(options.weights))


if __name__ == "__main__":
    main()
