"""Changing documents: extracted again by the model that extracted them, and put into collections."""

from pathlib import Path

import pytest

from onrecord import desk
from onrecord.ledger import Ledger
from onrecord.read import ReadOptions
from tests.desk import fast


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("The dues stay. Ilse Varga said so.", encoding="utf-8")
    return path


def test_the_model_that_extracted_a_document_extracts_it_again(
    tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def load(model: str | None = None) -> fast.Fast:
        asked.append(model)
        return fast.Fast()

    monkeypatch.setattr("onrecord.desk.changing.load_extractor", load)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        desk.add(ledger, [str(text)], desk.AddOptions(ReadOptions()), load=fast.Fast)
        row = desk.edit(ledger, "a.txt", {"author": "Mara Lind"})
        assert asked == [row.model]
        assert row.model == fast.Fast().name


def test_a_document_is_in_the_collections_that_are_named(tmp_path: Path, text: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        desk.add(ledger, [str(text)], desk.AddOptions(ReadOptions(), collection="old"), load=fast.Fast)
        assert desk.collect(ledger, "a.txt", ["dues", " river ", ""]).collections == ("dues", "river")
        assert [row.name for row in ledger.read.collections()] == ["dues", "river"]
        assert desk.collect(ledger, "a.txt", []).collections == ()
