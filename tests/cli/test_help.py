"""Help, version, the reference page, and how errors look."""

import ast
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from onrecord import __version__
from onrecord.cli import app
from onrecord.cli.exits import MEANING
from onrecord.errors import ExitCode
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
COMMANDS = [info.name or "" for info in app.registered_commands]
HEAVY = ["spacy", "sqlalchemy", "pyarrow", "numpy", "trafilatura", "starlette", "rich.table"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"\n    onrecord {command} " in result.stdout.partition("Example:")[2] + " "
    options = [line for line in result.stdout.splitlines() if line.startswith("  -")]
    assert all("  " in line.strip() or ">" in line for line in options)


def test_help_lists_commands_and_exit_codes() -> None:
    text = CliRunner().invoke(app, ["--help"]).stdout
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert all(f"{code.value:>5}  " in text for code in ExitCode)
    assert set(MEANING) == set(ExitCode)


def test_summaries_are_not_cut() -> None:
    text = CliRunner().invoke(app, ["--help"]).stdout
    assert "..." not in text.partition("Commands:")[2]


def test_the_reference_page_is_up_to_date() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "build_commands.py"))["page"]
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page(), "run python docs/build_commands.py"


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"onrecord {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\nfrom onrecord.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n    main(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) == []


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        (["--json", "show", "nothing.txt"], 5, "not_found"),
        (["show", "nothing.txt", "--json"], 5, "not_found"),
        (["--json", "statements", "--from", "x"], 2, "usage"),
        (["--json", "statements", "--limit", "many"], 2, "usage"),
        (["--json", "no-such-command"], 2, "usage"),
        (["--json", "documents", "--ledger", "none.db"], 4, "ledger"),
        (["--json", "remove", "harbour.txt"], 2, "usage"),
    ],
)
def test_errors_have_one_json_shape(words: list[str], code: int, name: str, shell: Run) -> None:
    result = shell(*words)
    assert result.code == code
    assert result.out == ""
    error = json.loads(result.err)["error"]
    assert error["code"] == name
    assert error["message"]


def test_an_error_is_one_sentence_and_a_traceback_only_with_verbose(shell: Run) -> None:
    plain, verbose = shell("show", "nothing.txt"), shell("show", "nothing.txt", "--verbose")
    assert plain.err.startswith("onrecord: ")
    assert plain.err.count("\n") == 1
    assert "Traceback" in verbose.err
    assert verbose.err.endswith(plain.err)


def test_what_nobody_foresaw_is_still_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise KeyError("spans")

    monkeypatch.setattr("onrecord.ledger.Ledger.open", broken)
    result = run("documents")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: Something failed inside onrecord (KeyError: 'spans')")
    assert result.stderr.count("\n") == 1


def test_ctrl_c_is_told_with_its_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.ledger.Ledger.open", interrupted)
    result = run("documents")
    assert result.exit_code == 130
    assert result.stderr.startswith("onrecord: Stopped.")


def test_the_page_has_a_section_for_each_command() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    names = vars(typer.main.get_command(app))["commands"]
    assert all(f"\n## onrecord {name}\n" in page for name in names)
