"""The commands that read documents, with the extractor that comes along."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

SPEECH = "“The canal belongs to Tarn,” said President Mira Kovel on Monday. “We will never sell it.”\n"
NEWS = """Ostmark offers talks on canal

Foreign Minister Jan Holt said that Ostmark would reopen the canal if Tarn withdrew its fleet.

Premier Ilse Varga rejected the offer.
"""
Add = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that can be read and one that is empty."""
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "canal.txt").write_text(SPEECH * 3, encoding="utf-8")
    (inputs / "offer.txt").write_text(NEWS, encoding="utf-8")
    (inputs / "void.txt").write_text("", encoding="utf-8")
    return inputs


@pytest.fixture
def run(tmp_path: Path) -> Add:
    """Runs a command on a ledger that is not there yet."""

    def invoke(*words: str, input: str | None = None) -> Any:
        return CliRunner().invoke(app, ["--ledger", str(tmp_path / "new.db"), *words], input=input)

    return invoke


def test_add_puts_documents_in_and_names_what_failed(run: Add, folder: Path) -> None:
    result = run("add", str(folder), "--collection", "canal", "--publisher", "The Courier", "--published", "2019-05-07")
    assert result.exit_code == 3, result.stderr
    assert "Added 2 documents, 1 could not be read: " in result.stdout
    assert "void.txt" in result.stderr
    assert result.stderr.count("\n") == 1
    page = json.loads(run("documents", "--json", "--collection", "canal").stdout)
    assert {item["name"].rpartition("/")[2] for item in page["items"]} == {"canal.txt", "offer.txt"}
    assert {item["publisher"] for item in page["items"]} == {"The Courier"}
    assert {item["published_on"] for item in page["items"]} == {"2019-05-07"}
    said = json.loads(run("statements", "--json", "--speaker", "holt").stdout)["items"]
    assert any("reopen the canal" in item["content"]["text"] for item in said)


@pytest.mark.parametrize("command", ["add", "extract", "timex"])
def test_a_url_that_is_refused_has_an_exit_code_of_its_own(run: Add, command: str) -> None:
    result = run(command, "http://127.0.0.1:9/x")
    assert (result.exit_code, "--allow-private" in result.stderr) == (6, True)


def test_a_file_that_fails_beside_a_url_is_an_input_that_failed(run: Add, folder: Path) -> None:
    assert run("add", "http://127.0.0.1:9/x", str(folder / "none.txt")).exit_code == 3


def test_adding_again_changes_nothing(run: Add, folder: Path) -> None:
    assert run("add", str(folder / "offer.txt")).exit_code == 0
    before = run("export").stdout
    again = run("add", str(folder / "offer.txt"))
    assert again.exit_code == 0
    assert "Added 0 documents, 1 already there" in again.stdout
    assert run("export").stdout == before


def test_the_summary_as_json(run: Add, folder: Path) -> None:
    result = run("add", str(folder), "--json")
    assert result.exit_code == 3
    summary = json.loads(result.stdout)
    assert (summary["added"], summary["documents"]) == (2, 2)
    assert summary["failures"][0]["name"].endswith("void.txt")
    assert summary["failures"][0]["code"] == "input"


def test_quiet_and_verbose(run: Add, folder: Path) -> None:
    quiet = run("add", str(folder / "offer.txt"), "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    assert "unchanged: " in run("add", str(folder / "offer.txt"), "--verbose").stderr


def test_extract_needs_no_ledger_and_writes_records(run: Add, folder: Path, tmp_path: Path) -> None:
    result = run("extract", str(folder / "offer.txt"), "--author", "Pavel Dorn")
    assert result.exit_code == 0, result.stderr
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records
    for record in records:
        assert [NEWS[start:end] for start, end in record["content"]["spans"]] == [record["content"]["text"]]
        assert record["document"]["author"] == "Pavel Dorn"
    assert not (tmp_path / "new.db").exists()


def test_extract_and_export_write_the_same(run: Add, folder: Path) -> None:
    extracted = run("extract", str(folder / "offer.txt"), "--published", "2019-05-07").stdout
    run("add", str(folder / "offer.txt"), "--published", "2019-05-07")
    assert run("export").stdout == extracted


def test_extract_goes_on_after_a_document_that_cannot_be_read(run: Add, folder: Path) -> None:
    result = run("extract", str(folder / "void.txt"), str(folder / "none.txt"), str(folder / "offer.txt"), "--json")
    assert result.exit_code == 3
    assert "reopen the canal" in result.stdout
    errors = [json.loads(line)["error"] for line in result.stderr.splitlines()]
    assert [error["code"] for error in errors] == ["input", "input"]


def test_standard_input(run: Add) -> None:
    result = run("extract", "-", input=NEWS)
    assert result.exit_code == 0, result.stderr
    assert "reopen the canal" in result.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["add", "x.txt", "--published", "7 May"], "YYYY-MM-DD"),
        (["add", "x.txt", "--genre", "poem"], ""),
        (["add"], ""),
        (["add", "x.txt", "--jobs", "0"], ""),
    ],
)
def test_a_wrong_command_line_reads_nothing(words: list[str], says: str, run: Add, tmp_path: Path) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (tmp_path / "new.db").exists()


def test_an_unknown_model_is_told(run: Add, folder: Path) -> None:
    result = run("extract", str(folder / "offer.txt"), "--model", "nothing-of-the-kind")
    assert result.exit_code == 7
    assert "nothing-of-the-kind" in result.stderr


def test_a_speech_of_a_named_speaker(run: Add, folder: Path) -> None:
    result = run("extract", str(folder / "canal.txt"), "--genre", "speech", "--speaker", "Mira Kovel")
    kinds = {json.loads(line)["kind"] for line in result.stdout.splitlines()}
    assert "own" in kinds
