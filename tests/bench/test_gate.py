"""The quality gate: what ships passes it, and it closes where it should."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.desk.models import ACCURATE, BASELINE, CLAIMS
from onrecord.measure import Marked, Ratio
from onrecord.models import model_names
from onrecord.records import Attribution, Document, Kind, Part, Passage, Span
from tests.bench.conftest import load_script

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "bench" / "gate.json").read_text(encoding="utf-8"))
ARTICLE = """The council met on Tuesday to talk about the river, the road and the money for both.

Mayor Ada Holm said that the old mill will close in May.

Nobody knows yet what becomes of the building, which stands beside the bridge.
"""
TEXT = "Mayor Holm said that the mill\nwill close. “It is\nsad,” Holm said.\n"


def stated(content: str, source: str | None = "Holm", **more: Any) -> dict[str, Any]:
    """A statement of a gold file."""
    fields = {"id": content, "kind": "indirect", "content": [content], "source": source, "cue": None}
    return fields | {"nested_in": None, "optional": False} | more


class Silent:
    """An extractor that finds nothing."""

    name = "silent@1"

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        return [[] for _ in documents]


@pytest.fixture(scope="session")
def gate() -> ModuleType:
    return load_script("gate")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A text and its gold in the demo's layout."""
    (tmp_path / "data" / "documents").mkdir(parents=True)
    (tmp_path / "data" / "gold").mkdir()
    (tmp_path / "data" / "documents" / "mill.txt").write_text(ARTICLE, encoding="utf-8")
    gold = {
        "document": "mill.txt",
        "meta": {},
        "statements": [stated("the old mill will close in May", "Mayor Ada Holm")],
    }
    (tmp_path / "data" / "gold" / "mill.txt.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def floors(tmp_path: Path, gate: ModuleType, data: Path) -> Path:
    """A floor for the rules on that text."""
    path = tmp_path / "floors.json"
    gate.Floors(gate.data_hash(data), {BASELINE: 0.5}).write(path)
    return path


@pytest.fixture
def fallen(monkeypatch: pytest.MonkeyPatch, gate: ModuleType) -> None:
    monkeypatch.setattr(gate, "load_extractor", lambda _: Silent())


def held(path: Path) -> dict[str, float]:
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["floors"]
    return floors


def call(gate: ModuleType, data: Path, floors: Path, *words: str) -> int:
    code: int = gate.main(["--data", str(data), "--floors", str(floors), *words])
    return code


class TestWhatShips:
    def test_every_extractor_that_is_installed_has_a_floor(self) -> None:
        extractors = {BASELINE, *(name for name in model_names() if not name.startswith(CLAIMS))}
        assert extractors <= set(FLOORS["floors"])

    @pytest.mark.parametrize("model", [BASELINE, "fast", ACCURATE])
    def test_passes(self, gate: ModuleType, model: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert gate.main(["--model", model]) == 0, capsys.readouterr().err

    def test_the_gold_is_all_there(self, gate: ModuleType) -> None:
        read = gate.read_annotated(ROOT / "demo")
        assert len(read) == 32
        assert sum(len(item.required) for item in read) == 193


class TestClosing:
    def test_passes_at_the_floor(self, gate: ModuleType, data: Path, floors: Path) -> None:
        assert call(gate, data, floors) == 0

    @pytest.mark.usefixtures("fallen")
    def test_a_fall_is_one_sentence(
        self, gate: ModuleType, data: Path, floors: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call(gate, data, floors) == 1
        told = capsys.readouterr()
        assert told.err == "baseline has F1 0.0, below its floor of 50.0; mend it, or say --lower.\n"

    @pytest.mark.parametrize("name", ["documents/mill.txt", "gold/mill.txt.json"])
    def test_changed_data_is_one_sentence(
        self, gate: ModuleType, data: Path, floors: Path, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with (data / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert call(gate, data, floors) == 1
        told = capsys.readouterr()
        assert told.err.startswith("The gate's data changed, ")
        assert told.err.count("\n") == 1

    def test_a_new_name_changes_the_data_and_findings_do_not(self, gate: ModuleType, data: Path) -> None:
        before = gate.data_hash(data)
        (data / "gold" / "findings.json").write_text("{}", encoding="utf-8")
        assert gate.data_hash(data) == before
        (data / "documents" / "mill.txt").rename(data / "documents" / "wheel.txt")
        assert gate.data_hash(data) != before

    def test_a_model_without_a_floor(
        self, gate: ModuleType, data: Path, floors: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call(gate, data, floors, "--model", "fast") == 1
        assert capsys.readouterr().err == "There is no floor for fast; set one with --raise.\n"

    def test_gold_that_names_no_document(self, gate: ModuleType, data: Path, floors: Path) -> None:
        (data / "documents" / "mill.txt").rename(data / "documents" / "wheel.txt")
        assert call(gate, data, floors, "--raise") == 1


class TestMoving:
    def test_raise_lifts_to_what_is_measured(self, gate: ModuleType, data: Path, floors: Path) -> None:
        assert call(gate, data, floors, "--raise") == 0
        assert held(floors)[BASELINE] == gate.rounded(1.0) == 0.995

    @pytest.mark.usefixtures("fallen")
    def test_raise_never_lowers(
        self, gate: ModuleType, data: Path, floors: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call(gate, data, floors, "--raise") == 1
        assert "say --lower" in capsys.readouterr().err
        assert held(floors) == {BASELINE: 0.5}

    @pytest.mark.usefixtures("fallen")
    def test_lower_does(self, gate: ModuleType, data: Path, floors: Path) -> None:
        assert call(gate, data, floors, "--lower") == 0
        assert held(floors) == {BASELINE: 0.0}
        assert call(gate, data, floors) == 0

    @pytest.mark.parametrize(
        ("f1", "lower", "after"),
        [(0.6, False, 0.595), (0.502, False, 0.5), (0.502, True, 0.5), (0.4, True, 0.395)],
    )
    def test_a_floor_within_the_slack_stays(self, gate: ModuleType, f1: float, lower: bool, after: float) -> None:
        assert gate.moved(gate.Floors("x", {"m": 0.5}), {"m": f1}, "x", lower=lower).f1 == {"m": after}

    def test_changed_data_needs_every_extractor_anew(self, gate: ModuleType) -> None:
        floors = gate.Floors("old", {"a": 0.5, "b": 0.5})
        with pytest.raises(ValueError, match="measure b as well"):
            gate.moved(floors, {"a": 0.9}, "new", lower=True)
        assert gate.moved(floors, {"a": 0.9, "b": 0.502}, "new", lower=False) == gate.Floors(
            "new", {"a": 0.895, "b": 0.497}
        )

    def test_other_floors_stay(self, gate: ModuleType) -> None:
        moved = gate.moved(gate.Floors("x", {"a": 0.5}), {"b": 0.9}, "x", lower=False)
        assert moved.f1 == {"a": 0.5, "b": 0.895}


class TestGold:
    DOCUMENT = Document("mill.txt", TEXT, "ab" * 32)

    def words(self, spans: Sequence[Span]) -> list[str]:
        return [TEXT[s.start : s.end] for s in spans]

    def test_words_are_found_over_line_ends_and_marks(self, gate: ModuleType) -> None:
        item = gate.located(self.DOCUMENT, stated("It is sad", cue="said"))
        assert self.words(item.content) == ["It is\nsad"]
        assert (item.source, item.cue) == ((Span(55, 59),), (Span(60, 64),))

    def test_pieces_follow_one_another(self, gate: ModuleType) -> None:
        item = gate.located(self.DOCUMENT, stated("Mayor", None) | {"content": ["Mayor Holm", "Holm said"]})
        assert item.content == (Span(0, 10), Span(55, 64))

    def test_words_that_are_not_there(self, gate: ModuleType) -> None:
        with pytest.raises(ValueError, match="has nowhere the words “the bridge”"):
            gate.located(self.DOCUMENT, stated("the bridge"))

    def test_own_and_nested_statements_are_not_asked_for(self, gate: ModuleType) -> None:
        statements = [
            stated("mill", None, kind="own"),
            stated("the mill", nested_in="mill"),
            stated("close", nested_in="the mill"),
            stated("sad", optional=True),
        ]
        item = gate.annotated(self.DOCUMENT, statements)
        assert [self.words(m.content) for m in item.required] == [["the mill"]]
        assert [self.words(m.content) for m in item.optional] == [["sad"]]

    def test_an_optional_statement_counts_neither_way(self, gate: ModuleType) -> None:
        item = gate.annotated(self.DOCUMENT, [stated("the mill will close"), stated("It is sad", optional=True)])
        other = Marked((), (), (Span(0, 5),))
        found = [*item.optional, *item.required, other]
        assert gate.asked_for(item, found) == [*item.required, other]
        assert gate.asked_for(item, []) == []

    def test_what_stands_in_furniture_is_not_counted(self, gate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        item = gate.annotated(self.DOCUMENT, [stated("the mill will close")])
        span = item.required[0].content
        found = [Attribution(Kind.INDIRECT, Passage.of(TEXT, span), part=part) for part in (Part.BODY, Part.FURNITURE)]
        monkeypatch.setattr(gate, "load_extractor", lambda _: Silent())
        monkeypatch.setattr(gate, "extract", lambda *_: [found])
        assert gate.measure([item], "any") == Ratio(0, 1, 1)
