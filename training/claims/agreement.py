"""How far two passes of annotation agree: ``python -m training.claims.agreement ONE [TWO]`` (standoff files).

With one file, the attributions that it holds twice are compared.

Both ways the rule of the claims scorer: issues whose words overlap by half, the same stance; optional claims of either
count only where the other has them. The F1 is the same both ways; `loose` asks for one shared word.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.claims.examples import read_records

Claim = Mapping[str, Any]


@dataclass
class Count:
    """Claims of both annotators, those matched, and those matched with the same stance; claims are firm or optional."""

    first: int = 0
    second: int = 0
    matched: int = 0
    same: int = 0
    items: int = 0
    both_hold: int = 0

    def figures(self) -> dict[str, float]:
        """F1 of claim and stance, share of stances equal in matched claims, and numbers."""
        total = self.first + self.second
        return {
            "items": self.items,
            "claims": total / 2,
            "f1": round(100 * 2 * self.same / max(total, 1), 1),
            "stance_given_match": round(100 * self.same / max(self.matched, 1), 1),
        }


def overlap(one: Sequence[int], two: Sequence[int]) -> float:
    """Intersection over union of two spans in characters."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, shared) / (max(one[1], two[1]) - min(one[0], two[0]))


def compare(first: Sequence[Claim], second: Sequence[Claim], count: Count, least: float) -> None:
    """Add the claims of one attribution to the count."""
    left, count.items = list(second), count.items + 1
    for claim in first:
        best = max(left, key=lambda c: overlap(claim["issue"], c["issue"]), default=None)
        if best is None or overlap(claim["issue"], best["issue"]) < least:
            count.first += not claim.get("optional")
            continue
        left.remove(best)
        count.first, count.second, count.matched = count.first + 1, count.second + 1, count.matched + 1
        count.same += claim["stance"] == best["stance"]
    count.second += sum(not c.get("optional") for c in left)


def key(record: Mapping[str, Any]) -> str:
    """What makes an attribution the same in two files."""
    return json.dumps([record[name] for name in ("doc", "source", "cue", "content")])


def pairs(files: Sequence[Path]) -> Iterator[tuple[Sequence[Claim], Sequence[Claim]]]:
    """The claims of each attribution that is annotated twice."""
    seen: dict[str, Sequence[Claim]] = {}
    for record in (record for path in files for record in read_records(path)):
        if key(record) in seen:
            yield seen.pop(key(record)), record["claims"]
        else:
            seen[key(record)] = record["claims"]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    strict, loose = Count(), Count()
    for first, second in pairs(options.files):
        compare(first, second, strict, 0.5)
        compare(first, second, loose, 0.01)
    print("overlap of half:", strict.figures())
    print("any overlap:", loose.figures())


if __name__ == "__main__":
    main()
