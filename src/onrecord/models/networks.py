"""Trained networks in ONNX form: how they are loaded, and what is made of their scores."""

from __future__ import annotations

from pathlib import Path

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


def log_softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Logarithms of the softmax over the last axis."""
    values = scores.astype(np.float64)
    values = values - values.max(-1, keepdims=True)
    result: NDArray[np.float64] = values - np.log(np.exp(values).sum(-1, keepdims=True))
    return result
