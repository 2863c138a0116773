"""Trained networks in ONNX form: how they are loaded, and what is made of their scores."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray


def load_network(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A network on the processor; `threads` compute each product (onnxruntime would otherwise take every core)."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # weights stored small are unfolded once
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


IDS, HIDDEN = "ids", "hidden"
"""What lower layers take and give: word pieces, and their states, which the upper layers take instead of pieces."""

REMEMBERED = 64
"""Windows whose states are remembered: those of the documents at hand, some 63 MB for MPNet."""


class LowerLayers:
    """The lower layers of a network in two parts. Two models may stand on the same: what one ran, the other is given.

    May be shared between threads.
    """

    def __init__(self, path: Path, threads: int) -> None:
        self._session = load_network(path, threads)
        self._known: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def run(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The states (1, pieces, width) of one window's pieces (1, pieces)."""
        key = ids.tobytes()
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        states: NDArray[np.float32] = self._session.run([HIDDEN], {IDS: ids})[0]
        with self._lock:
            self._known[key] = states
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return states


@lru_cache(maxsize=2)
def load_lower(path: Path, threads: int) -> LowerLayers:
    """Lower layers in a file, loaded once for all who stand on them."""
    return LowerLayers(path, threads)


def log_softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Logarithms of the softmax over the last axis."""
    values = scores.astype(np.float64)
    values = values - values.max(-1, keepdims=True)
    result: NDArray[np.float64] = values - np.log(np.exp(values).sum(-1, keepdims=True))
    return result
