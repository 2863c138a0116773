"""What reading makes of the demo's documents, beside their gold: metadata field by field, and parts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.read import Failure, ReadOptions, read_inputs
from onrecord.records import Document

DEMO = Path(__file__).resolve().parents[2] / "demo"
GOLD = [json.loads(p.read_text()) for p in sorted((DEMO / "gold").glob("*.json")) if p.name != "findings.json"]
OF_THE_ARTICLE = frozenset({"headline", "body", "caption", "turn"})


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    found = read_inputs([str(DEMO / "documents")], ReadOptions())
    read = [d for d in found if not isinstance(d, Failure)]
    return {d.name.removeprefix(f"{DEMO / 'documents'}/"): d for d in read}


def test_every_document_of_the_gold_is_read(documents: Mapping[str, Document]) -> None:
    assert set(documents) == {gold["document"] for gold in GOLD}


FLOORS = {
    "title": 32,
    "author": 32,
    "publisher": 32,
    "published_on": 32,
    "published_basis": 32,
    "not_before": 1,
    "language": 32,
    "genre": 32,
    "url": 5,
    "speaker": 5,
}
"""For each field, how many documents' value is the gold's: here all for which the gold gives one."""


def test_metadata_is_that_of_the_gold(documents: Mapping[str, Document]) -> None:
    right: Counter[str] = Counter()
    wrong = []
    for gold in GOLD:
        for name, value in gold["meta"].items():
            have = getattr(documents[gold["document"]].meta, name)
            right[name] += have == value
            if have != value:
                wrong.append((gold["document"], name, have, value))
    assert {name: right[name] for name in FLOORS if right[name] < FLOORS[name]} == {}, wrong


def test_the_floors_cover_all_that_the_gold_gives() -> None:
    assert Counter(name for gold in GOLD for name in gold["meta"]) == FLOORS


def test_parts_are_those_of_the_gold(documents: Mapping[str, Document]) -> None:
    wrong = []
    for gold in GOLD:
        document = documents[gold["document"]]
        for para in gold["parts"]:
            part = document.part_at(document.text.index(para["exact"]))
            if part is None or part.value != para["part"]:
                wrong.append((gold["document"], para, part))
    assert wrong == []


def test_no_statement_of_the_gold_stands_outside_the_article(documents: Mapping[str, Document]) -> None:
    lost: list[tuple[str, str]] = []
    for gold in GOLD:
        document = documents[gold["document"]]
        pieces = [piece for statement in gold["statements"] for piece in statement["content"]]
        for piece in pieces:
            at = document.text.find(piece)
            part = document.part_at(at) if at >= 0 else None
            if part is not None and part.value not in OF_THE_ARTICLE:
                lost.append((piece, part.value))
    assert lost == []
