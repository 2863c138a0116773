"""Score medium, venue and audience on PolNeAR's own attributions.

    python bench/settings.py --texts ../shared/data/polnear/data/dev [--gold FILE] [--errors N]

`--texts` is a PolNeAR folder with `text/*.txt`; `--gold` is bench/settings/polnear_dev.jsonl, described in the README
beside it. A phrase is right when it shares characters with the annotated one.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.extract.kinds import Quoted, kind_of
from onrecord.extract.quotes import quotations
from onrecord.read import Failure, ReadOptions, read_inputs
from onrecord.records import Attribution, Document, Passage, Span
from onrecord.resolve.settings import settings

GOLD = Path(__file__).parent / "settings" / "polnear_dev.jsonl"
FIELDS = ("medium", "venue", "audience")


@cache
def read_document(path: Path) -> Document:
    """One article. Raises ValueError if it is missing or its text was altered in reading."""
    found = list(read_inputs([str(path)], ReadOptions()))
    if len(found) != 1 or isinstance(found[0], Failure) or found[0].text != path.read_bytes().decode("utf-8"):
        raise ValueError(f"{path} does not read as one unaltered text; give --texts the folder that holds text/*.txt")
    return found[0]


def attribution(document: Document, row: dict[str, Any]) -> Attribution:
    """A line of the gold file as an attribution."""
    spans = {name: tuple(Span(s, e) for s, e in row[name]) for name in ("source", "cue", "content")}
    passages = {name: Passage.of(document.text, found) for name, found in spans.items()}
    kind = kind_of(document.text, spans["content"], Quoted(quotations(document.text, document.paragraphs)))
    return Attribution(kind, passages["content"], source=passages["source"], cue=passages["cue"])


def compare(texts: Path, row: dict[str, Any]) -> dict[str, tuple[str | None, str | None, bool]]:
    """By field: the annotated words, the found ones, and whether they agree."""
    document = read_document(texts / "text" / f"{row['doc']}.txt")
    found = settings(document, [attribution(document, row)])[0]
    result = {}
    for name in FIELDS:
        gold, setting = row[name], getattr(found, name)
        mine = setting.passage if setting else None
        same = (gold is None and mine is None) or bool(gold and mine and mine.start < gold[1] and gold[0] < mine.end)
        result[name] = (document.text[slice(*gold)] if gold else None, mine.text if mine else None, same)
    return result


def report(rows: list[dict[str, Any]], outcomes: list[dict[str, tuple[str | None, str | None, bool]]]) -> None:
    """Print a table for each part: precision and recall by field, and how many have all three right."""
    for part in ("first", "second"):
        chosen = [o for row, o in zip(rows, outcomes, strict=True) if row["part"] == part]
        right = sum(all(same for _, _, same in o.values()) for o in chosen)
        none = sum(all(gold is None for gold, _, _ in o.values()) for o in chosen)
        share = f"all three right {100 * right / len(chosen):.1f}% (finding nothing: {100 * none / len(chosen):.1f}%)"
        print(f"{part} part: {len(chosen)} attributions, {share}")
        for name in FIELDS:
            gold = sum(o[name][0] is not None for o in chosen)
            found = sum(o[name][1] is not None for o in chosen)
            hits = sum(o[name][0] is not None and o[name][2] for o in chosen)
            print(f"  {name:8} gold {gold:3}  found {found:3}  right {hits:3}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="PolNeAR folder with text/*.txt")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--errors", type=int, default=0, help="print the first N errors")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    outcomes = [compare(args.texts, row) for row in rows]
    report(rows, outcomes)
    wrong = [
        f"{row['doc']}  {name}: {gold!r}, found {found!r}"
        for row, outcome in zip(rows, outcomes, strict=True)
        for name, (gold, found, same) in outcome.items()
        if not same
    ]
    print("\n".join(wrong[: args.errors]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
