"""What a comparison of two names says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Same name, different names, or unsure: a suggestion for a person to decide, never a merge."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A verdict, a score from 0 to 1 for ranking, and the reason in a few words.

    Two people can bear one name: `same` says that the names are one, not that their bearers are.
    """

    verdict: Verdict
    score: float
    reason: str
