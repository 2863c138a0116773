"""Claims on the command line: shown, filtered by, counted by issue, exported."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.cli.screen import short
from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Part,
    Party,
    Speaker,
    Stance,
    Statement,
)
from tests.cli.conftest import Run, paragraphs, passage

TEXT = """Varga will sell the ferry if the fleet leaves by May, save for the pier.

Holt said that readers want the dues gone.

A clerk shrugged at שלום.
"""
VARGA = Party("Ilse Varga", "a-varga")


def ferry() -> tuple[Document, list[Statement]]:
    """A document with a conditional claim that has all there is, a described one and none."""
    document = Document(
        "ferry.txt", TEXT, "12" * 32, paragraphs(TEXT, Part.BODY, Part.BODY, Part.BODY), Metadata(language="en")
    )

    def statement(content: str, speaker: str, *claims: Claim) -> Statement:
        return Statement(
            document.id, Kind.INDIRECT, passage(TEXT, content), "test@1", speakers=(Speaker(speaker),), claims=claims
        )

    sale = Claim(
        holder=VARGA,
        act="AGREE",
        mode="sell",
        issue=Issue("ferry sale", passage(TEXT, "sell the ferry"), "sale", "Harbour > ferry sale"),
        stance=Stance.CONDITIONAL,
        counterpart=Party("Orle", "a-orle"),
        modality="will",
        conditions=(passage(TEXT, "if the fleet leaves"),),
        exceptions=(passage(TEXT, "save for the pier"),),
        time_limits=(passage(TEXT, "by May"),),
        confidence=0.625,
    )
    dues = Issue("dues", passage(TEXT, "the dues gone"), "dues", "Harbour > dues", opposite=True)
    gone = Claim(Party("readers"), "REQUEST", dues, Stance.SUPPORT, described=True)
    return document, [
        statement("will sell the ferry if the fleet leaves by May, save for the pier", "Ilse Varga", sale),
        statement("that readers want the dues gone", "Jan Holt", gone),
        statement("shrugged at שלום", "a clerk"),
    ]


@pytest.fixture(autouse=True)
def with_claims(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        opened.write.add(*ferry(), model="test@1", collection=None)


def test_show_with_claims(run: Run) -> None:
    shown = run("show", "ferry.txt", "--claims", env={"COLUMNS": "120"}).stdout
    lines = [line.strip() for line in shown.splitlines()]
    at = lines.index("? conditional Harbour > ferry sale (in the text “sell the ferry”)")
    assert lines[at + 1 : at + 6] == [
        "holder: Ilse Varga, towards Orle",
        "condition: if the fleet leaves",
        "exception: save for the pier",
        "time limit: by May",
        "act: AGREE (sell), modality: will, confidence: 0.62",
    ]
    assert "− oppose      Harbour > dues (in the text its opposite “the dues gone”)" in lines
    assert "described: held by readers" in lines
    assert "conditional" not in run("show", "ferry.txt").stdout


def test_show_a_statement(run: Run) -> None:
    statement = ferry()[1][0]
    shown = run("show", statement.id[:10]).stdout
    assert shown.startswith(f"{short(statement.id)}  Ilse Varga, indirect\n")
    assert "? conditional Harbour > ferry sale" in shown
    assert f"In           ferry.txt ({short(statement.document)})" in shown
    assert json.loads(run("show", statement.id, "--json").stdout)["claims"][0]["stance"] == "conditional"
    assert run("show", "s0000").exit_code == 5
    assert "no statement" in run("show", "s0000").stderr
    assert "no document" in run("show", "sundry").stderr


@pytest.mark.parametrize(
    ("flags", "speakers"),
    [
        (["--claims"], ["Ilse Varga", "Jan Holt"]),
        (["--issue", "harbour"], ["Ilse Varga", "Jan Holt"]),
        (["--issue", "sale"], ["Ilse Varga"]),
        (["--issue", "dues", "--stance", "oppose"], ["Jan Holt"]),
        (["--issue", "dues", "--stance", "support"], []),
        (["--holder", "readers"], ["Jan Holt"]),
        (["--counterpart", "a-orle"], ["Ilse Varga"]),
        (["--act", "agree"], ["Ilse Varga"]),
        (["--conditional"], ["Ilse Varga"]),
        (["--claims", "--words", "dues"], ["Jan Holt"]),
    ],
)
def test_filters(flags: list[str], speakers: list[str], run: Run) -> None:
    items = json.loads(run("statements", "--json", *flags).stdout)["items"]
    assert [item["speakers"][0]["name"] for item in items] == speakers
    assert [json.loads(line)["speakers"][0]["name"] for line in run("export", *flags).stdout.splitlines()] == speakers


def test_a_table_of_claims(run: Run) -> None:
    lines = run("statements", "--claims", env={"COLUMNS": "120"}).stdout.splitlines()
    assert lines[0].split() == ["ID", "Said", "Speaker", "Claims", "Words"]
    assert "? ferry sale" in lines[1]
    assert "− dues (described, held by" in lines[3]
    assert "Claims" not in run("statements").stdout


def test_a_stance_that_is_none_is_refused(shell: Callable[..., tuple[int, str, str]]) -> None:
    code, _, err = shell("statements", "--stance", "loud")
    assert code == 2
    assert "loud" in err


def test_search_among_claims(run: Run) -> None:
    assert "ferry.txt" in run("search", "fleet", "--issue", "sale").stdout
    assert run("search", "harbour", "--issue", "sale").stderr == "No document fits.\n"
    assert "ferry.txt" in run("search", "fleet", "--stance", "conditional").stdout


def test_issues(run: Run) -> None:
    result = run("issues")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines == [
        ["Issue", "Claims", "+", "−", "?", "~"],
        ["Harbour", "2", "0", "1", "1", "0"],
        ["·", "dues", "1", "0", "1", "0", "0"],
        ["·", "ferry", "sale", "1", "0", "0", "1", "0"],
    ]
    assert result.stderr == "\n3 issues.\n"
    rows = json.loads(run("issues", "--json", "--words", "dues").stdout)
    assert [(row["label"], row["path"], row["oppose"]) for row in rows] == [
        ("Harbour", "Harbour", 1),
        ("dues", "Harbour > dues", 1),
    ]
    assert run("issues", "--words", "nothing").stderr == "No issue fits.\n"
    assert "see all with --limit 0" in run("issues", "--limit", "1").stderr


def test_export_one_row_a_claim(run: Run, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--rows", "claims", "--format", "csv").stdout, newline="")))
    assert [(row["holder"], row["stance"], row["issue_opposite"]) for row in rows] == [
        ("Ilse Varga", "conditional", "false"),
        ("readers", "support", "true"),
    ]
    target = tmp_path / "claims.parquet"
    told = run("export", "--rows", "claims", "--format", "parquet", "--issue", "sale", "--output", str(target)).stderr
    assert told == f"Wrote 1 claim to {target}.\n"
    assert pq.read_table(target).to_pylist()[0]["conditions"][0]["text"] == "if the fleet leaves"


@pytest.mark.parametrize("columns", ["40", "80", "160"])
@pytest.mark.parametrize("command", ["statements --claims", "issues", "show ferry.txt --claims", "show ID"])
def test_output_fits_the_width(columns: str, command: str, run: Run) -> None:
    result = run(*command.replace("ID", ferry()[1][0].id).split(), env={"COLUMNS": columns})
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= int(columns)
