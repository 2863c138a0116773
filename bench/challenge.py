"""Claims in hard sentences, class by class: negation, implicatives, acts, described positions, conditions and so on.

    python -m bench.challenge [--model fast]

``bench/challenge/items.jsonl`` holds 260 attributions in sentences written for this, by annotators who saw no training
sentence; nothing learns from them and no constant is chosen on them. Attributions are given, claims are found. A claim
is right when its issue's words and the gold's have an intersection over union of 0.5 or more and the stances are the
same, as in the scorer of the development set; claims marked optional are neither rewarded nor missed. A condition is
right by the same measure of its words, within a claim that is right.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.claims import given
from onrecord.desk.models import load_claims
from onrecord.judge import judge
from onrecord.read import ReadOptions, read_inputs
from onrecord.records import Claim, Document, Passage

ITEMS = Path(__file__).with_suffix("") / "items.jsonl"

LEAST = 0.5
"""Intersection over union from which two runs of words are one."""

Words = frozenset[int]


@dataclass
class Tally:
    """Counts of one class: claims right, found wrongly and missed, and the same of conditions."""

    items: int = 0
    right: int = 0
    false: int = 0
    missed: int = 0
    conditions_right: int = 0
    conditions_false: int = 0
    conditions_missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))


def f1(right: int, false: int, missed: int) -> str:
    """The F1 in per cent, "-" where there is nothing to find and nothing was found."""
    return f"{200 * right / (2 * right + false + missed):.1f}" if right or false or missed else "-"


def words_of(text: str, spans: Iterable[Sequence[int]]) -> Words:
    """Where the words begin that share a character with a span."""
    spans = list(spans)
    return frozenset(
        m.start() for m in re.finditer(r"\w+", text) if any(m.start() < e and s < m.end() for s, e in spans)
    )


def alike(one: Words, other: Words) -> float:
    """Intersection over union, 0 of nothing."""
    return len(one & other) / len(one | other) if one | other else 0.0


def tally(text: str, gold: Sequence[dict[str, Any]], claims: Sequence[Claim]) -> Tally:
    """The counts of one item."""
    left = [(_words(text, [c.issue.passage] if c.issue.passage else []), c) for c in claims]
    result = Tally(items=1)
    for wanted in gold:
        issue = words_of(text, [wanted["issue"]])
        best = max(left, key=lambda pair: alike(issue, pair[0]), default=None)
        if best is None or alike(issue, best[0]) < LEAST:
            result.missed += not wanted.get("optional")
            continue
        left.remove(best)
        if wanted.get("optional"):
            continue
        if best[1].stance.value == wanted["stance"]:
            result.right += 1
            _count_conditions(result, text, wanted.get("conditions") or [], best[1])
        else:
            result.false, result.missed = result.false + 1, result.missed + 1
    result.false += len(left)
    return result


def _count_conditions(result: Tally, text: str, wanted: Sequence[Sequence[int]], claim: Claim) -> None:
    left = [_words(text, [passage]) for passage in claim.conditions]
    for span in wanted:
        words = words_of(text, [span])
        best = max(left, key=lambda found: alike(words, found), default=frozenset[int]())
        if alike(words, best) >= LEAST:
            left.remove(best)
            result.conditions_right += 1
        else:
            result.conditions_missed += 1
    result.conditions_false += len(left)


def _words(text: str, passages: Iterable[Passage]) -> Words:
    return words_of(text, [(s.start, s.end) for p in passages for s in p.spans])


def measure(items: Sequence[dict[str, Any]], model: str) -> dict[str, Tally]:
    """The counts of every class, of claims read by the model that goes with the extractor `model`."""
    reader = load_claims(model)
    counts: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n:03}.txt" for n in range(len(items))]
        for path, item in zip(paths, items, strict=True):
            path.write_text(item["text"], encoding="utf-8")
        for item, document in zip(items, read_inputs([str(p) for p in paths], ReadOptions()), strict=True):
            if not isinstance(document, Document):
                raise document.error
            judged = judge(document, given(document, [item]), reader)
            claims = [claim for statement in judged for claim in statement.claims]
            counts[item["class"]] += tally(document.text, item["claims"], claims)
    return counts


def main() -> None:
    """Print a row for each class and one for all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--model", default="baseline", help="the extractor whose claims model is asked")
    model = parser.parse_args().model
    items = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]
    counts = measure(items, model)
    rows = [*sorted(counts.items()), ("all", sum(counts.values(), Tally()))]
    print(f"{'class':<20}{'items':>6}{'right':>7}{'false':>7}{'missed':>8}{'F1':>7}{'conditions F1':>15}")
    for name, t in rows:
        conditions = f1(t.conditions_right, t.conditions_false, t.conditions_missed)
        score = f1(t.right, t.false, t.missed)
        print(f"{name:<20}{t.items:>6}{t.right:>7}{t.false:>7}{t.missed:>8}{score:>7}{conditions:>15}")


if __name__ == "__main__":
    main()
