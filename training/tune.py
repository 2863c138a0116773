"""Chooses the decoding constants on development data and makes confidences that can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tagger.decode import Found, Settings
from training.predict import Scored
from training.score import Scorer

GRID: dict[str, tuple[float, ...]] = {
    "cue_floor": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
    "none_bias": (-1.5, -1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0),
    "switch": (0.0, 0.5, 1.0, 1.5, 2.2, 3.0, 4.5, 6.0),
    "no_source_bias": (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0),
}
"""Values of each constant; the search walks from the defaults, one constant after the other, while it gains."""

FLOORS = (0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4)
"""Cue floors tried together with a least confidence."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """How well confidences hold: `error` is the expected calibration error over ten equal bins, fraction of 1."""

    error: float
    count: int


def choose_settings(scored: Sequence[Scored], scorer: Scorer) -> Settings:
    """The constants with the highest primary F1, then the weights of the confidence and the least one to keep."""
    best = Settings()
    top = score_of(scored, scorer, best)
    for _ in range(2):
        for name, values in GRID.items():
            best, top = walk(scored, scorer, best, top, (name, values))
    return choose_keep(scored, scorer, best)


def score_of(scored: Sequence[Scored], scorer: Scorer, settings: Settings) -> float:
    """The primary F1 under `settings`."""
    return scorer.figures(scored, settings)["attribution"]["f1"]


def walk(
    scored: Sequence[Scored], scorer: Scorer, best: Settings, top: float, line: tuple[str, tuple[float, ...]]
) -> tuple[Settings, float]:
    """The best settings reached from `best`, of score `top`, by steps along one constant, and their score."""
    name, values = line
    for step in (-1, 1):
        at = values.index(getattr(best, name)) + step
        while 0 <= at < len(values):
            trial = replace(best, **{name: values[at]})  # type: ignore[arg-type]
            score = score_of(scored, scorer, trial)
            if score <= top:
                break
            best, top, at = trial, score, at + step
    return best, top


def choose_keep(scored: Sequence[Scored], scorer: Scorer, settings: Settings) -> Settings:
    """The cue floor, confidence weights and least confidence that together score best.

    A low floor lets in doubtful cues, and the confidence, which knows content and source as well, turns them away.
    """
    gold = sum(len(scorer.gold(item)) for item in scored)
    best, top = settings, -1.0
    for floor in FLOORS:
        trial, hits = fit_weights(scored, scorer, replace(settings, cue_floor=floor, keep=0.0))
        order = sorted(((f.confidence(trial), right) for f, right in hits), reverse=True)
        right = np.cumsum([hit for _, hit in order])
        scores = 2 * right / (np.arange(1, len(order) + 1) + gold)
        at = int(scores.argmax())
        if scores[at] > top:
            best, top = replace(trial, keep=round(order[at][0], 4)), float(scores[at])
    return best


Hits = list[tuple[Found, bool]]


def fit_weights(scored: Sequence[Scored], scorer: Scorer, settings: Settings) -> tuple[Settings, Hits]:
    """The settings with the weights of a logistic regression of being right on the signals, and what was found."""
    hits = [hit for item in scored for hit in scorer.hits(item, settings)]
    signals = np.asarray([[1.0, *found.signals] for found, _ in hits])
    weights = logistic(signals, np.asarray([right for _, right in hits], np.float64))
    return replace(settings, weights=tuple(round(float(w), 5) for w in weights)), hits


def logistic(signals: Floats, right: Floats, ridge: float = 1e-2, rounds: int = 30) -> Floats:
    """Weights of a logistic regression with a small ridge, by Newton's method."""
    weights = np.zeros(signals.shape[1])
    for _ in range(rounds):
        chance = 1.0 / (1.0 + np.exp(-np.clip(signals @ weights, -30, 30)))
        slope = signals.T @ (chance - right) + ridge * weights
        curve = (signals * (chance * (1 - chance))[:, None]).T @ signals + ridge * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def cross_calibration(scored: Sequence[Scored], scorer: Scorer, settings: Settings) -> Calibration:
    """Calibration of weights fitted on one half of the articles and measured on the other, both ways together."""
    halves = (scored[0::2], scored[1::2])
    pairs: list[tuple[float, bool]] = []
    for fit, measure in (halves, halves[::-1]):
        fitted = replace(fit_weights(fit, scorer, replace(settings, keep=0.0))[0], keep=settings.keep)
        pairs += [(f.confidence(fitted), right) for item in measure for f, right in scorer.hits(item, fitted)]
    return Calibration(calibration_error(pairs), len(pairs))


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): mean gap of confidence and share right, by bin, weighted."""
    values = np.asarray([value for value, _ in pairs])
    right = np.asarray([hit for _, hit in pairs], np.float64)
    places = np.minimum((values * bins).astype(int), bins - 1)
    gaps = [abs(values[places == b].sum() - right[places == b].sum()) for b in range(bins)]
    return float(sum(gaps) / max(len(values), 1))
