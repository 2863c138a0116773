"""From the network's scores to claims, in words of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.judge.claims.focus import OUTSIDE, Ints
from onrecord.judge.claims.labels import ACTS, MODALITIES, PARTIES, PIECES, STANCES
from onrecord.models.networks import log_softmax

Floats = NDArray[np.float32]
Range = tuple[int, int]

_CONDITIONAL = STANCES.index("conditional")
"""The stance of whatever hangs on a stated condition, by the guide of the annotation."""

LONGEST_ISSUE = 40
"""Words that an issue has at most; longer ones are no short name of anything."""


@dataclass(frozen=True)
class Scores:
    """What the network says of one window, logits without padding.

    `begin` (words): an issue begins here. `close` (words, words): where the issue that begins at the row's word ends.
    `stance` (words, 4), `act` (words, 17), `modality` (words, 9), `described` (words): of the claim whose issue begins
    at the word. `tag` (words, 15): the other passages. `arc` (words, words): to which claim, by its issue's first
    word, a tagged word belongs.
    """

    begin: Floats
    close: Floats
    stance: Floats
    act: Floats
    modality: Floats
    described: Floats
    tag: Floats
    arc: Floats


@dataclass(frozen=True)
class Settings:
    """Decoding constants, chosen on development data and kept in the model's manifest.

    `floor` is the least probability of an issue's beginning, `keep` the least confidence of a claim; `weights` make the
    confidence: a constant, then one weight for each signal of `Found`; `tag_bias` is added to the score of belonging to
    no passage.
    """

    floor: float = 0.5
    keep: float = 0.0
    tag_bias: float = 0.0
    weights: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Found:
    """A claim in words of its window, ends inclusive. `pieces` are the passages by the names of `PIECES`.

    `signals`: log odds of the beginning, log probabilities of the end and of the stance.
    """

    issue: Range
    stance: str
    act: str | None
    modality: str | None
    described: bool
    pieces: dict[str, tuple[Range, ...]]
    signals: tuple[float, float, float]

    def confidence(self, settings: Settings) -> float:
        """Probability that a person would give this claim with this stance (logistic in the signals)."""
        constant, *weights = settings.weights
        odds = constant + sum(w * s for w, s in zip(weights, self.signals, strict=True))
        return float(1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0))))


def decode(scores: Scores, roles: Ints, settings: Settings) -> list[Found]:
    """The claims of one window, in text order. Issues do not overlap: the surer one stays."""
    heads = _heads(scores, roles, settings)
    pieces = _pieces(scores, sorted(heads), settings)
    found = []
    for head in sorted(heads):
        end, ending = heads[head]
        stances = log_softmax(scores.stance[head])
        stance = _CONDITIONAL if "conditions" in pieces.get(head, {}) else int(stances.argmax())
        item = Found(
            (head, end),
            STANCES[stance],
            _name(ACTS, scores.act[head]),
            _name(MODALITIES, scores.modality[head]),
            bool(scores.described[head] > 0),
            pieces.get(head, {}),
            (float(scores.begin[head]), ending, float(stances.max())),
        )
        if item.confidence(settings) >= settings.keep:
            found.append(item)
    return found


def _heads(scores: Scores, roles: Ints, settings: Settings) -> dict[int, tuple[int, float]]:
    """Words where an issue begins, with its last word and that end's log probability, surest first."""
    odds = np.log(settings.floor / (1 - settings.floor))
    begins = [int(i) for i in np.argsort(-scores.begin) if scores.begin[i] >= odds and roles[i] != OUTSIDE]
    taken: set[int] = set()
    heads: dict[int, tuple[int, float]] = {}
    for head in begins:
        ends = log_softmax(scores.close[head, head : head + LONGEST_ISSUE])
        end = head + int(ends.argmax())
        if not taken & set(range(head, end + 1)):
            heads[head] = (end, float(ends[end - head]))
            taken |= set(range(head, end + 1))
    return heads


def _pieces(scores: Scores, heads: list[int], settings: Settings) -> dict[int, dict[str, tuple[Range, ...]]]:
    """The passages of each claim: tagged runs, each with the claim to which its words point most.

    A word has one tag, so that a party named in a condition parts it: such pieces are joined again.
    """
    result: dict[int, dict[str, tuple[Range, ...]]] = {}
    if not heads:
        return result
    tagged = list(runs(scores.tag, settings.tag_bias))
    held = {word for _, start, end in tagged for word in range(start, end + 1)}
    for kind, start, end in tagged:
        votes = log_softmax(scores.arc[start : end + 1][:, heads]).sum(0)
        mine, name = result.setdefault(heads[int(votes.argmax())], {}), PIECES[kind]
        known = mine.get(name, ())
        joins = bool(known) and name not in PARTIES and held.issuperset(range(known[-1][1] + 1, start))
        mine[name] = (*known[:-1], (known[-1][0], end)) if joins else (*known, (start, end))
    return result


def runs(tag: Floats, bias: float = 0.0) -> Iterator[tuple[int, int, int]]:
    """Kind, first and last word of each run of tagged words. An inside tag without a beginning begins a run."""
    scores = tag.copy()
    scores[:, 0] += bias
    best = scores.argmax(1)
    kind, start = -1, 0
    for i, value in enumerate([*best.tolist(), 0]):
        now = (value - 1) // 2 if value else -1
        begins = value % 2 == 1
        if kind >= 0 and (now != kind or begins):
            yield kind, start, i - 1
            kind = -1
        if now >= 0 and kind < 0:
            kind, start = now, i


def _name(names: tuple[str, ...], scores: Floats) -> str | None:
    """The best class, None where that is the first, which stands for none."""
    best = int(scores.argmax())
    return names[best] if best else None
