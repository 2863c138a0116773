"""Turns annotators' words into offsets: ``python -m training.claims.locate --data DIR --items FILE --answers FILE``.

An answer line is ``{"i": number, "claims": [{"issue": "words", "stance": …, …}]}``; a phrase is the exact words, with
``@2`` behind it for the second place where they stand. Phrases are looked for in the content, then the cue and source,
then the paragraphs around. Prints what could not be placed; with ``--out`` writes the standoff, which holds no text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.claims.sample import Item, read_items
from training.polnear import Article, read_articles

Span = tuple[int, int]

PHRASES = ("holder", "counterpart")
"""Fields with one phrase or none beside the issue."""

LISTS = ("conditions", "exceptions", "scope", "reason", "time_limits")
"""Fields with any number of phrases."""

STANCES = frozenset({"support", "oppose", "conditional", "unclear"})
MODALITIES = frozenset({"will", "would", "could", "can", "must", "should", "may", "want"})
ACTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
"""PLOVER's event types (Halterman et al. 2023)."""
_KEYS = {"issue", "stance", "act", "modality", "described", "optional", "sure", *PHRASES, *LISTS}
_NTH = re.compile(r"@(\d+)$")


class PlacingError(ValueError):
    """A line that cannot be used, with what is wrong with it."""


def find(article: Article, item: Item, phrase: str) -> Span:
    """Where a phrase stands. Raises PlacingError when it does not."""
    nth = _NTH.search(phrase)
    words, number = (phrase[: nth.start()], int(nth[1])) if nth else (phrase, 1)
    spans = (*item.content, *item.cue, *item.source)
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    around = [p for p in article.paragraphs if p[1] > first and p[0] < last]
    region = (min([first, *(a for a, _ in around)]), max([last, *(b for _, b in around)]))
    for start, end in (*item.content, (first, last), region, (max(0, region[0] - 600), region[1])):
        places = list(_places(article.text, words, start, end))
        if len(places) >= number:
            return places[number - 1]
    raise PlacingError(f"not there: {phrase!r}")


def _places(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    """Every place of the words as whole words; white space and the two kinds of quotation marks count alike."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    pattern = re.sub(r"['’‘]", "['’‘]", re.sub(r'["“”]', '["“”]', pattern))
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    for match in re.compile(left + pattern + right).finditer(text, start, end):
        yield match.span()


def place(article: Article, item: Item, claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim with offsets for words. Raises PlacingError for a phrase, a field or a value that is not known."""
    if unknown := set(claim) - _KEYS:
        raise PlacingError(f"unknown field {sorted(unknown)}")
    if claim.get("stance") not in STANCES:
        raise PlacingError(f"stance {claim.get('stance')!r}")
    for name, known in (("act", ACTS), ("modality", MODALITIES)):
        if claim.get(name) is not None and claim[name] not in known:
            raise PlacingError(f"{name} {claim[name]!r}")
    if (claim["stance"] == "conditional") and not claim.get("conditions"):
        raise PlacingError("conditional without a condition")
    placed: dict[str, Any] = {"issue": find(article, item, claim["issue"]), "stance": claim["stance"]}
    for name in PHRASES:
        if claim.get(name):
            placed[name] = find(article, item, claim[name])
    for name in LISTS:
        if claim.get(name):
            given = [claim[name]] if isinstance(claim[name], str) else claim[name]
            placed[name] = [find(article, item, phrase) for phrase in given]
    return placed | {k: claim[k] for k in ("act", "modality", "described", "optional", "sure") if claim.get(k)}


def answers(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line numbers and answers of a file. Raises PlacingError for a line that is no JSON object."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise PlacingError(f"line {number}: {error}") from error


def locate(articles: Mapping[str, Article], items: list[Item], path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The standoff records of an answers file, and what is wrong with it."""
    records: dict[int, dict[str, Any]] = {}
    faults: list[str] = []
    for number, answer in answers(path):
        item = items[answer["i"]]
        try:
            claims = [place(articles[item.doc], item, claim) for claim in answer["claims"]]
        except PlacingError as error:
            faults.append(f"line {number}, item {answer['i']}: {error}")
        else:
            records[answer["i"]] = {**item.record(), "claims": claims}
    faults += [f"item {i}: no answer" for i in range(len(items)) if i not in records]
    return [records[i] for i in sorted(records)], faults


def main() -> int:
    """Command line; 1 where something could not be placed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--items", type=Path, required=True)
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    items = read_items(options.items)
    wanted = {item.doc for item in items}
    folders = [options.data / "polnear/data" / name for name in ("train", "dev")]
    articles = {a.name: a for folder in folders for a in read_articles(folder) if a.name in wanted}
    records, faults = locate(articles, items, options.answers)
    print("\n".join(faults) or f"{len(records)} items placed")
    if options.out:
        options.out.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
