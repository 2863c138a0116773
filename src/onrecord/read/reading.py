"""What the reading of one input shares."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.limits import Budget
from onrecord.read.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Reading:
    """The options, and the bytes that everything in the input may still unpack to."""

    options: ReadOptions
    budget: Budget

    @classmethod
    def begin(cls, options: ReadOptions) -> Reading:
        """A reading with its whole budget."""
        return cls(options, Budget(options.max_inflated))
