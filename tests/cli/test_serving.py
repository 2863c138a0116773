"""Serving a ledger from the command line, and the tokens of those who may enter."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.web import ServeOptions
from onrecord.web.tokens import Role, Tokens, file_of, kept
from tests.cli.conftest import Run

Asked = list[tuple[Path, ServeOptions]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    found: Asked = []

    def serve(path: Path, options: ServeOptions, *, ready: Callable[[str], None]) -> None:
        found.append((path, options))
        ready(f"http://{options.host}:{options.port}/")

    monkeypatch.setattr("onrecord.web.serve", serve)
    return found


def test_serve_is_given_the_ledger_and_tells_the_address(run: Run, ledger: Path, asked: Asked) -> None:
    result = run("serve", "--port", "8001")
    assert result.exit_code == 0
    assert asked == [(ledger, ServeOptions("127.0.0.1", 8001))]
    assert result.stderr == "The ledger is at http://127.0.0.1:8001/ (Ctrl-C ends it).\n"


@pytest.mark.parametrize("words", [["--host", "192.0.2.1"], ["--port", "99999"], ["--require-token"]])
def test_serve_refuses(words: list[str], run: Run) -> None:
    assert run("serve", *words).exit_code == 2


def test_serve_without_a_folder_for_the_ledger(run: Run, tmp_path: Path) -> None:
    result = run("serve", "--ledger", str(tmp_path / "nowhere" / "none.db"))
    assert result.exit_code == 4
    assert "does not exist" in result.stderr


def test_serve_says_that_a_ledger_is_yet_to_be_made(run: Run, asked: Asked, tmp_path: Path) -> None:
    result = run("serve", "--ledger", str(tmp_path / "new.db"))
    assert result.exit_code == 0
    assert "There is no ledger" in result.stderr
    assert not (tmp_path / "new.db").exists()


def test_tokens_of_files_are_asked_for(run: Run, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "desk.txt").write_text("a-secret-of-the-editors-desk\n", encoding="utf-8")
    result = run("serve", "--editor-token", str(tmp_path / "desk.txt"), "--name", "talks.example")
    assert result.exit_code == 0
    assert "Log in there with a token." in result.stderr
    options = asked[0][1]
    assert options.names == ("talks.example",)
    assert isinstance(options.tokens, Tokens)
    token = options.tokens.match("a-secret-of-the-editors-desk")
    assert token is not None
    assert (token.name, token.role) == ("desk", Role.EDITOR)


@pytest.mark.parametrize("text", ["", "short", "two words, which are long enough"])
def test_a_token_that_is_easy_to_guess_is_refused(text: str, run: Run, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    result = run("serve", "--read-token", str(tmp_path / "t.txt"))
    assert result.exit_code == 3
    assert "at least 20 characters" in result.stderr
    assert asked == []


def test_a_token_is_shown_once_and_kept_as_a_hash(run: Run, ledger: Path, asked: Asked) -> None:
    result = run("token", "create", "--name", "Ines Lind", "--role", "editor")
    secret = result.stdout.strip()
    assert secret.startswith("onrecord_")
    assert len(secret) > 40
    path = file_of(ledger)
    assert secret not in path.read_text(encoding="utf-8")
    assert secret.removeprefix("onrecord_") not in path.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run("serve", "--host", "192.0.2.1").exit_code == 0
    tokens = asked[0][1].tokens
    assert tokens is not None
    token = tokens.match(secret)
    assert token is not None
    assert (token.name, token.role) == ("Ines Lind", Role.EDITOR)
    assert tokens.match(secret + "x") is None
    assert run("serve").exit_code == 0
    assert asked[1][1].tokens is None  # on this computer nobody is asked


def test_tokens_are_listed_without_secrets_and_revoked(run: Run, ledger: Path) -> None:
    assert "No tokens." in run("token", "list").stderr
    for name in ("Ines Lind", "Tor Aas"):
        assert run("token", "create", "--name", name).exit_code == 0
    listed = json.loads(run("token", "list", "--json").stdout)
    assert [(t["name"], t["role"]) for t in listed] == [("Ines Lind", "reader"), ("Tor Aas", "reader")]
    assert "sha256" not in listed[0]
    assert "Tor Aas" in run("token", "list").stdout
    assert run("token", "revoke", listed[0]["id"]).exit_code == 0
    assert [t.name for t in kept(file_of(ledger))] == ["Tor Aas"]
    assert run("token", "revoke", "Ines Lind").exit_code == 5


def test_one_name_one_token(run: Run) -> None:
    assert run("token", "create", "--name", "Tor Aas").exit_code == 0
    assert run("token", "create", "--name", "Tor Aas").exit_code == 2
    assert run("token", "create", "--name", " ").exit_code == 2


def test_a_damaged_file_of_tokens_is_told(run: Run, ledger: Path) -> None:
    file_of(ledger).write_text("{", encoding="utf-8")
    result = run("token", "list")
    assert result.exit_code == 3
    assert "damaged" in result.stderr
