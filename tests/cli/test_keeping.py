"""The commands that change and check a ledger."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import DocumentQuery, Fault, Ledger
from tests.cli.conftest import Run, harbour


def names(path: Path) -> set[str]:
    """The documents in a ledger."""
    with Ledger.open(path, read_only=True) as ledger:
        return {row.name for row in ledger.read.documents(DocumentQuery()).items}


def test_edit_corrects_and_clears(run: Run) -> None:
    result = run("edit", "harbour.txt", "--published", "2019-05-08", "--publisher", "", "--title", "Harbour")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == f"Changed title, publisher, published of Harbour ({harbour()[0].id}).\n"
    row = json.loads(run("show", "harbour.txt", "--json").stdout)["document"]
    assert (row["title"], row["publisher"], row["published_on"]) == ("Harbour", None, "2019-05-08")
    assert row["published_basis"] == "given"
    assert row["author"] == "Pavel Dorn"


def test_edit_as_json_gives_the_document(run: Run) -> None:
    assert json.loads(run("edit", "harbour.txt", "--author", "P. Dorn", "--json").stdout)["author"] == "P. Dorn"


@pytest.mark.parametrize(
    ("words", "says"),
    [([], "Nothing to change"), (["--published", "May 2019"], "YYYY-MM-DD"), (["--published", "2019-02-30"], "no day")],
)
def test_edit_refuses(words: list[str], says: str, run: Run) -> None:
    result = run("edit", "harbour.txt", *words)
    assert result.exit_code == 2
    assert says in result.stderr


def test_remove_with_yes(run: Run, ledger: Path) -> None:
    result = run("remove", "harbour.txt", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Removed Tarn will not sell the harbour" in result.stderr
    assert names(ledger) == {"hostile.txt", "khabar.txt"}
    with Ledger.open(ledger, read_only=True) as opened:
        assert next(row.act for row in opened.read.audit(10) if row.subject == harbour()[0].id) == "remove"


def test_remove_without_a_terminal_needs_yes(run: Run, ledger: Path) -> None:
    result = run("remove", "harbour.txt", input="y\n")
    assert result.exit_code == 2
    assert "Then say --yes" in result.stderr
    assert "harbour.txt" in names(ledger)


@pytest.mark.parametrize(("answer", "code", "there"), [("n", 1, True), ("y", 0, False)])
def test_remove_asks_on_a_terminal(answer: str, code: int, there: bool, ledger: Path) -> None:
    main, terminal = pty.openpty()
    os.write(main, f"{answer}\n".encode())
    call = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "--ledger",
        str(ledger),
        "remove",
        "harbour.txt",
    ]
    done = subprocess.run(call, stdin=terminal, capture_output=True, text=True, check=False)
    os.close(terminal)
    os.close(main)
    assert done.returncode == code, done.stderr
    assert "Remove Tarn will not sell the harbour" in done.stderr
    assert ("harbour.txt" in names(ledger)) is there


def test_verify_finds_nothing_wrong(run: Run) -> None:
    result = run("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "All holds: 3 documents and 4 statements.\n"
    assert json.loads(run("verify", "--json").stdout) == {"documents": 3, "faults": []}


def test_verify_says_what_does_not_hold(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    document, statements = harbour()
    fault = Fault(document.id, statements[0].id, "its words are not those of the text\x1b[2J")
    monkeypatch.setattr("onrecord.desk.verify", lambda ledger: iter([fault, Fault(None, None, "the index is behind")]))
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{document.id} {statements[0].id}: its words are not those of the text␛[2J",
        "ledger: the index is behind",
    ]
    assert result.stderr == "2 faults in 3 documents and 4 statements.\n"
    assert json.loads(run("verify", "--json").stdout)["faults"][0]["document"] == document.id


@pytest.mark.parametrize("command", ["documents", "verify", "edit harbour.txt --title x", "remove harbour.txt --yes"])
@pytest.mark.parametrize("content", [b"", b"not a ledger at all, but long enough to look like some file" * 40])
def test_what_is_no_ledger_is_refused(command: str, content: bytes, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    result = run(*command.split(), "--ledger", str(other))
    assert result.exit_code == 4
    assert str(other) in result.stderr
    assert result.stderr.count("\n") == 1
    assert other.read_bytes() == content


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_ledger_without_permission_is_refused(run: Run, ledger: Path) -> None:
    ledger.chmod(0)
    result = run("documents")
    assert result.exit_code == 4
    assert "permission" in result.stderr
