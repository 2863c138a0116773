"""Which extractor works, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from onrecord.extract import Extractor
from onrecord.models import find_model, model_names

Loader = Callable[[], Extractor]
"""Loads an extractor. With several processes it must be a function that another process can import."""

BASELINE = "baseline"
PREFERENCE = ("accurate", "fast")
"""The trained models in the order in which they are taken where no model is named; without one, the baseline."""


@lru_cache(maxsize=2)
def load_extractor(model: str | None = None) -> Extractor:
    """The extractor called `model`, or the default; loaded once a process.

    Raises ModelError for a name that is not installed and for a model that is damaged or made for other code.
    """
    name = model.partition("@")[0] if model else default_model()
    if name == BASELINE:
        from onrecord.extract.baseline import Baseline

        return Baseline.load()
    from onrecord.extract.tagger import Tagger

    return Tagger.load(find_model(name))


def default_model() -> str:
    """The name of the best installed model."""
    installed = model_names()
    return next((name for name in PREFERENCE if name in installed), BASELINE)
