"""Which extractor works, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from onrecord.errors import ModelError
from onrecord.extract import Extractor

Loader = Callable[[], Extractor]
"""Loads an extractor. With several processes it must be a function that another process can import."""

BASELINE = "baseline"


@lru_cache(maxsize=2)
def load_extractor(model: str | None = None) -> Extractor:
    """The extractor called `model`, or the default; loaded once a process. Raises ModelError for an unknown one."""
    if model is not None and model.partition("@")[0] != BASELINE:
        raise ModelError(f"There is no model {model!r}; this version has {BASELINE}.")
    from onrecord.extract.baseline import Baseline

    return Baseline.load()
