"""From statements to claims: read by a trained network, or by rule where only the cue carries the stance."""

from onrecord.judge.judge import Reader, judge

__all__ = ["Reader", "judge"]
