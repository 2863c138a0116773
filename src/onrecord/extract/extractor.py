"""What every extractor offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.records import Attribution, Document


class Extractor(Protocol):
    """Finds attributions. Implementations hold a loaded model and keep no state between calls."""

    @property
    def name(self) -> str:
        """Name and version, such as ``baseline@1``; stored with every statement."""
        ...

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        """The attributions of each document in text order. `parent` and `run` are left to the common passes."""
        ...


def finds_nested(extractor: Extractor) -> bool:
    """False for an extractor that says with ``nests = False`` that it marks outermost attributions only."""
    return bool(getattr(extractor, "nests", True))


def rules_beside(extractor: Extractor) -> Extractor | None:
    """The rules that a trained extractor has beside it as ``rules``, for what it was not taught; None without."""
    found: Extractor | None = getattr(extractor, "rules", None)
    return found
