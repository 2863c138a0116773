"""From statements to claims. Sparse and precise: a claim only where the cue itself carries the stance."""

from onrecord.judge.judge import judge

__all__ = ["judge"]
