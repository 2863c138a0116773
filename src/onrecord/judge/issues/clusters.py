"""Issues that texts speak of, gathered from the words of many claims: a draft of a codebook.

Complete-link agglomeration: a cluster takes up another only where every issue of the one meets every issue of the
other, so that what never meets never comes together through a third.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.judge.issues.apart import apart
from onrecord.judge.issues.meaning import Meaning, meaning, meet
from onrecord.judge.issues.normal import Normal, Normaliser
from onrecord.models.issue_vectors import WordVectors

_BLOCK = 512  # issues compared with all others at a time
_LEAST_COSINE = 0.45
"""Cosine of the wholes below which two issues cannot reach the thresholds of `meet` but by hardly differing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An issue's words in one claim, and where to read more."""

    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """An issue as texts speak of it: its name, other words for it, words for its opposite, most frequent first.

    `count` is the number of claims, `examples` at most two of what they were made in.
    """

    name: str
    aliases: tuple[str, ...]
    opposites: tuple[str, ...]
    count: int
    examples: tuple[str, ...]


@dataclass
class _Group:
    """All mentions with one core: their labels with counts, by which way they point, and two examples."""

    core: Normal
    meaning: Meaning | None
    labels: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(labels.total() for labels in self.labels.values())


def clusters(mentions: Iterable[Mention], normaliser: Normaliser, vectors: WordVectors) -> list[Cluster]:
    """The issues of mentions, most frequent first. Each mention counts as one claim."""
    groups = list(_grouped(mentions, normaliser, vectors).values())
    groups.sort(key=lambda group: (-group.count, group.core.key))
    telling = _telling(groups)
    made = [_cluster([groups[at] for at in sorted(members)], telling) for members in _joined(groups)]
    return sorted(made, key=lambda cluster: (-cluster.count, cluster.name))


def _grouped(
    mentions: Iterable[Mention], normaliser: Normaliser, vectors: WordVectors
) -> dict[tuple[str, ...], _Group]:
    groups: dict[tuple[str, ...], _Group] = {}
    for mention in mentions:
        normal, label = normaliser.normal(mention.words), normaliser.label(mention.words)
        if not normal.words or not label:
            continue
        key = normal.core.key
        if key not in groups:
            groups[key] = _Group(normal.core, meaning(normal, vectors))
        groups[key].labels[normal.sign][label] += 1
        if len(groups[key].examples) < 2 and mention.example not in groups[key].examples:
            groups[key].examples.append(mention.example)
    return groups


def _joined(groups: Sequence[_Group]) -> list[set[int]]:
    """The clusters, as sets of places in `groups`: nearest pairs first, each join only where all pairs meet."""
    meets = dict(_meeting(groups))
    cluster = {at: {at} for at in range(len(groups))}
    for one, other in sorted(meets, key=lambda pair: (-meets[pair], pair)):
        left, right = cluster[one], cluster[other]
        if left is not right and all((min(a, b), max(a, b)) in meets for a in left for b in right):
            left |= right
            for at in right:
                cluster[at] = left
    return list({id(members): members for members in cluster.values()}.values())


def _meeting(groups: Sequence[_Group]) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of groups that are near enough and not kept apart, the lower place first, with their nearness."""
    known = [at for at, group in enumerate(groups) if group.meaning is not None]
    if not known:
        return
    wholes = np.stack([found.whole for at in known if (found := groups[at].meaning)])
    for start in range(0, len(known), _BLOCK):
        near = np.argwhere(wholes[start : start + _BLOCK] @ wholes.T >= _LEAST_COSINE)
        for row, column in near:
            one, other = known[start + int(row)], known[int(column)]
            left, right = groups[one], groups[other]
            if one < other and left.meaning and right.meaning and not apart(left.core, right.core):
                score = meet(left.meaning, right.meaning)
                if score is not None:
                    yield (one, other), score


def _telling(groups: Sequence[_Group]) -> dict[str, float]:
    """How much each word tells: the logarithm of how few groups have it."""
    having = Counter(stem for group in groups for stem in set(group.core.stems))
    return {stem: math.log(1 + len(groups) / n) for stem, n in having.items()}


def _cluster(members: Sequence[_Group], telling: dict[str, float]) -> Cluster:
    """The cluster of some groups, of which the first is the most frequent. Named by words that most tell."""
    shares = Counter[str]()
    for group in members:
        for stem in set(group.core.stems):
            shares[stem] += group.count
    lead = max(
        members, key=lambda g: (sum(shares[s] * telling[s] for s in set(g.core.stems)) / len(g.core.stems), g.count)
    )
    sign = max(lead.labels, key=lambda way: (lead.labels[way].total(), way))
    name = min(lead.labels[sign], key=lambda label: (-lead.labels[sign][label], len(label), label))
    ways: dict[int, Counter[str]] = {1: Counter(), -1: Counter()}
    for group in members:
        for way, labels in group.labels.items():
            ways[way].update(labels)
    examples = [example for group in members for example in group.examples]
    count = sum(group.count for group in members)
    return Cluster(
        name, _others(ways[sign], name), _others(ways[-sign], name), count, tuple(dict.fromkeys(examples))[:2]
    )


def _others(labels: Counter[str], name: str) -> tuple[str, ...]:
    """Labels by count, without the name and without what only its case tells from another."""
    found: dict[str, str] = {}
    for label, _ in sorted(labels.items(), key=lambda e: (-e[1], e[0])):
        found.setdefault(label.casefold(), label)
    found.pop(name.casefold(), None)
    return tuple(found.values())
