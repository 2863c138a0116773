"""Which extractor works, by name."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from onrecord.extract import Extractor
from onrecord.judge.claims import ClaimReader
from onrecord.models import find_model, model_names

Loader = Callable[[], Extractor]
"""Loads an extractor. With several processes it must be a function that another process can import."""

CLAIMS = "claims"
"""How the names of claims models begin."""

BASELINE = "baseline"
"""The rules, which every installation has, and the default where no other is."""

ACCURATE = "accurate"
"""The large trained model, the default where it is installed. It has the rules beside it for told acts and nested
attributions; "fast" does without."""

VARIABLE = "ONRECORD_MODEL"
"""The environment variable that names another default."""


def default_model() -> str:
    """What extracts where nothing else is asked for."""
    return os.environ.get(VARIABLE) or (ACCURATE if ACCURATE in model_names() else BASELINE)


def extractor_names() -> list[str]:
    """What `load_extractor` can load: the default first, then the others that are installed."""
    installed = [BASELINE, *(name for name in model_names() if not name.startswith(CLAIMS))]
    default = default_model()
    return [*(name for name in installed if name == default), *(name for name in installed if name != default)]


def load_extractor(model: str | None = None) -> Extractor:
    """The extractor called `model` ("baseline", or a trained one as "fast"), or the default; loaded once a process.

    Raises ModelError for a name that is not installed and for a model that is damaged or made for other code.
    """
    return _load((model or default_model()).partition("@")[0])


@lru_cache(maxsize=2)
def _load(name: str) -> Extractor:
    """The extractor of a name without a version."""
    if name == BASELINE:
        from onrecord.extract.baseline import Baseline

        return Baseline.load()
    from onrecord.extract.tagger import Tagger

    tagger = Tagger.load(find_model(name))
    if name == ACCURATE:
        from onrecord.extract.baseline import Baseline

        tagger.rules = Baseline.load()
    return tagger


@lru_cache(maxsize=2)
def load_claims(extractor: str) -> ClaimReader | None:
    """The claims model that goes with an extractor, loaded once a process; None where none is installed.

    It is the one called after the extractor ("claims-accurate" beside "accurate"), else "claims".
    """
    installed = model_names()
    for name in (f"{CLAIMS}-{extractor.partition('@')[0]}", CLAIMS):
        if name in installed:
            return ClaimReader.load(find_model(name))
    return None
