"""Score time expressions against TempEval-3's TimeML files.

    python bench/timex.py --gold DIR [--errors N] [--part dev|opened|heldout|all]

DIR holds .tml files (searched below it). As in TempEval-3: a relaxed match shares characters, strict has the same span,
and 'value F1' is the F1 of relaxed matches that also have the gold's value. 'spelt' counts as equal what the gold
spells in several ways (2000-W7 and 2000-W07, 1949-XX and 1949, 198X and 198). The document's own creation time is given
and not scored. Files are split by a hash of their name: a tenth is held out from development.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import html
import re
import sys
from pathlib import Path
from typing import NamedTuple

from onrecord.resolve.timex import find_timexes


class Gold(NamedTuple):
    """A gold expression in the plain text."""

    start: int
    end: int
    type: str
    value: str


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def read_tml(path: Path) -> tuple[str, dt.date | None, list[Gold]]:
    """The text of a TimeML file, its creation day, and its time expressions."""
    source = path.read_text(encoding="utf-8", errors="replace")
    head = re.search(r"<DCT>.*?value=\"(\d{4}-?\d\d-?\d\d)", source, re.DOTALL)
    day = dt.date.fromisoformat(head[1]) if head else None
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, gold, opened, at = "", list[Gold](), list[tuple[int, dict[str, str]]](), 0
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[3]))))
        elif opened:
            start, attributes = opened.pop()
            gold.append(Gold(start, len(text), attributes.get("type", ""), attributes.get("value", "")))
    return text + html.unescape(body[at:]), day, gold


PARTS = ("dev", "opened", "heldout", "all")


def part_of(path: Path) -> str:
    """The part that a file belongs to: four fifths 'dev'; of the last fifth half was 'opened' to development later."""
    number = int(hashlib.sha256(path.stem.encode()).hexdigest(), 16)
    return "dev" if number % 5 else ("opened", "heldout")[number // 5 % 2]


def plain(value: str) -> str:
    """One spelling of a value: two digits a week, nothing for an unknown end."""
    return re.sub(r"(?:-XX)+$|(?<=\d)X+$", "", re.sub(r"-W(\d)(?!\d)", r"-W0\1", value))


def f1(hits: int, predicted: int, gold: int) -> float:
    """F1 in percent."""
    return 200 * hits / (predicted + gold) if predicted + gold else 0.0


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--part", choices=PARTS, default="dev")
    args = parser.parse_args()
    files = [p for p in sorted(args.gold.rglob("*.tml")) if not p.name.startswith("._")]
    files = [p for p in files if args.part in {"all", part_of(p)}]
    strict = relaxed = typed = valued = spelt = predicted = total = 0
    errors: list[str] = []
    for path in files:
        text, day, gold = read_tml(path)
        found = find_timexes(text, day)
        predicted, total = predicted + len(found), total + len(gold)
        left = list(found)
        for item in gold:
            hit = next((t for t in left if t.start < item.end and item.start < t.end), None)
            around = text[max(0, item.start - 60) : item.end + 30].replace("\n", " ")
            if hit is None:
                errors.append(f"miss  {day} {item.type} {item.value}  [{text[item.start : item.end]}]  … {around}")
                continue
            left.remove(hit)
            relaxed += 1
            strict += (hit.start, hit.end) == (item.start, item.end)
            typed += hit.type == item.type
            valued += hit.value == item.value
            spelt += plain(hit.value) == plain(item.value)
            if hit.value != item.value:
                errors.append(f"value {day} {item.value} got {hit.value}  [{hit.text}]  … {around}")
        errors += [
            f"false {day} {t.type} {t.value}  [{t.text}]  … {text[max(0, t.start - 50) : t.end + 30]!r}" for t in left
        ]
    print(f"{len(files)} files, {total} gold, {predicted} found")
    for name, hits in (("strict", strict), ("relaxed", relaxed), ("type", typed), ("value", valued), ("spelt", spelt)):
        print(f"{name:8} F1 {f1(hits, predicted, total):5.1f}")
    for line in errors[:: max(1, len(errors) // args.errors)] if args.errors else []:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
