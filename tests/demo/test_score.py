"""The scorer counts what it says it counts."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DEMO = Path(__file__).resolve().parents[2] / "demo"
ADDRESS = "https://radiokellin.example/2005/02/22/sodan-interview"


@pytest.fixture(scope="module")
def scorer(demo_script: Callable[[str], ModuleType]) -> ModuleType:
    return demo_script("score")


@pytest.fixture(scope="module")
def gold(scorer: ModuleType) -> Any:
    return scorer.load_gold(DEMO / "gold")


def span(text: str | None) -> dict[str, Any] | None:
    return {"text": text, "spans": []} if text else None


def as_record(name: str, statement: dict[str, Any]) -> dict[str, Any]:
    """The record that an extractor without fault would write for a gold statement."""
    day = statement["said_on"]
    return {
        "document": {"name": name, "url": None},
        "kind": statement["kind"],
        "content": span(" […] ".join(statement["content"])),
        "source": span(statement["source"]),
        "cue": span(statement["cue"]),
        "speakers": [{"name": n} for n in statement["speakers"]],
        "reported_by": [{"name": n} for n in statement["reported_by"]],
        "said_on": {"value": day} if day else None,
    }


@pytest.fixture
def perfect(gold: Any) -> list[dict[str, Any]]:
    return [as_record(name, s) for name, d in gold.documents.items() for s in d["statements"]]


def one(records: list[dict[str, Any]], name: str, words: str) -> dict[str, Any]:
    return next(r for r in records if r["document"]["name"] == name and words in r["content"]["text"])


def test_gold_against_itself_is_perfect(scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]]) -> None:
    scores = scorer.score(perfect, gold)
    total = scores.total
    optional = sum(s["optional"] for d in gold.documents.values() for s in d["statements"])
    assert total.gold == len(perfect) - optional == total.right
    assert total.source == total.speaker == total.reported_by == total.said_on == total.gold
    assert (total.near, total.false, total.violated) == (0, 0, 0)
    assert (scores.missed, scores.false) == ([], [])


def test_nothing_extracted_misses_everything(scorer: ModuleType, gold: Any) -> None:
    scores = scorer.score([], gold)
    assert scores.total.found == 0
    assert len(scores.missed) == scores.total.gold


def test_wrong_fields_are_told_apart(scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]]) -> None:
    records = copy.deepcopy(perfect)
    record = one(records, "wire-lomard.txt", "No crews, no quays")
    record["speakers"] = [{"name": "Edda Halloran"}]
    record["said_on"] = {"value": "2003-04-09"}
    record["source"] = span("Prime Minister Edda Halloran")
    record["reported_by"] = [{"name": "Inés Barragán"}, *record["reported_by"]]
    tally = scorer.score(records, gold).documents["wire-lomard.txt"]
    assert tally.right == tally.gold
    assert {tally.source, tally.speaker, tally.reported_by, tally.said_on} == {tally.gold - 1}


def test_half_a_content_is_near_and_less_is_false(scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]]) -> None:
    records = copy.deepcopy(perfect)
    one(records, "wire-lomard.txt", "No crews")["content"] = span("No crews")
    one(records, "wire-lomard.txt", "the line could move")["content"] = span("the line")
    tally = scorer.score(records, gold).documents["wire-lomard.txt"]
    assert (tally.right, tally.near, tally.false) == (tally.gold - 2, 1, 1)


def test_a_label_taken_for_a_statement_is_a_violation(scorer: ModuleType, gold: Any) -> None:
    record = as_record("wire-lomard.txt", gold.documents["wire-lomard.txt"]["statements"][0])
    record["content"] = span("patient strength")
    scores = scorer.score([record], gold)
    assert (scores.total.false, scores.total.violated) == (1, 1)
    assert scores.violated == [("wire-lomard.txt", "patient strength")]


def test_other_sentences_of_a_speech_are_not_false(scorer: ModuleType, gold: Any) -> None:
    document = gold.documents["speech-naval-academy.docx"]
    own = next(s for s in document["statements"] if s["kind"] == "own")
    record = as_record("speech-naval-academy.docx", own)
    record["content"] = span("I was a poor sailor.")
    assert scorer.score([record], gold).total.false == 0
    record["speakers"] = [{"name": "Edda Halloran"}]
    assert scorer.score([record], gold).total.false == 1


def test_spellings_and_missing_publisher_do_not_count_against(
    scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]]
) -> None:
    records = copy.deepcopy(perfect)
    record = one(records, "courier-closed-strait.html", "I would not dare")
    record["speakers"] = [{"name": "Yousef Harani"}]
    record["reported_by"] = [{"name": None}]
    tally = scorer.score(records, gold).documents["courier-closed-strait.html"]
    assert tally.speaker == tally.reported_by == tally.gold


def test_records_found_by_url_count_for_the_same_document(
    scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]]
) -> None:
    records = copy.deepcopy(perfect)
    for record in records:
        if record["document"]["name"].startswith("interview-radio-kellin.warc!"):
            record["document"] = {"name": "page.html", "url": ADDRESS}
    tally = scorer.score(records, gold).documents[f"interview-radio-kellin.warc!{ADDRESS}"]
    assert tally.right == tally.gold > 0


def test_main_prints_a_line_per_document_and_a_total(
    scorer: ModuleType, gold: Any, perfect: list[dict[str, Any]], tmp_path: Path
) -> None:
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(r) + "\n" for r in perfect), encoding="utf-8")
    lines = scorer.main([str(export), str(DEMO / "gold")]).splitlines()
    assert lines[0].split()[:4] == ["document", "gold", "right", "near"]
    assert len(lines) == len(gold.documents) + 2
    found = str(scorer.score(perfect, gold).total.gold)
    assert lines[-1].split()[:3] == ["total", found, found]


def test_optional_statements_are_neither_missed_nor_false(scorer: ModuleType, gold: Any) -> None:
    document = gold.documents["oped-meridian.txt"]
    optional = [s for s in document["statements"] if s["optional"]]
    scores = scorer.score([as_record("oped-meridian.txt", s) for s in optional], gold)
    assert optional
    assert (scores.total.false, scores.total.found) == (0, 0)
    assert not {s["id"] for s in optional} & {handle for name, handle in scores.missed if name == "oped-meridian.txt"}
