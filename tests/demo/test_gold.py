"""The demo's gold is well-formed, and every string in it stands in its document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

DEMO = Path(__file__).resolve().parents[2] / "demo"
GOLD = [path for path in sorted((DEMO / "gold").glob("*.json")) if path.name != "findings.json"]
KINDS = {"direct", "indirect", "mixed", "narrated", "own"}
PARTS = {"headline", "byline", "body", "caption", "author_note", "comment", "furniture", "turn"}
GENRES = set("news analysis opinion speech interview transcript communique letter resolution newsletter".split())
META_BASES = {"given", "meta", "byline", "url", "guessed", "unknown"}
SAID_BASES = {"explicit", "relative", "inherited", "event", "publication"}
STANCES = {"support", "oppose", "conditional", "unclear"}
ACTS = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
FINDINGS = set(
    "reversal hardening softening narrowing widening condition_met split opposition paraphrase_gap quote_variant "
    "syndicated_copy date_conflict claimed_contradiction contradiction".split()
)
SPAN_LISTS = ("conditions", "exceptions", "scope", "reason", "time_limits")


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def squeeze(text: str) -> str:
    return " ".join(text.split())


def is_date(value: str) -> bool:
    """A day, a month, a year, or a range of two days."""
    try:
        return all(date.fromisoformat((piece + "-01-01")[:10]) for piece in value.split("/"))
    except ValueError:
        return False


def exacts(document: dict[str, Any]) -> Iterator[str | None]:
    """Every string that the gold says stands in the document."""
    yield from (part["exact"] for part in document["parts"])
    yield from document["not_statements"]
    for statement in document["statements"]:
        yield from [*statement["content"], statement["source"], statement["cue"], *statement["hedges"]]
        for claim in statement["claims"]:
            yield from [claim["issue"], claim["counterpart"]]
            yield from (exact for key in SPAN_LISTS for exact in claim[key])


@pytest.fixture(scope="module")
def plain_texts(demo_script: Callable[[str], ModuleType]) -> dict[str, str]:
    return {name: squeeze(text) for name, text in demo_script("plain").texts().items()}


@pytest.fixture(scope="module")
def statements() -> dict[tuple[str, str], dict[str, Any]]:
    documents = [load(path) for path in GOLD]
    return {(d["document"], s["id"]): s for d in documents for s in d["statements"]}


def test_every_document_has_gold(plain_texts: dict[str, str]) -> None:
    assert {load(path)["document"] for path in GOLD} == set(plain_texts)
    inside = {re.split(r"[!#]", name)[0] for name in plain_texts}
    assert inside == {path.name for path in (DEMO / "documents").iterdir() if not path.name.startswith(".")}


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_every_exact_string_stands_in_the_text(path: Path, plain_texts: dict[str, str]) -> None:
    document = load(path)
    text = plain_texts[document["document"]]
    assert [exact for exact in exacts(document) if exact is not None and squeeze(exact) not in text] == []


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_metadata_and_parts_use_the_vocabulary(path: Path) -> None:
    document = load(path)
    meta = document["meta"]
    assert {"title", "author", "publisher", "published_on", "published_basis", "language", "genre"} <= meta.keys()
    assert meta["genre"] in GENRES
    assert meta["published_basis"] in META_BASES
    assert (meta["published_on"] is None) == (meta["published_basis"] == "unknown")
    assert meta["published_on"] is None or is_date(meta["published_on"])
    assert {part["part"] for part in document["parts"]} <= PARTS


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_statements_are_well_formed(path: Path) -> None:
    document = load(path)
    ids = [s["id"] for s in document["statements"]]
    assert len(ids) == len(set(ids))
    for statement in document["statements"]:
        assert statement["kind"] in KINDS, statement["id"]
        assert statement["content"], statement["id"]
        assert statement["nested_in"] is None or statement["nested_in"] in ids, statement["id"]
        assert statement["said_on_basis"] is None or statement["said_on_basis"] in SAID_BASES, statement["id"]
        assert (statement["said_on"] is None) == (statement["said_on_basis"] is None), statement["id"]
        assert statement["said_on"] is None or is_date(statement["said_on"]), statement["id"]
        assert statement["kind"] != "own" or statement["cue"] is None, statement["id"]


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_nested_statements_name_their_reporters(path: Path) -> None:
    by_id = {s["id"]: s for s in load(path)["statements"]}
    for statement in by_id.values():
        if statement["nested_in"]:
            outer = by_id[statement["nested_in"]]
            assert statement["reported_by"][0] in outer["speakers"], statement["id"]


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_claims_are_well_formed(path: Path) -> None:
    codebook = yaml.safe_load((DEMO / "codebook.yaml").read_text(encoding="utf-8"))
    issues = {issue["name"] for issue in codebook["issues"]}
    for statement in load(path)["statements"]:
        for claim in statement["claims"]:
            assert claim["stance"] in STANCES, statement["id"]
            assert claim["act"] in ACTS, statement["id"]
            assert claim["issue_label"] in issues, (statement["id"], claim["issue_label"])


def test_codebook_parents_are_issues_and_events_have_days() -> None:
    codebook = yaml.safe_load((DEMO / "codebook.yaml").read_text(encoding="utf-8"))
    names = [issue["name"] for issue in codebook["issues"]]
    assert len(names) == len(set(names))
    assert {issue["parent"] for issue in codebook["issues"] if "parent" in issue} <= set(names)
    assert all(is_date(str(event["date"])) for event in codebook["events"])


def test_roles_hold_from_real_days_and_surnames_are_shared() -> None:
    cast = yaml.safe_load((DEMO / "codebook.yaml").read_text(encoding="utf-8"))
    names = [person["name"] for person in cast["people"]]
    assert len(names) == len(set(names))
    surnames = [name.split()[-1] for name in names]
    assert {s for s in surnames if surnames.count(s) > 1} == {"Dravek", "Orsic", "Valk"}
    days = [r[k] for p in cast["people"] for r in p["roles"] for k in ("from", "until") if k in r]
    assert all(isinstance(day, date) for day in days)


def test_findings_and_decoys_point_to_statements(statements: dict[tuple[str, str], dict[str, Any]]) -> None:
    gold = load(DEMO / "gold" / "findings.json")
    entries = [*gold["findings"], *gold["decoys"]]
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["kind"] in FINDINGS, entry["id"]
        assert all((s["document"], s["id"]) in statements for s in entry["statements"]), entry["id"]
        assert all(is_date(day) for day in entry["dates"] if day), entry["id"]
        assert entry["why"].endswith("."), entry["id"]
    assert all(decoy["gate"] for decoy in gold["decoys"])


def test_findings_cover_every_kind_but_widening_and_contradiction() -> None:
    found = {finding["kind"] for finding in load(DEMO / "gold" / "findings.json")["findings"]}
    assert found == FINDINGS - {"widening", "contradiction"}


def test_weekdays_beside_dates_are_right_but_for_the_one_trap(plain_texts: dict[str, str]) -> None:
    months = "January February March April May June July August September October November December".split()
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    pattern = rf"({'|'.join(days)}),? (\d{{1,2}}) ({'|'.join(months)})(?: (200\d))?"
    wrong = []
    for name, text in plain_texts.items():
        for day, number, month, stated in re.findall(pattern, text):
            when = date(int(stated or 2004), months.index(month) + 1, int(number))
            wrong += [(name, day)] if days[when.weekday()] != day else []
    assert wrong == []
    assert date(2004, 3, 5).strftime("%A") == "Friday"  # the trap: "on Tuesday, March 5"
    assert "on Tuesday, March 5" in plain_texts["wires-2004.csv#2"]
