"""Scoring an extractor on a folder: the desk's function and the command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.desk import evaluate, evaluating
from onrecord.errors import InputError, ModelError
from onrecord.measure import FIGURES, PRIMARY, Ratio, Scheme
from onrecord.records import Attribution, Document, Kind, Passage

GOLD = Path(__file__).parent / "gold"


class Reader:
    """An extractor that finds what a list names: source, cue and content by document, each at its first place."""

    name = "reader@7"

    def __init__(self, found: dict[str, list[tuple[str, str, str]]]) -> None:
        self.found = found
        self.seen: list[Document] = []

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        self.seen += documents
        return [[self._one(d.text, *row) for row in self.found.get(d.name, ())] for d in documents]

    @staticmethod
    def _one(text: str, *words: str) -> Attribution:
        source, cue, content = (Passage.of(text, [(text.index(w), text.index(w) + len(w))]) for w in words)
        return Attribution(Kind.INDIRECT, content, source, cue)


FOUND = {
    "ferry.txt": [("Mayor Ilse Brandt", "said", "the ferries “will not be sold while I am mayor.”")],
    "mill.txt": [("the owners", "According to", "the mill closes in May"), ("Quill", "warned", "of floods")],
}


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader(FOUND)
    monkeypatch.setattr(evaluating, "load_extractor", lambda _: made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the gold that a test may damage."""
    return Path(shutil.copytree(GOLD, tmp_path / "gold"))


def run(*words: str) -> Any:
    return CliRunner().invoke(app, ["evaluate", *words])


class TestFolder:
    def test_the_first_annotator_of_each_annotated_text_counts(self, reader: Reader) -> None:
        result = evaluate(GOLD)
        assert [d.name for d in reader.seen] == ["ferry.txt", "mill.txt"]
        assert (result.model, result.scheme, result.documents, result.words) == ("reader@7", Scheme.POLNEAR, 2, 106)
        assert result.figures[PRIMARY] == Ratio(3, 3, 11)

    def test_the_text_is_the_file_as_it_is(self, reader: Reader) -> None:
        evaluate(GOLD)
        assert reader.seen[1].text == (GOLD / "text" / "mill.txt").read_bytes().decode()
        assert "\r\n" in reader.seen[1].text
        lines = [document.text[p.start : p.end] for document in reader.seen for p in document.paragraphs]
        assert [line for line in lines if line != line.strip()] == []
        assert len(lines) == 9

    def test_an_annotation_may_lack_an_annotator(self, reader: Reader, folder: Path) -> None:
        (folder / "attributions" / "mill_22d4.ann").rename(folder / "attributions" / "mill.ann")
        assert evaluate(folder).figures == evaluate(GOLD).figures

    def test_the_rules_find_most_of_it(self) -> None:
        figures = evaluate(GOLD, model="baseline").figures
        assert figures[PRIMARY].right >= 6
        assert figures[PRIMARY].gold == 11


class TestBadFolders:
    def damaged(self, folder: Path) -> str:
        with pytest.raises(InputError) as caught:
            evaluate(folder)
        assert str(caught.value).endswith(".")
        assert str(caught.value).count("\n") == 0
        return str(caught.value)

    @pytest.mark.parametrize("missing", ["", "attributions"])
    def test_no_annotations(self, folder: Path, missing: str) -> None:
        shutil.rmtree(folder / missing)
        assert self.damaged(folder).startswith(f"There are no annotations under {folder}; it should hold ")

    def test_no_text(self, folder: Path) -> None:
        (folder / "text" / "mill.txt").unlink()
        message = self.damaged(folder)
        assert message.startswith("There is no text for ")
        assert message.endswith(f"it should be {folder / 'text' / 'mill.txt'}.")

    @pytest.mark.parametrize("name", ["text/mill.txt", "attributions/mill_22d4.ann"])
    def test_not_utf8(self, folder: Path, name: str) -> None:
        (folder / name).write_bytes(b"\xe4\xff")
        assert self.damaged(folder).startswith(f"{folder / name} is not UTF-8; ")

    def test_annotations_that_cannot_be_opened(self, folder: Path) -> None:
        (folder / "attributions" / "mill_22d4.ann").unlink()
        (folder / "attributions" / "mill_22d4.ann").mkdir()
        assert "mill_22d4.ann cannot be read (" in self.damaged(folder)

    def test_a_damaged_line(self, folder: Path) -> None:
        (folder / "attributions" / "mill_22d4.ann").write_text("T1\tSource five six\tx\n", encoding="utf-8")
        assert "mill_22d4.ann cannot be used: line 1 has no offsets" in self.damaged(folder)

    def test_a_text_that_is_too_short(self, folder: Path) -> None:
        (folder / "text" / "mill.txt").write_text("Short.\n", encoding="utf-8")
        assert "in a text of 7 characters" in self.damaged(folder)

    def test_an_unknown_model(self) -> None:
        with pytest.raises(ModelError, match="There is no model 'none'"):
            evaluate(GOLD, model="none")


class TestCommand:
    def test_the_table_has_every_figure_in_per_cent(self, reader: Reader) -> None:
        done = run("--gold", str(GOLD))
        lines = [line.split() for line in done.stdout.splitlines()]
        assert done.exit_code == 0
        assert [line[0] for line in lines] == ["Figure", *FIGURES]
        assert lines[1] == ["attribution", "100.0", "27.3", "42.9", "3", "3", "11"]
        assert done.stderr == "reader@7 on 2 texts, 106 words, scheme polnear.\n"

    @pytest.mark.parametrize("words", [["--format", "json"], ["--json"]])
    def test_json_has_fractions_and_counts(self, reader: Reader, words: list[str]) -> None:
        told = json.loads(run("--gold", str(GOLD), *words).stdout)
        assert {key: told[key] for key in ("model", "scheme", "documents", "words")} == {
            "model": "reader@7",
            "scheme": "polnear",
            "documents": 2,
            "words": 106,
        }
        assert list(told["figures"]) == list(FIGURES)
        figure = {"precision": 1.0, "recall": 3 / 11, "f1": 6 / 14, "right": 3, "found": 3, "gold": 11}
        assert told["figures"][PRIMARY] == pytest.approx(figure)

    @pytest.mark.parametrize(
        ("words", "code", "start"),
        [
            (["--gold", "nowhere"], 3, "onrecord: There are no annotations under nowhere; "),
            (["--gold", str(GOLD), "--model", "none"], 7, "onrecord: There is no model 'none'; "),
        ],
    )
    def test_a_failure_is_one_sentence(self, words: list[str], code: int, start: str) -> None:
        done = run(*words)
        assert (done.exit_code, done.stdout) == (code, "")
        assert done.stderr.startswith(start)
        assert done.stderr.count("\n") == 1

    def test_an_unknown_scheme_is_a_usage_error(self) -> None:
        assert run("--gold", str(GOLD), "--scheme", "parc").exit_code == 2
