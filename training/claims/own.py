"""Places the annotations of sentences written for this: ``python -m training.claims.own FILE … --out FILE``.

A line is ``{"text": …, "source": words or null, "cue": words or null, "content": [words, …], "claims": […]}``, with
claims as ``training.claims.locate`` reads them; the outcome holds the text and offsets into it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from training.claims.locate import PlacingError, find, place
from training.claims.sample import Item
from training.polnear import Article


def located(raw: dict[str, Any]) -> dict[str, Any]:
    """The record of one line with offsets. Raises PlacingError for words that its text does not have."""
    article = Article("own", raw["text"], ())
    whole = Item("own", (), (), ((0, len(raw["text"])),))
    spans = {
        name: tuple(find(article, whole, phrase) for phrase in ([given] if isinstance(given, str) else given or []))
        for name, given in ((name, raw.get(name)) for name in ("source", "cue", "content"))
    }
    item = Item("own", spans["source"], spans["cue"], spans["content"])
    claims = [place(article, item, claim) for claim in raw["claims"]]
    return {"text": raw["text"], **{k: v for k, v in item.record().items() if k != "doc"}, "claims": claims}


def main() -> int:
    """Command line; 1 where a line could not be placed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    records, faults = [], []
    for path in options.files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                records.append(located(json.loads(line)))
            except (PlacingError, ValueError) as error:
                faults.append(f"{path.name} line {number}: {error}")
    options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    print("\n".join([*faults, f"{len(records)} placed"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
