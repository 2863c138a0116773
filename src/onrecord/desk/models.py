"""Which extractor works, by name."""

from __future__ import annotations

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
"""The rules, and the default: on whole documents they are right more often than the trained models so far."""


def extractor_names() -> list[str]:
    """What `load_extractor` can load: the default first, then the trained ones that are installed."""
    return [BASELINE, *(name for name in model_names() if not name.startswith(CLAIMS))]


ACCURATE = "accurate"
"""The large trained model. It has the rules beside it for told acts and nested attributions; "fast" does without."""


@lru_cache(maxsize=2)
def load_extractor(model: str | None = None) -> Extractor:
    """The extractor called `model` ("baseline", or a trained one such as "fast"); loaded once a process.

    Raises ModelError for a name that is not installed and for a model that is damaged or made for other code.
    """
    name = model.partition("@")[0] if model else BASELINE
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
