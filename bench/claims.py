"""Writes what the claims scorer wants: the annotated attributions of the development part, and what is found there.

``python -m bench.claims --texts DATA/polnear/data/dev/text --out DIR [--model fast] [--given]`` makes ``gold.json`` and
``found.jsonl``; then ``python BENCH/claims_score.py --gold DIR/gold.json --texts … --pred DIR/found.jsonl``. With
``--given`` the attributions are those that people marked, so that only the reading of claims is measured.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.desk.models import load_claims, load_extractor
from onrecord.export.record import statement_record
from onrecord.extract import extract
from onrecord.judge import judge
from onrecord.read import ReadOptions, read_inputs
from onrecord.records import Document, Kind, Passage, Speaker, Statement
from onrecord.resolve import resolve

ANNOTATIONS = Path(__file__).parents[1] / "training" / "claims" / "annotations"

Record = dict[str, Any]


def records(names: Sequence[str]) -> list[Record]:
    """The annotated attributions of files of annotations."""
    paths = [ANNOTATIONS / f"{name}.jsonl" for name in names]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def gold(annotated: Sequence[Record]) -> list[Record]:
    """The annotations as the scorer reads them."""
    return [
        {
            "doc": r["doc"],
            "content": r["content"],
            "claims": [
                {"issue": c["issue"], "stance": c["stance"], "optional": bool(c.get("optional"))} for c in r["claims"]
            ],
        }
        for r in annotated
    ]


def given(document: Document, annotated: Sequence[Record]) -> list[Statement]:
    """Statements made of the attributions that people marked."""
    statements = []
    for record in annotated:
        source, cue, content = (
            Passage.of(document.text, [(s, e) for s, e in record[name]]) if record[name] else None
            for name in ("source", "cue", "content")
        )
        if content is not None:
            speakers = (Speaker(source.text if source else "?"),)
            statements.append(
                Statement(document.id, Kind.INDIRECT, content, "given", source=source, cue=cue, speakers=speakers)
            )
    return statements


def found(texts: Path, annotated: Sequence[Record], model: str | None, is_given: bool) -> Iterator[Record]:
    """Statement records of every document that holds annotated attributions."""
    by_document: dict[str, list[Record]] = defaultdict(list)
    for record in annotated:
        by_document[record["doc"]].append(record)
    extractor = None if is_given else load_extractor(model)
    for name in sorted(by_document):
        (document,) = read_inputs([str(texts / f"{name}.txt")], ReadOptions())
        if not isinstance(document, Document):
            raise document.error
        if extractor is None:
            statements = given(document, by_document[name])
        else:
            statements = resolve(document, extract([document], extractor)[0], extractor.name)
        for statement in judge(document, statements, load_claims(model or "baseline")):
            yield json.loads(json.dumps(statement_record(statement, document), default=str))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--sets", nargs="+", default=["dev"], help="files of annotations: dev, dev-conditions")
    options = parser.parse_args()
    annotated = records(options.sets)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "gold.json").write_text(json.dumps(gold(annotated)), encoding="utf-8")
    with (options.out / "found.jsonl").open("w", encoding="utf-8") as file:
        for record in found(options.texts, annotated, options.model, options.given):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
