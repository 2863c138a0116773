"""The commands that show what is in a ledger."""

import json
import re
from pathlib import Path

import pytest

from onrecord.records import Part, Statement
from tests.cli.conftest import HARBOUR, HOSTILE, Run, harbour, hostile

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def by_kind(kind: str) -> Statement:
    return next(statement for statement in harbour()[1] if statement.kind.value == kind)


def test_statements_shows_who_said_what_and_when(run: Run) -> None:
    result = run("statements")
    assert result.exit_code == 0
    varga = next(line for line in result.stdout.splitlines() if line.startswith(by_kind("direct").id[:9]))
    assert "Ilse Varga  " in varga
    assert "2019-05-04" in varga
    assert "“The harbour is not for" in varga
    assert "a reader" not in result.stdout
    assert "4 statements." in result.stderr


def test_statements_with_parts_shows_comments_too(run: Run) -> None:
    assert "a reader" in run("statements", "--parts").stdout


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        (["--speaker", "varga"], ["direct"]),
        (["--reporter", "courier"], ["direct"]),
        (["--words", "offer"], ["narrated"]),
        (["--kind", "indirect"], ["indirect"]),
        (["--from", "2019", "--to", "2019-05"], ["direct"]),
        (["--to", "2019-04"], []),
        (["--published-from", "2019-05-07", "--published-to", "2019"], ["indirect", "direct", "narrated"]),
        (["--publisher", "the ostmark review", "--kind", "direct"], ["direct"]),
        (["--collection", "talks", "--kind", "narrated"], ["narrated"]),
        (["--document", "harbour.txt"], ["indirect", "direct", "narrated"]),
        (["--document", harbour()[0].id[:7], "--limit", "1"], ["indirect"]),
    ],
)
def test_each_filter(flags: list[str], kinds: list[str], run: Run) -> None:
    result = run("statements", "--json", *flags)
    assert result.exit_code == 0
    assert [item["kind"] for item in json.loads(result.stdout)["items"]] == kinds


def test_a_listing_goes_on_at_its_cursor(run: Run) -> None:
    seen: list[str] = []
    after: list[str] = []
    for _ in range(4):
        page = json.loads(run("statements", "--json", "--limit", "1", *after).stdout)
        seen += [item["id"] for item in page["items"]]
        after = ["--after", page["next"]]
        assert page["total"] == 4
    assert page["next"] is None
    assert len(set(seen)) == 4
    assert "Go on with --after" in run("statements", "--limit", "1").stderr


def test_no_statement_fits(run: Run) -> None:
    result = run("statements", "--speaker", "nobody")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No statement fits.\n")


@pytest.mark.parametrize(
    ("flag", "value"), [("--from", "May"), ("--to", "2019-02-30"), ("--published-from", "2019-13")]
)
def test_a_day_that_is_none_is_refused(flag: str, value: str, run: Run) -> None:
    result = run("statements", flag, value)
    assert result.exit_code == 2
    assert flag in result.stderr
    assert value in result.stderr


@pytest.mark.parametrize("columns", ["40", "80", "160"])
@pytest.mark.parametrize("command", ["statements", "documents", "collections", "search harbour", "show harbour.txt"])
def test_output_fits_the_width(columns: str, command: str, run: Run) -> None:
    result = run(*command.split(), env={"COLUMNS": columns})
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= int(columns)


@pytest.mark.parametrize(
    "command",
    ["statements --parts", "documents", "search nota", "show hostile.txt --parts", "cite ID", "documents --json"],
)
def test_a_document_cannot_steer_the_terminal(command: str, run: Run) -> None:
    result = run(*command.replace("ID", hostile()[1][0].id).split())
    assert result.exit_code == 0
    assert not STEERING.search(result.stdout.replace("\n", ""))


def test_documents(run: Run) -> None:
    result = run("documents")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["ID", "Published", "Title", "By", "Statements"]
    assert any(harbour()[0].id[:9] in line and "2019-05-07" in line and "Pavel Dorn" in line for line in lines)
    assert any("≥2020-02-02" in line for line in lines)
    assert next(line for line in lines if "khabar.txt" in line).endswith("–")
    assert "3 documents." in result.stderr


