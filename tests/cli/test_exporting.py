"""The export command: its formats, and what happens when writing fails."""

import csv
import io
import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.ledger import Ledger
from onrecord.records import Document, Kind, Metadata, Passage, Speaker, Statement, text_hash
from tests.cli.conftest import HARBOUR, Run, harbour

ROOM = 40_000  # bytes a file may have: SQLite's index of its log needs 32 KiB of them, an export far more


def no_room() -> None:
    """Let the process write small files only, as on a disk that is almost full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


@pytest.fixture
def large(ledger: Path) -> Path:
    """The ledger with a thousand statements more: more than a pipe or a small file holds."""
    promises = (text_hash(str(count)) * 2 for count in range(1000))  # nothing that compression makes small
    text = "\n\n".join(f"“We promise {promise},” said Jan Holt." for promise in promises)
    document = Document("long.txt", text, "01" * 32, (), Metadata(language="en"))
    starts = [place for place in range(len(text)) if text[place] == "“"]
    statements = [
        Statement(
            document=document.id,
            kind=Kind.DIRECT,
            content=Passage.of(text, [(start, text.index("”", start) + 1)]),
            model="test@1",
            speakers=(Speaker("Jan Holt"),),
        )
        for start in starts
    ]
    with Ledger.open(ledger) as opened:
        opened.write.add(document, statements, model="test@1", collection=None)
    return ledger


def test_jsonl_on_standard_output(run: Run) -> None:
    result = run("export")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == 4
    for record in records:
        if record["document"]["name"] == "harbour.txt":
            assert [HARBOUR[start:end] for start, end in record["content"]["spans"]] == [record["content"]["text"]]
    assert result.stderr == ""


def test_filters_and_parts(run: Run) -> None:
    assert run("export", "--speaker", "varga").stdout.count("\n") == 1
    assert run("export", "--document", "harbour.txt", "--parts").stdout.count("\n") == 4


def test_the_three_formats_say_the_same(run: Run, tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "parquet"):
        result = run("export", "--format", form, "--output", str(tmp_path / f"out.{form}"), "--parts")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "Wrote 5 statements to" in result.stderr
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == lines
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert any(row["content"].startswith("'=cmd(") for row in rows)


def test_parquet_through_a_pipe(spawn: Run) -> None:
    result = spawn("export", "--format", "parquet", text=False, encoding=None)
    assert result.returncode == 0
    assert pq.read_table(io.BytesIO(result.stdout)).num_rows == 4


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    assert run("export", "--output", str(tmp_path / "out"), "--quiet").stderr == ""


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_full_disk_leaves_nothing_half_written(form: str, large: Path, spawn: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("what was there before")
    result = spawn("export", "--format", form, "--output", str(target), "--quiet", preexec_fn=no_room)
    assert result.returncode == 1
    assert result.stderr == f"onrecord: No room left to write {target}; free some space or write elsewhere.\n"
    assert target.read_text() == "what was there before"
    assert [entry.name for entry in tmp_path.iterdir() if ".part" in entry.name] == []


def test_a_full_disk_behind_standard_output_is_told(large: Path, spawn: Run, tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        result = spawn("export", capture_output=False, stdout=out, stderr=subprocess.PIPE, preexec_fn=no_room)
    assert result.returncode == 1
    assert "No room left to write to standard output" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to write to")
def test_a_full_disk_behind_a_table_is_told(spawn: Run) -> None:
    with Path("/dev/full").open("wb") as out:
        result = spawn("statements", capture_output=False, stdout=out, stderr=subprocess.PIPE)
    assert result.returncode == 1
    assert "No room left" in result.stderr


@pytest.mark.parametrize("command", ["export", "export --format csv", "statements --limit 0", "text long.txt"])
def test_a_reader_that_stops_reading_ends_it_quietly(command: str, large: Path) -> None:
    call: list[Any] = [sys.executable, "-c", "from onrecord.cli import main; main()", "--ledger", str(large)]
    process = subprocess.Popen([*call, *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 141
    assert "Error" not in errors
    assert "onrecord:" not in errors


def test_no_place_to_write(run: Run, tmp_path: Path) -> None:
    missing = run("export", "--output", str(tmp_path / "no" / "out.csv"))
    assert missing.exit_code == 1
    assert "does not exist" in missing.stderr
    folder = run("export", "--output", str(tmp_path))
    assert folder.exit_code == 2
    assert "is a folder" in folder.stderr


def test_a_missing_ledger_leaves_no_file_behind(run: Run, tmp_path: Path) -> None:
    result = run("export", "--ledger", str(tmp_path / "none.db"), "--output", str(tmp_path / "out"))
    assert result.exit_code == 4
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "none.db").exists()


def test_one_document_by_the_beginning_of_its_id(run: Run) -> None:
    assert run("export", "--document", harbour()[0].id[:6]).stdout.count("\n") == 3
