"""Positions: who holds what on an issue with a counterpart, from when to when, and how firmly that is known."""

from onrecord.judge.positions.ties import Ties
from onrecord.judge.positions.timeline import Step, Timeline, as_of, firmness, known_by, timeline
from onrecord.judge.positions.utterances import utterances

__all__ = ["Step", "Ties", "Timeline", "as_of", "firmness", "known_by", "timeline", "utterances"]
