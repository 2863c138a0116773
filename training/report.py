"""One file of figures: the rule baseline and the built models, on the same articles by the same scorer."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord.models import Manifest
from training.score import Scorer

_SHOWN = ("attribution", "attribution_strict", "attribution_direct", "attribution_mixed", "attribution_indirect")


def score_file(path: Path, scorer: Scorer) -> dict[str, float]:
    """F1 of a predictions file."""
    predictions = scorer.module.load_predictions(path, scorer.documents)
    rows = scorer.module.score_corpus(scorer.documents, predictions)
    figures = scorer.module.as_figures(scorer.module.add_scores(rows.values()))
    return {name: round(figures[name]["f1"], 4) for name in _SHOWN}


def collect(rules: Path, scorer: Scorer, out: Path) -> dict[str, Any]:
    """F1 by name of whoever made the predictions; models that were not built are absent."""
    rows: dict[str, Any] = {"rules": score_file(rules, scorer)}
    for folder in sorted(path.parent for path in out.glob("*/manifest.json")):
        manifest = Manifest.read(folder)
        rows[manifest.full_name] = {name: manifest.metrics["dev"][name]["f1"] for name in _SHOWN}
    return rows


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("rules", "gold", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    rows = collect(options.rules, Scorer(options.scorer, options.gold), options.out)
    (options.out / "metrics.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
