"""The codebook's commands on a ledger with claims."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.ledger import Ledger
from onrecord.records import Claim, Issue, Party, Stance
from onrecord.resolve.codebook import read_codebook
from tests.cli.conftest import HARBOUR, Run, harbour, passage

BOOK = "issues:\n  - {name: harbour sale, aliases: [the offer]}\n"


@pytest.fixture
def claiming(tmp_path: Path) -> Path:
    """A ledger in which Holt opposes the offer."""
    path = tmp_path / "claims.db"
    document, statements = harbour()
    claim = Claim(Party("Jan Holt"), "REJECT", Issue("the offer", passage(HARBOUR, "the offer")), Stance.OPPOSE)
    with Ledger.open(path, create=True) as opened:
        opened.write.add(document, [*statements[:2], replace(statements[2], claims=(claim,))], model="test@1")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.yaml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["init", "check", "show"])
def test_each_command_of_the_group_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(app, ["codebook", name, "--help"])
    assert result.exit_code == 0
    assert f"\n    onrecord codebook {name} " in result.stdout.partition("Example:")[2]


def test_the_reference_page_has_the_groups_commands() -> None:
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    group = vars(typer.main.get_command(app))["commands"]["codebook"]
    assert all(f"\n## onrecord codebook {name}\n" in page for name in vars(group)["commands"])


def test_init_drafts_what_check_accepts(claiming: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "draft.yaml"
    written = run("codebook", "init", str(claiming), "-o", str(out))
    assert written.exit_code == 0
    assert f"Wrote a draft to {out}" in written.stderr
    assert [issue.name for issue in read_codebook(out.read_text(encoding="utf-8")).issues] == ["offer"]
    checked = run("codebook", "check", str(out))
    assert (checked.exit_code, checked.stdout) == (0, f"{out} is right: 1 issue.\n")
    printed = run("codebook", "init", "--ledger", str(claiming))
    assert printed.stdout == out.read_text(encoding="utf-8")


def test_check_names_the_entry(tmp_path: Path, run: Run) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("issues: [{name: dues, parent: none}]", encoding="utf-8")
    result = run("codebook", "check", str(wrong))
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: The codebook's issue dues has the parent 'none'")
    assert run("codebook", "check", str(tmp_path / "none.yaml")).exit_code == 3


def test_check_counts(book: Path, run: Run) -> None:
    result = run("--json", "codebook", "check", str(book))
    assert json.loads(result.stdout) == {"issues": 1, "actors": 0, "sides": 0, "events": 0}


def test_recode_applies_and_keeps_the_codebook(claiming: Path, book: Path, run: Run) -> None:
    done = run("recode", str(claiming), "--codebook", str(book))
    assert (done.exit_code, done.stderr) == (0, "1 of 1 claim changed their issue, by codebook version 1.\n")
    shown = run("codebook", "show", str(claiming))
    assert shown.stdout == BOOK
    assert shown.stderr.startswith("Version 1, stored on 20")
    again = run("--json", "recode", str(claiming))
    assert json.loads(again.stdout) == {"claims": 1, "changed": 0, "codebook": 1}
    with Ledger.open(claiming, read_only=True) as ledger:
        [said] = ledger.read.iter_issue_words()
    assert said.issue.path == "harbour sale"


def test_show_gives_the_general_codebook_where_none_is_stored(claiming: Path, run: Run) -> None:
    shown = run("codebook", "show", str(claiming))
    assert len(read_codebook(shown.stdout).issues) >= 150
    assert "None is stored" in shown.stderr
    assert json.loads(run("--json", "codebook", "show", str(claiming)).stdout)["version"] is None


def test_recode_of_a_ledger_that_is_not_there_makes_none(tmp_path: Path, run: Run) -> None:
    assert run("recode", str(tmp_path / "none.db")).exit_code == 4
    assert not (tmp_path / "none.db").exists()
