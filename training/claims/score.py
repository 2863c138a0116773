"""Scores what a claims network finds by the rule of the claims scorer, with gold attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from onrecord.judge.claims.decode import Found, Settings
from training.claims.predict import Read
from training.examples import covered
from training.tune import calibration_error, logistic

FLOORS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
"""Floors that are tried."""


def figures(read: Sequence[Read], settings: Settings | None = None) -> dict[str, Any]:
    """F1 of claim and stance under the settings, or under the best floor, with what it is made of."""
    if settings is None:
        settings = choose_floor(read)
    hits = [hit for item in read for hit in match(item, settings)]
    right = sum(hit == "right" for hit in hits)
    wrong, extra, missed = (sum(hit == name for hit in hits) for name in ("stance", "extra", "missed"))
    precision, recall = right / max(1, right + wrong + extra), right / max(1, right + wrong + missed)
    return {
        "floor": settings.floor,
        "f1": round(100 * 2 * right / max(1, 2 * right + 2 * wrong + extra + missed), 1),
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "stance_given_match": round(100 * right / max(1, right + wrong), 1),
        "conditions": piece_f1(read, settings, "conditions"),
        "items": len(read),
    }


def choose_floor(read: Sequence[Read], beta: float = 1.0) -> Settings:
    """The floor with the best F measure; below 1 `beta` holds precision the dearer."""
    trials = [Settings(floor=floor) for floor in FLOORS]
    return max(trials, key=lambda s: f_measure(figures(read, s), beta))


def choose_keep(read: Sequence[Read], settings: Settings, beta: float = 1.0) -> Settings:
    """The least confidence with the best F measure."""
    trials = [replace(settings, keep=keep) for keep in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)]
    return max(trials, key=lambda s: f_measure(figures(read, s), beta))


def f_measure(row: dict[str, Any], beta: float) -> float:
    """Weighted harmonic mean of a row's precision and recall (van Rijsbergen 1979)."""
    over = beta**2 * row["precision"] + row["recall"]
    return float((1 + beta**2) * row["precision"] * row["recall"] / over) if over else 0.0


def match(item: Read, settings: Settings) -> list[str]:
    """For one attribution: right, stance (another), extra, missed or free (an optional claim that was found)."""
    gold = [(set(_words(item, [c["issue"]])), c) for c in item.example.origin.record["claims"]]
    result, used = [], set[int]()
    for found in item.found(settings):
        words = set(range(found.issue[0], found.issue[1] + 1))
        ratios = [(len(words & g) / max(1, len(words | g)), k) for k, (g, _) in enumerate(gold) if k not in used]
        best, place = max(ratios, default=(0.0, -1))
        if best < 0.5:
            result.append("extra")
            continue
        used.add(place)
        claim = gold[place][1]
        same = claim["stance"] == found.stance
        result.append("free" if claim.get("optional") else "right" if same else "stance")
    return result + ["missed" for k, (_, c) in enumerate(gold) if k not in used and not c.get("optional")]


def piece_f1(read: Sequence[Read], settings: Settings, name: str) -> float:
    """F1 of the passages of one kind, spans that overlap by half of their words, whatever claim they belong to."""
    right = found_count = gold_count = 0
    for item in read:
        gold = {tuple(_words(item, [span])) for c in item.example.origin.record["claims"] for span in _spans(c, name)}
        found = {tuple(range(a, b + 1)) for f in item.found(settings) for a, b in f.pieces.get(name, ())}
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        for one in found:
            ratios = [(len(set(one) & set(g)) / len(set(one) | set(g)), g) for g in gold]
            best, place = max(ratios, default=(0.0, ()))
            if best >= 0.5:
                right += 1
                gold.discard(place)
    return round(100 * 2 * right / max(1, found_count + gold_count), 1)


def _spans(claim: dict[str, Any], name: str) -> list[list[int]]:
    """The passages of one kind of a claim."""
    given = claim.get(name) or []
    return [given] if given and isinstance(given[0], int) else given


def _words(item: Read, spans: Sequence[Sequence[int]]) -> list[int]:
    """Numbers in the window of the words of passages; words beyond the window count too."""
    places = covered(item.example.words, tuple((s, e) for s, e in spans))
    return [int(p) - item.example.focus.window.start for p in places]


def fit_confidence(read: Sequence[Read], settings: Settings) -> Settings:
    """The settings with the weights of a logistic regression of being right on the signals."""
    signals, right = _evidence(read, settings)
    weights = logistic(signals, right)
    return replace(settings, weights=tuple(round(float(w), 5) for w in weights))


def cross_calibration(read: Sequence[Read], settings: Settings) -> float:
    """Calibration error of confidences fitted on every other article and measured on the rest, both ways together."""
    names = sorted({item.example.origin.article.name for item in read})
    halves = [[i for i in read if i.example.origin.article.name in set(names[k::2])] for k in (0, 1)]
    pairs = []
    for fit, measure in (halves, halves[::-1]):
        fitted = fit_confidence(fit, settings)
        pairs += [(f.confidence(fitted), hit == "right") for f, hit in _hits(measure, fitted)]
    return calibration_error(pairs)


def _evidence(read: Sequence[Read], settings: Settings) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Signals with a constant, and whether each claim is right."""
    hits = _hits(read, settings)
    return np.asarray([[1.0, *f.signals] for f, _ in hits]), np.asarray([float(h == "right") for _, h in hits])


def _hits(read: Sequence[Read], settings: Settings) -> list[tuple[Found, str]]:
    """Every claim found with how it did; optional ones aside."""
    pairs = []
    for item in read:
        found = item.found(settings)
        pairs += [(f, h) for f, h in zip(found, match(item, settings), strict=False) if h != "free"]
    return pairs
