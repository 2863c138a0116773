"""`onrecord timex`: time expressions of a document as JSON Lines."""

import json
from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import ExitCode

TEXT = "Ω “Yesterday” 😀\r\nOn Friday she left; in early 1990 he had come.\r\n"


def test_offsets_are_code_points_of_the_decoded_file(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    result = CliRunner().invoke(app, ["timex", str(file), "--published", "2015-10-08", "--format", "jsonl"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in records)
    assert [(r["text"], r["type"], r["value"], r.get("mod")) for r in records] == [
        ("Yesterday", "DATE", "2015-10-07", None),
        ("Friday", "DATE", "2015-10-02", None),
        ("early 1990", "DATE", "1990", "START"),
    ]


def test_standard_input_and_a_table() -> None:
    result = CliRunner().invoke(app, ["timex", "-", "--published", "2015-10-08"], input="She left yesterday.")
    assert result.exit_code == 0
    assert result.stdout.split()[:6] == ["Start", "End", "Type", "Value", "Mod", "Words"]
    assert result.stdout.splitlines()[1].split() == ["9", "18", "DATE", "2015-10-07", "yesterday"]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["timex", str(tmp_path / "none.txt")])
    assert result.exit_code == ExitCode.INPUT
    assert "none.txt" in result.stderr
