"""Run an extractor over a PolNeAR compartment and write the predictions as JSONL for an attribution scorer.

    python bench/polnear_baseline.py --gold DIR --out FILE.jsonl [--model baseline|fast|accurate] [--limit N]

DIR holds `text/*.txt`; each line of FILE.jsonl is one document: {"doc", "attributions": [{"source", "cue", "content"}]}
with lists of [start, end] in code points. PolNeAR marks outermost attributions only, so nested ones are left out; it
marks told acts too that are no statements, so they stay in.
Prints words a second, from text to spans with the model loaded, to standard error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from onrecord.desk.models import BASELINE, load_extractor
from onrecord.extract import extract
from onrecord.records import Attribution, Document, Metadata, Paragraph, Part, Passage, text_hash

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def read(path: Path) -> Document:
    """One text as a document whose every line is a body paragraph, as PolNeAR's files are."""
    text = path.read_bytes().decode("utf-8")
    lines = tuple(Paragraph(m.start(), m.end(), Part.BODY) for m in _LINE.finditer(text))
    return Document(path.name, text, text_hash(text), lines, Metadata(language="en"))


def spans(passage: Passage | None) -> list[list[int]]:
    """A passage as lists of offsets; none gives an empty list."""
    return [list(s) for s in passage.spans] if passage else []


def outermost(found: list[Attribution]) -> list[Attribution]:
    """The attributions that stand in no other one's content."""
    return [a for a in found if a.parent is None]


def record(path: Path, found: list[Attribution]) -> dict[str, object]:
    """One document's predictions in the scorer's form."""
    items = [{"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)} for a in outermost(found)]
    return {"doc": path.stem, "attributions": items}


def main() -> int:
    """Read the arguments, extract, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="compartment with text/*.txt")
    parser.add_argument("--out", type=Path, required=True, help="predictions to write")
    parser.add_argument("--model", default=BASELINE, help="extractor to run (default: the rule baseline)")
    parser.add_argument("--limit", type=int, default=None, help="read only the first N documents")
    args = parser.parse_args()
    paths = sorted((args.gold / "text").glob("*.txt"))[: args.limit]
    extractor = load_extractor(args.model)
    documents = [read(p) for p in paths]
    begun = time.perf_counter()
    found = extract(documents, extractor, every_act=True)
    seconds = time.perf_counter() - begun
    lines = (json.dumps(record(p, f)) for p, f in zip(paths, found, strict=True))
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words} words, {words / seconds:.0f} words a second", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
