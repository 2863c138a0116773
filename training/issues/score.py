"""How well issues meet: precision and recall on pairs of phrases written for it.

    PYTHONPATH=src:. python -m training.issues.score

prints the figures of the shipped vectors on the kept half of pairs.tsv, --part tune on the half that constants were
set on, --pairs each pair that comes out wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.judge.issues.apart import apart
from onrecord.judge.issues.meaning import meaning, meet
from onrecord.judge.issues.normal import Normaliser
from onrecord.models.actor_table import load_actors
from onrecord.models.issue_vectors import WordVectors, load_issue_vectors

PAIRS = Path(__file__).with_name("pairs.tsv")


class Pair(NamedTuple):
    """Two phrases: `relation` is same (one issue, one way), opposite (one issue, two ways) or different."""

    part: str
    relation: str
    one: str
    other: str


class Verdict(NamedTuple):
    """Whether a pair meets, and if so whether as opposites."""

    meets: bool
    turned: bool


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Pair(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def judge_with(vectors: WordVectors | None) -> Callable[[Pair], Verdict]:
    """Judges pairs as the codebook does: by equal cores, then by meaning where there are vectors."""
    normaliser = Normaliser(vectors.common if vectors else frozenset(), load_actors().countries)

    def judge(pair: Pair) -> Verdict:
        one, other = normaliser.normal(pair.one), normaliser.normal(pair.other)
        turned = one.sign != other.sign
        if one.core.key == other.core.key:
            return Verdict(True, turned)
        if vectors is None or apart(one.core, other.core):
            return Verdict(False, False)
        left, right = meaning(one, vectors), meaning(other, vectors)
        return Verdict(bool(left and right and meet(left, right) is not None), turned)

    return judge


def figures(pairs: Sequence[Pair], judge: Callable[[Pair], Verdict]) -> dict[str, Any]:
    """Precision and recall of meeting, and how many of the rightly met point the right way; fractions of 1."""
    verdicts = [(pair, judge(pair)) for pair in pairs]
    right = [(p, v) for p, v in verdicts if v.meets and p.relation != "different"]
    met = sum(v.meets for _, v in verdicts)
    one = sum(p.relation != "different" for p in pairs)
    ways = sum(v.turned == (p.relation == "opposite") for p, v in right)
    return {
        "pairs": len(pairs),
        "precision": round(len(right) / met, 4) if met else None,
        "recall": round(len(right) / one, 4),
        "right way": round(ways / len(right), 4) if right else None,
    }


def main() -> None:
    """Print figures, and what is wrong where asked."""
    parser = argparse.ArgumentParser(description="Measure how well issues meet.")
    parser.add_argument("--part", choices=("kept", "tune"), default="kept")
    parser.add_argument("--pairs", action="store_true", help="also print each pair that comes out wrong")
    asked = parser.parse_args()
    pairs = [pair for pair in read_pairs() if pair.part == asked.part]
    vectors = load_issue_vectors()
    for name, known in (("words alone", None), ("words and meaning", vectors)):
        print(f"{name}: {json.dumps(figures(pairs, judge_with(known)))}")
    judge = judge_with(vectors)
    for pair in pairs if asked.pairs else ():
        meets, turned = judge(pair)
        said = ("opposite" if turned else "same") if meets else "different"
        if said != pair.relation:
            print(f"{pair.relation} taken for {said}: {pair.one} | {pair.other}")


if __name__ == "__main__":
    main()
