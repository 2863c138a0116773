"""The annotations: standoff over PolNeAR's articles, and sentences that were written for this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.claims.examples import Annotated, read_records
from training.polnear import Article, read_articles

TRAIN = ("train", "train-conditions", "own")
"""Files of annotations to learn from. `train` may hold an attribution twice, once by each of two annotators."""

DEV = "dev"
"""Attributions of PolNeAR's development part, kept for measuring."""

DEV_SECOND = "dev-second"
"""More of the same, drawn and annotated later: with it the constants are chosen on more than what they are shown on."""

DEV_CONDITIONS = "dev-conditions"
"""More of the same, each with a word that may open a condition."""


def gather(data: Path, claims: Path) -> tuple[list[Annotated], list[Annotated]]:
    """What to learn from and what to measure on. An attribution that two people annotated counts half each."""
    articles = {a.name: a for name in ("train", "dev") for a in read_articles(data / "polnear/data" / name)}
    items = [item for name in TRAIN for item in read(claims / f"{name}.jsonl", articles)]
    times: dict[str, int] = {}
    for item in items:
        times[_key(item)] = times.get(_key(item), 0) + 1
    weighted = [Annotated(item.article, item.record, 1 / times[_key(item)]) for item in items]
    return weighted, list(read(claims / f"{DEV}.jsonl", articles))


def gather_measured(data: Path, claims: Path, name: str) -> list[Annotated]:
    """Annotated attributions of the development part by the name of their file."""
    articles = {a.name: a for a in read_articles(data / "polnear/data/dev")}
    return list(read(claims / f"{name}.jsonl", articles))


def read(path: Path, articles: Mapping[str, Article]) -> Iterator[Annotated]:
    """The annotated attributions of a file; a record with a text of its own needs no article."""
    for number, record in enumerate(read_records(path)):
        if "text" in record:
            yield Annotated(Article(f"{path.stem}-{number}", record["text"], ()), record)
        else:
            yield Annotated(articles[record["doc"]], record)


def _key(item: Annotated) -> tuple[Any, ...]:
    """What makes two annotations ones of the same attribution."""
    return (item.article.name, *(str(item.record[k]) for k in ("source", "cue", "content")))
