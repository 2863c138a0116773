"""From a network's scores to attributions: cues, then whose content each word is, then each cue's source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.models.networks import log_softmax
from onrecord.words.split import Words
from onrecord.words.windows import Window

Floats = NDArray[np.float32]

OUTSIDE, BEGIN, INSIDE = range(3)
"""Classes of the cue head."""

LONGEST_SOURCE = 60
"""Words that a source has at most; longer ones are fewer than one in a thousand in PolNeAR's training part."""


@dataclass(frozen=True)
class Scores:
    """What the network says of one window: see the manifest's outputs. Logits, without padding.

    `cue` (words, 3); `arc` and `opens` (words, 1 + words), first column none; `closes` (words, words).
    """

    cue: Floats
    arc: Floats
    opens: Floats
    closes: Floats


@dataclass(frozen=True)
class Settings:
    """The decoding constants, chosen on development data and kept in a model's manifest.

    `cue_floor` is the least probability of a cue's beginning; `none_bias` is added to a word's score of being
    nobody's content; `switch` is the cost in nats of a change between neighbouring words; `no_source_bias` is added
    to the score of having no source; `keep` is the least confidence of an attribution. `weights` make the confidence:
    a constant, then one weight for each of the four signals of `Found`.
    """

    cue_floor: float = 0.35
    none_bias: float = 0.0
    switch: float = 1.0
    no_source_bias: float = 0.0
    keep: float = 0.0
    weights: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Found:
    """An attribution in words of its document. `source` is its first and last word or None.

    `signals` say how sure the heads are: log odds of the cue, mean log probability of the content's words, log
    probability of the source, and the logarithm of the number of the content's words.
    """

    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: tuple[int, int] | None
    signals: tuple[float, float, float, float]

    def confidence(self, settings: Settings) -> float:
        """Probability that a person would mark this attribution (logistic in the signals; Platt 1999)."""
        constant, *weights = settings.weights
        odds = constant + sum(w * s for w, s in zip(weights, self.signals, strict=True))
        return float(1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0))))


def decode(words: Words, windows: Sequence[Window], scores: Sequence[Scores], settings: Settings) -> list[Found]:
    """The attributions of one document in order of their cues, from its windows in order and their scores."""
    cues: dict[int, tuple[int, ...]] = {}
    contents: dict[int, list[tuple[int, float]]] = {}
    at: dict[int, tuple[Window, Scores]] = {}
    for window, score in zip(windows, scores, strict=True):
        new = _cues(words, window, score, settings)
        cues.update(new)
        at.update(dict.fromkeys(new, (window, score)))
        seen = [head for head in sorted(cues) if window.start <= head < window.end]
        for word, head, chance in _contents(window, score, seen, settings):
            contents.setdefault(head, []).append((word, chance))
    found = []
    for head in sorted(contents):
        item = _found(head, cues[head], contents[head], at[head], settings)
        if item.confidence(settings) >= settings.keep:
            found.append(item)
    return found


def _cues(words: Words, window: Window, scores: Scores, settings: Settings) -> dict[int, tuple[int, ...]]:
    """Cues that begin in the window's core: first word to all words.

    Words labelled inside belong to the cue before them in their sentence, over a gap if need be.
    """
    chance = log_softmax(scores.cue)
    floor = np.log(max(settings.cue_floor, 1e-9))
    inside = (chance[:, INSIDE] > chance[:, OUTSIDE]) & (chance[:, INSIDE] > chance[:, BEGIN])
    found: dict[int, list[int]] = {}
    head = None
    for i in range(window.core - window.start, window.size):
        word = window.start + i
        if chance[i, BEGIN] >= floor:
            head = word
            found[head] = [word]
        elif head is not None and inside[i] and words.sentence[word] == words.sentence[head]:
            found[head].append(word)
    return {head: tuple(cue) for head, cue in found.items()}


def _contents(window: Window, scores: Scores, heads: Sequence[int], settings: Settings) -> list[tuple[int, int, float]]:
    """For words of the core that are somebody's content: the word, its cue's first word, its log probability.

    The best sequence over the cues and none with a fixed cost of change (Viterbi 1967).
    """
    if not heads:
        return []
    columns = [0, *(head - window.start + 1 for head in heads)]
    core = window.core - window.start
    chance = log_softmax(scores.arc[core:, columns])
    path = best_path(chance + np.asarray([settings.none_bias] + [0.0] * len(heads)), settings.switch)
    chosen = np.flatnonzero(path)
    return [(window.core + int(i), heads[path[i] - 1], float(chance[i, path[i]])) for i in chosen]


def best_path(scores: NDArray[np.floating], switch: float) -> NDArray[np.int64]:
    """The sequence of columns with the highest sum over the rows, less `switch` at each change of column."""
    rows, columns = scores.shape
    total = scores[0].astype(np.float64)
    back = np.zeros((rows, columns), np.int64)
    stay = np.arange(columns)
    for i in range(1, rows):
        best = int(total.argmax())
        move = total[best] - switch > total
        back[i] = np.where(move, best, stay)
        total = np.where(move, total[best] - switch, total) + scores[i]
    path = np.zeros(rows, np.int64)
    path[-1] = int(total.argmax())
    for i in range(rows - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def _found(
    head: int,
    cue: tuple[int, ...],
    content: Sequence[tuple[int, float]],
    at: tuple[Window, Scores],
    settings: Settings,
) -> Found:
    """The attribution of a cue with content, with its source and its signals."""
    window, scores = at
    row = head - window.start
    source, source_chance = _source(scores.opens[row], scores.closes[row], settings)
    begin = float(log_softmax(scores.cue[row])[BEGIN])
    odds = begin - float(np.log(max(1e-6, 1.0 - np.exp(begin))))
    place = None if source is None else (source[0] + window.start, source[1] + window.start)
    sure = float(np.mean([chance for _, chance in content]))
    return Found(cue, tuple(w for w, _ in content), place, (odds, sure, source_chance, float(np.log(len(content)))))


def _source(opens: Floats, closes: Floats, settings: Settings) -> tuple[tuple[int, int] | None, float]:
    """First and last word of the source in the window, None for none, and its log probability."""
    opening = log_softmax(opens)
    if opening[0] + settings.no_source_bias > opening[1:].max():
        return None, float(opening[0])
    closing = log_softmax(closes)
    best, place = -np.inf, (0, 0)
    for left in np.argsort(-opening[1:])[:5]:
        ends = closing[left : left + LONGEST_SOURCE]
        right = int(left + ends.argmax())
        value = opening[1 + left] + closing[right]
        if value > best:
            best, place = value, (int(left), right)
    return place, float(best)
