"""Score nested attributions: those inside the content of another attribution.

    onrecord extract TEXTS/*.txt > records.jsonl
    python bench/nesting.py --texts ../shared/data/polnear/data/dev --pred records.jsonl [--errors N]

`--texts` is a PolNeAR folder with `text/*.txt`; `--gold` is bench/nesting/polnear_dev.jsonl, described in the README
beside it. `--pred` holds statement records, of which those whose nearest reporter is another statement are scored; or,
with `--given`, lines {"doc", "attributions": [{"source", "cue", "content"}]} of what was found inside the gold's outer
contents, all of which are scored. Only the articles that the annotator read completely count. What an outer speaker
says of their own mind ("she said she hopes …", "I think …") is annotated too, but neutral: it is not asked for, and a
prediction that is right about it counts neither way.

A prediction is right as in PolNeAR's own figure: its content shares at least half of all tokens with the gold one's,
and the sources share a token or are both empty. Pairs are one to one, the best overlap first. A token is a run of
letters and digits.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.records import Span, spans_text

GOLD = Path(__file__).parent / "nesting" / "polnear_dev.jsonl"
IOU_THRESHOLD = 0.5
"""Least overlap of two contents, shared tokens over all tokens (as in scoring PolNeAR)."""

_TOKEN = re.compile(r"\w+")

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Nested:
    """An attribution inside another one's content; `source` may be empty. `own` marks the outer speaker's own mind."""

    source: Spans
    cue: Spans
    content: Spans
    outer: Spans = ()
    own: bool = False


@dataclass(frozen=True)
class Result:
    """What was found in one document: right pairs, gold ones missed, false alarms, and predictions not counted."""

    pairs: tuple[tuple[Nested, Nested], ...]
    missed: tuple[Nested, ...]
    false: tuple[Nested, ...]
    neutral: int


def read_gold(path: Path) -> dict[str, list[Nested]]:
    """The nested attributions of each article that was read completely, those without any included."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: dict[str, list[Nested]] = {name: [] for name in lines[0]["read"]}
    for row in lines[1:]:
        found[row["doc"]].append(_nested(row))
    return found


def read_given(path: Path) -> dict[str, list[Nested]]:
    """Predictions made inside the gold's outer contents, by article."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["doc"]: [_nested(item) for item in row["attributions"]] for row in rows}


def read_records(path: Path) -> dict[str, list[Nested]]:
    """The nested statements of a file of statement records, by the stem of their document's name."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    kinds = {row["id"]: row["kind"] for row in rows}
    found: dict[str, list[Nested]] = {}
    for row in rows:
        if is_nested(row, kinds):
            parts = {name: (row[name] or {"spans": []})["spans"] for name in ("source", "cue", "content")}
            found.setdefault(Path(row["document"]["name"]).stem, []).append(_nested(parts))
    return found


def is_nested(record: dict[str, Any], kinds: dict[str, str]) -> bool:
    """Whether another statement, which is not the document's own voice, reports the one of a record."""
    nearest = record["reported_by"][0]["statement"] if record["reported_by"] else None
    return nearest is not None and kinds.get(nearest) != "own"


def _nested(row: dict[str, Any]) -> Nested:
    source, cue, content, outer = (
        tuple(Span(s, e) for s, e in row.get(name) or ()) for name in ("source", "cue", "content", "outer")
    )
    return Nested(source, cue, content, outer, bool(row.get("self")))


class Tokens:
    """The tokens of a text, to ask which of them spans touch."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the tokens that share a character with one of the spans."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_left(self._ends, start + 1), bisect_left(self._starts, end))
        )


def overlap(tokens: Tokens, gold: Nested, predicted: Nested) -> float:
    """The overlap of the contents where it suffices and the sources agree, else 0."""
    left, right = tokens.of(gold.content), tokens.of(predicted.content)
    sources = tokens.of(gold.source), tokens.of(predicted.source)
    if any(sources) and not sources[0] & sources[1]:
        return 0.0
    value = len(left & right) / len(left | right) if left & right else 0.0
    return value if value >= IOU_THRESHOLD else 0.0


def compare(text: str, gold: Sequence[Nested], predicted: Sequence[Nested]) -> Result:
    """Pair one article's gold and predicted attributions; what then fits a neutral one only is set aside."""
    tokens = Tokens(text)
    asked = [g for g in gold if not g.own]
    pairs = _pairs(tokens, asked, predicted)
    rest = [p for j, p in enumerate(predicted) if j not in pairs.values()]
    aside = set(_pairs(tokens, [g for g in gold if g.own], rest).values())
    return Result(
        tuple((asked[i], predicted[j]) for i, j in pairs.items()),
        tuple(g for i, g in enumerate(asked) if i not in pairs),
        tuple(p for j, p in enumerate(rest) if j not in aside),
        len(aside),
    )


def _pairs(tokens: Tokens, gold: Sequence[Nested], predicted: Sequence[Nested]) -> dict[int, int]:
    """Gold to predicted indices, one to one, best overlap first."""
    weights = [(overlap(tokens, g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    pairs: dict[int, int] = {}
    for weight, i, j in sorted(weights, key=lambda w: (-w[0], w[1], w[2])):
        if weight > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def report(results: Sequence[Result]) -> str:
    """Precision, recall and F1 over all articles."""
    hits = sum(len(r.pairs) for r in results)
    gold = hits + sum(len(r.missed) for r in results)
    predicted = hits + sum(len(r.false) for r in results)
    precision = 100 * hits / predicted if predicted else 0.0
    recall = 100 * hits / gold if gold else 0.0
    f1 = 200 * hits / (predicted + gold) if predicted + gold else 0.0
    return (
        f"{len(results)} articles, {gold} nested, {predicted} predicted, {hits} right "
        f"({sum(r.neutral for r in results)} more set aside as neutral)\n"
        f"P {precision:.1f} R {recall:.1f} F1 {f1:.1f}"
    )


def error_lines(name: str, text: str, result: Result) -> list[str]:
    """What was missed and what was found wrongly in one article, in words."""
    sides = [("missed", n) for n in result.missed] + [("false", n) for n in result.false]
    return [
        f"{side:<7}{name} | " + " | ".join(spans_text(text, spans)[:90] for spans in (n.source, n.cue, n.content))
        for side, n in sides
    ]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="PolNeAR folder with text/*.txt")
    parser.add_argument("--gold", type=Path, default=GOLD, help="annotated nested attributions")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pred", type=Path, help="statement records, JSON lines")
    what.add_argument("--given", type=Path, help="attributions found inside the gold's outer contents")
    parser.add_argument("--errors", type=int, default=0, help="list N errors")
    args = parser.parse_args()
    gold = read_gold(args.gold)
    predicted = read_records(args.pred) if args.pred else read_given(args.given)
    results, errors = [], list[str]()
    for name, nested in gold.items():
        text = (args.texts / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        results.append(compare(text, nested, predicted.get(name, [])))
        errors += error_lines(name, text, results[-1])
    print(report(results))
    for line in errors[:: max(1, len(errors) // args.errors)][: args.errors] if args.errors else []:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
