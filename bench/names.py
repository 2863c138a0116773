"""Precision and recall of the name comparison on labelled pairs of names.

    python bench/names.py --data ../shared/data/names/contrib/name_bench/cases.csv --half held-out

The pairs (opensanctions/nomenklatura, MIT) are split in two by the hash of their names, so that a pair and its inverse
are in one half. The constants of `onrecord.resolve.variants` were set on the dev half alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord.resolve.variants import Verdict, compare_organisations, compare_people


@dataclass(frozen=True)
class Pair:
    """Two names and whether they are labelled as the same."""

    schema: str
    first: str
    second: str
    same: bool

    @property
    def is_dev(self) -> bool:
        """True for the half that the constants were set on."""
        names = "\x1f".join(sorted((self.first, self.second)))
        return int(hashlib.sha256(names.encode()).hexdigest(), 16) % 2 == 0

    def verdict(self) -> Verdict:
        """What the comparison says."""
        compare = compare_people if self.schema == "Person" else compare_organisations
        return compare(self.first, self.second).verdict


def read_pairs(path: Path) -> list[Pair]:
    """The labelled pairs of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [Pair(row["schema"], row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def table(pairs: Iterable[Pair]) -> str:
    """Precision and recall of `same`, with what was left unsure, for persons, others and all."""
    lines = [
        "| names | pairs | precision | recall | recall with unsure | unsure |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    listed = list(pairs)
    groups = {
        "persons": [p for p in listed if p.schema == "Person"],
        "organisations and others": [p for p in listed if p.schema != "Person"],
        "all": listed,
    }
    return "\n".join(lines + [_line(name, group) for name, group in groups.items()])


def _line(name: str, pairs: list[Pair]) -> str:
    """One line of the table."""
    counts = Counter((pair.verdict(), pair.same) for pair in pairs)
    joined = counts[Verdict.SAME, True] + counts[Verdict.SAME, False]
    alike = sum(pair.same for pair in pairs)
    precision = counts[Verdict.SAME, True] / joined if joined else 1.0
    recall = counts[Verdict.SAME, True] / alike if alike else 0.0
    reach = (counts[Verdict.SAME, True] + counts[Verdict.UNSURE, True]) / alike if alike else 0.0
    unsure = counts[Verdict.UNSURE, True] + counts[Verdict.UNSURE, False]
    return f"| {name} | {len(pairs)} | {precision:.3f} | {recall:.3f} | {reach:.3f} | {unsure} |"


def main() -> None:
    """Print the table; with --errors also the pairs of the dev half that were judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="cases.csv")
    parser.add_argument("--half", choices=("dev", "held-out"), default="held-out")
    parser.add_argument("--errors", action="store_true", help="list wrong verdicts (dev half only)")
    options = parser.parse_args()
    pairs = [pair for pair in read_pairs(options.data) if pair.is_dev == (options.half == "dev")]
    print(table(pairs))
    if options.errors and options.half == "dev":
        for pair in pairs:
            verdict = pair.verdict()
            if (verdict is Verdict.SAME) != pair.same:
                print(verdict, pair.schema, pair.first, pair.second, sep=" | ")


if __name__ == "__main__":
    main()
