"""The roundup command: Markdown to read, files by their endings, JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.cli.conftest import Run
from tests.cli.test_findings import TOLD, told

YEAR = ("roundup", "--from", "2011", "--to", "2011")


@pytest.fixture(autouse=True)
def with_positions(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        for report in TOLD:
            document, statement = told(*report)
            opened.write.add(document, [statement], model="test@1", collection="bases")


def test_markdown_goes_to_standard_output(run: Run) -> None:
    text = run(*YEAR).stdout
    assert text.startswith("# Round-up: 1 January to 31 December 2011\n")
    assert "### Reversal: Ana Pohl on the base" in text
    assert "> “I back the base,”" in text
    assert "The Courier: Pohl in March, March.txt, published 19 March 2011" in text
    assert run(*YEAR).stdout == text


@pytest.mark.parametrize(("name", "begins"), [("a.html", b"<!doctype html>"), ("a.pdf", b"%PDF-"), ("a.txt", b"# ")])
def test_the_files_ending_says_the_form(run: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / name
    result = run(*YEAR, "--out", str(out))
    assert result.stdout == ""
    assert result.stderr == f"Wrote 1 finding and 2 statements to {out}.\n"
    assert out.read_bytes().startswith(begins)


def test_a_form_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    run(*YEAR, "--format", "html", "--out", str(out), "--quiet")
    assert out.read_text(encoding="utf-8") == run(*YEAR, "--format", "html").stdout


def test_filters(run: Run) -> None:
    assert "holds nothing" in run(*YEAR, "--collection", "talks").stdout
    assert "holds nothing" in run(*YEAR, "--actor", "nobody").stdout
    assert "Only issue “base”." in run(*YEAR, "--issue", "base").stdout
    assert "Reversal" not in run("roundup", "--from", "2011-03", "--to", "2011-04").stdout


def test_json(run: Run) -> None:
    record = json.loads(run(*YEAR, "--json").stdout)
    assert [f["kind"] for f in record["findings"]] == ["reversal"]
    assert record["documents"] == 2


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (("--from", "2012", "--to", "2011"), "before it begins"),
        (("--from", "soon", "--to", "2011"), "--from"),
        (("--from", "2011", "--to", "2011", "--side", "Tarn"), "no side “Tarn”: it names no sides"),
        (("--from", "2011"), "--to"),
    ],
)
def test_a_wrong_question(words: tuple[str, ...], told_of: str, shell: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = shell("roundup", *words)
    assert (code, out) == (2, "")
    assert told_of in err
