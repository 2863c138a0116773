"""Figures of the attribution scorer, which is loaded from the file that the caller names."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.extract.tagger.decode import Found, Settings
from onrecord.extract.tagger.spans import word_range, word_spans
from onrecord.words.split import Words
from training.predict import Scored


class Scorer:
    """The scorer and one compartment's gold."""

    def __init__(self, file: Path, gold: Path) -> None:
        spec = importlib.util.spec_from_file_location("attribution_score", file)
        if spec is None or spec.loader is None:
            raise ValueError(f"{file} is no Python file")
        self.module: Any = importlib.util.module_from_spec(spec)
        sys.modules["attribution_score"] = self.module
        spec.loader.exec_module(self.module)
        self.documents = self.module.load_compartment(gold)

    def figures(self, scored: Sequence[Scored], settings: Settings) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of every metric, fractions of 1."""
        predictions = {s.article.name: self.predictions(s, settings) for s in scored}
        documents = {name: self.documents[name] for name in predictions}
        rows = self.module.score_corpus(documents, predictions)
        figures: dict[str, dict[str, float]] = self.module.as_figures(self.module.add_scores(rows.values()))
        return figures

    def predictions(self, scored: Scored, settings: Settings) -> list[Any]:
        """What was found in one article, in the scorer's type."""
        return [
            self.module.Attribution(id=f"P{i}", **{k: tuple(v) for k, v in as_spans(scored.words, item).items()})
            for i, item in enumerate(scored.found(settings))
        ]

    def gold(self, scored: Scored) -> list[Any]:
        """The gold attributions of one article that count, in the scorer's tokens."""
        index = self.module.TokenIndex(scored.article.text)
        return list(index.read(self.documents[scored.article.name].gold))

    def hits(self, scored: Scored, settings: Settings) -> list[tuple[Found, bool]]:
        """What was found in one article, each with whether it is right by the primary figure."""
        m = self.module
        index = m.TokenIndex(scored.article.text)
        found = scored.found(settings)
        made = self.predictions(scored, settings)
        pairs = [(f, index.read([p])) for f, p in zip(found, made, strict=True)]
        kept = [(f, items[0]) for f, items in pairs if items]
        matched = m.match_one_to_one(self.gold(scored), [item for _, item in kept], m._attribution_weight)
        right = {p for _, p in matched}
        return [(f, i in right) for i, (f, _) in enumerate(kept)]


def as_spans(words: Words, found: Found) -> dict[str, list[tuple[int, int]]]:
    """Source, cue and content of what was found, as offsets into the text."""
    return {
        "source": word_spans(words, word_range(found.source)) if found.source else [],
        "cue": word_spans(words, found.cue),
        "content": word_spans(words, found.content),
    }


def write_predictions(path: Path, scored: Sequence[Scored], settings: Settings) -> None:
    """A predictions file for the scorer's command line."""
    with path.open("w", encoding="utf-8") as file:
        for item in scored:
            attributions = [as_spans(item.words, found) for found in item.found(settings)]
            file.write(json.dumps({"doc": item.article.name, "attributions": attributions}) + "\n")