def test_documents_as_json_and_filtered(run: Run) -> None:
    page = json.loads(run("documents", "--json", "--collection", "talks", "--published-to", "2019").stdout)
    assert [item["name"] for item in page["items"]] == ["harbour.txt"]
    assert page["items"][0]["statements"] == 3
    assert page["items"][0]["collections"] == ["talks"]


def test_show_nests_a_statement_below_its_reporter(run: Run) -> None:
    lines = run("show", "harbour.txt").stdout.splitlines()
    courier = next(place for place, line in enumerate(lines) if line.startswith(by_kind("indirect").id[:9]))
    varga = next(place for place, line in enumerate(lines) if line.startswith("  " + by_kind("direct").id[:9]))
    holt = next(place for place, line in enumerate(lines) if line.startswith(by_kind("narrated").id[:9]))
    assert courier < varga < holt
    assert "Ilse Varga, 2019-05-04, direct, as reported by The Courier" in lines[varga]
    assert "Pavel Dorn" in lines[1]
    assert lines[-1] == "3 statements."


def test_show_parts(run: Run) -> None:
    text = run("show", "harbour.txt", "--parts").stdout
    assert re.search(r"furniture +Share this article", text)
    assert "a reader, indirect, comment" in text


def test_show_as_json(run: Run) -> None:
    shown = json.loads(run("show", harbour()[0].id, "--parts", "--json").stdout)
    assert shown["document"]["title"] == "Tarn will not sell the harbour"
    assert len(shown["statements"]) == 4
    assert {paragraph["part"] for paragraph in shown["paragraphs"]} >= {Part.COMMENT, Part.FURNITURE}


def test_show_says_why_there_are_no_statements(run: Run) -> None:
    assert "No statements: documents in this language (fa)" in run("show", "khabar.txt").stdout


def test_text_is_exact_where_it_is_piped(run: Run) -> None:
    assert run("text", "harbour.txt").stdout_bytes.decode() == HARBOUR
    assert run("text", "hostile.txt").stdout_bytes.decode() == HOSTILE
    assert json.loads(run("text", "hostile.txt", "--json").stdout)["text"] == HOSTILE


def test_search_shows_the_place_and_the_statement(run: Run) -> None:
    result = run("search", "not for sale")
    assert harbour()[0].id[:9] in result.stdout
    assert "The harbour is not for sale" in " ".join(result.stdout.split())
    hit = json.loads(run("search", '"not for sale"', "--json").stdout)["items"][0]
    assert hit["snippet"] == HARBOUR[hit["start"] : hit["end"]]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]]


def test_search_finds_other_languages_and_survives_any_input(run: Run) -> None:
    assert "khabar.txt" in run("search", "بندر").stdout
    result = run("search", '"AND (NEAR *')
    assert (result.exit_code, result.stderr) == (0, "No document fits.\n")


def test_collections(run: Run) -> None:
    assert run("collections").stdout.split() == ["Collection", "Documents", "talks", "1"]
    assert json.loads(run("collections", "--json").stdout) == [{"name": "talks", "documents": 1}]


@pytest.mark.parametrize(
    ("style", "start"), [("chicago", "“The harbour is not for sale,” Ilse"), ("bibtex", "@misc{"), ("ris", "TY  - ")]
)
def test_cite(style: str, start: str, run: Run) -> None:
    result = run("cite", by_kind("direct").id[:10], "--style", style)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)


def test_an_unknown_name_is_told_with_its_exit_code(run: Run) -> None:
    for words in (["show", "nothing.txt"], ["text", "nothing.txt"], ["cite", "s0000"]):
        result = run(*words)
        assert result.exit_code == 5
        assert result.stderr.startswith("onrecord: ")
        assert result.stdout == ""


def test_the_ledger_may_stand_before_or_after_the_command(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("collections", "--ledger", str(tmp_path / "none.db")).exit_code == 4
    assert run("collections", "--ledger", str(ledger)).exit_code == 0
