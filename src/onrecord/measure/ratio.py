"""What a figure is made of: how many were right, of how many found and how many that should have been."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Counts that add up over documents; precision, recall and F1 are fractions of 1, and 0 where nothing counts."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        """The counts of both together."""
        return Ratio(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The right ones of those found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The right ones of those that should have been found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0
