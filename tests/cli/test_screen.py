"""Tables, safe text and the progress line."""

import os
import pty
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.cli.progress import counted, watched
from onrecord.cli.safe import level, one_line, visible
from onrecord.cli.screen import Column, clipped, table
from onrecord.cli.session import Session


def event(**values: object) -> Any:
    """A progress event as the desk tells it."""
    usual = {"name": "a.txt", "status": "added", "words": 700, "documents_done": 1, "words_done": 700}
    return SimpleNamespace(**(usual | {"statements_done": 3} | values))


def test_visible_shows_controls_as_pictures_and_keeps_line_ends() -> None:
    assert visible("a\x1b[2Jb\r\nc\rd\te\x7f\x9b\u202e") == "a␛[2Jb\nc␍d\te␡\ufffd\ufffd"


def test_letters_of_any_script_and_joiners_stay() -> None:
    text = "می‌خواهیم שלום 日本 é 👩‍👩‍👧 \u200f"
    assert visible(text) == text


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_level_keeps_every_place(text: str) -> None:
    shown = level(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1


def test_one_line() -> None:
    assert one_line(" a\n\n b\t\u2028c ") == "a b c"


@settings(deadline=None)
@given(st.text(), st.integers(2, 60), st.integers(1, 4))
def test_clipped_text_keeps_its_bounds(text: str, columns: int, lines: int) -> None:
    shown = clipped(one_line(text), columns, lines).split("\n")
    assert len(shown) <= lines
    assert all(cell_len(line) <= columns for line in shown)


def test_clipped_text_ends_in_an_ellipsis() -> None:
    assert clipped("one two three four", 9, 1) == "one two …"
    assert clipped("one two three four", 9, 2) == "one two\nthree…"
    assert clipped("one two", 9, 1) == "one two"


@pytest.mark.parametrize("columns", ["30", "80", "200"])
def test_a_table_fits(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    rows: list[list[str | None]] = [
        ["s123456789", "日本語の長い文章" * 9, "x" * 300, None],
        ["s2", "[bold]no markup[/bold]", ":smile:", "9"],
    ]
    shown = table([Column("ID", 9), Column("Words", lines=3), Column("Rest", 12), Column("N", 5, right=True)], rows)
    assert all(cell_len(line) <= int(columns) for line in shown.splitlines())
    if columns == "200":
        assert "[bold]no markup[/bold]" in shown
        assert ":smile:" in shown


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with watched(Session()) as tell:
        tell(event())
    assert capsys.readouterr() == ("", "")


def test_verbose_names_each_document(capsys: pytest.CaptureFixture[str]) -> None:
    with watched(Session(verbose=True)) as tell:
        tell(event(words=1200))
    assert capsys.readouterr().err == "added: a.txt (1,200 words)\n"


def test_progress_counts_documents_and_words_a_second() -> None:
    assert counted(event(documents_done=12, words_done=9000), 3.0) == "12 documents, 9,000 words, 3,000 words/s"
    assert counted(event(), 0.0) == "1 document, 700 words, 0 words/s"


def test_a_terminal_shows_the_bar_and_no_escape_of_a_name() -> None:
    code = (
        "from types import SimpleNamespace as E\nfrom onrecord.cli.progress import watched\n"
        "from onrecord.cli.session import Session\n"
        "with watched(Session()) as tell:\n"
        "    tell(E(name='a\\x1b[41m.txt', status='added', words=7, documents_done=1, words_done=7))\n"
    )
    main, terminal = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=terminal, check=True, env=os.environ | {"TERM": "xterm"})
    os.close(terminal)
    shown = os.read(main, 65536).decode()
    os.close(main)
    assert "1 document, 7 words" in shown
    assert "a␛[41m.txt" in shown
    assert "\x1b[41m" not in shown
