"""Findings and positions on the command line: text for readers, JSON Lines for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Part,
    Party,
    Reporter,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)
from tests.cli.conftest import Run, paragraphs, passage

POHL = Party("Ana Pohl", "a-pohl")
TOLD = (
    ("March", "“I back the base,” said Ana Pohl.", "“I back the base,”", Stance.SUPPORT, "2011-03-19", Kind.DIRECT),
    ("May", "Ana Pohl rejected the base.", "rejected the base", Stance.OPPOSE, "2011-05-02", Kind.INDIRECT),
)
WIDE = {"COLUMNS": "200"}


def told(name: str, text: str, words: str, stance: Stance, day: str, kind: Kind) -> tuple[Document, Statement]:
    """A report of a day with one claim on the base."""
    meta = Metadata(title=f"Pohl in {name}", publisher="The Courier", published_on=day, language="en")
    document = Document(f"{name}.txt", text, "34" * 32, paragraphs(text, Part.BODY), meta)
    claim = Claim(POHL, "SUPPORT", Issue("the base", passage(text, "the base")), stance)
    statement = Statement(
        document.id,
        kind,
        passage(text, words),
        "test@1",
        speakers=(Speaker(POHL.name, POHL.id),),
        reported_by=(Reporter("Pavel Dorn"),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT),
        claims=(claim,),
    )
    return document, statement


@pytest.fixture(autouse=True)
def with_positions(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        for report in TOLD:
            document, statement = told(*report)
            opened.write.add(document, [statement], model="test@1", collection=None)


def records(run: Run, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words, "--format", "jsonl").stdout.splitlines()]


def test_findings_say_why_and_show_the_words_with_reporters_and_days(run: Run) -> None:
    lines = run("findings", "--kind", "reversal", env=WIDE).stdout.splitlines()
    assert lines[0].endswith("  reversal  (0.81)")
    assert (
        lines[1].strip().startswith("on 19 March 2011 Ana Pohl was for the base, as reported by Pavel Dorn; on 2 May")
    )
    assert lines[2].strip() == "“I back the base,”"
    assert "Ana Pohl, 2011-03-19, as reported by Pavel Dorn; in The Courier, Pohl in March, 2011-03-19" in lines[3]
    assert lines[4].strip() == "“rejected the base”"
    assert "2011-05-02" in lines[5]


def test_finding_records(run: Run) -> None:
    (found,) = records(run, "findings", "--kind", "reversal")
    assert list(found)[:6] == ["id", "kind", "status", "gate", "actors", "issue"]
    assert (found["status"], found["gate"], found["dates"]) == ("finding", None, ["2011-03-19", "2011-05-02"])
    assert found["actors"] == [{"id": "a-pohl", "name": "Ana Pohl"}]
    assert found["evidence"][1]["spans"] == [[9, 26]]
    assert json.loads(run("findings", "--json", "--kind", "reversal").stdout) == [found]


def test_no_finding_fits(run: Run) -> None:
    result = run("findings", "--actor", "nobody")
    assert (result.stdout, result.stderr) == ("", "No finding fits.\n")
    assert records(run, "findings", "--from", "2012") == []


def test_positions_as_of_a_day(run: Run) -> None:
    lines = run("positions", "--actor", "pohl", "--as-of", "2011-04", env=WIDE).stdout.splitlines()
    assert lines == [
        "+ Ana Pohl: support the base, from 2011-03-19 until 2011-05-02",
        "  firmness 0.80: own words, dated, 1 report; first known on 2011-03-19",
        "    “I back the base,”",
        f"      {told(*TOLD[0])[1].id[:9]}, 2011-03-19, as reported by Pavel Dorn",
    ]
    (record,) = records(run, "positions", "--actor", "pohl", "--issue", "base", "--as-of", "2011-04-01")
    assert (record["stance"], record["since"], record["until"]) == ("support", "2011-03-19", "2011-05-02")
    assert record["firmness"] == {"own_words": True, "dated": True, "reports": 1, "score": 0.8}
    assert record["statements"] == [told(*TOLD[0])[1].id]
    assert records(run, "positions", "--actor", "pohl", "--known-by", "2011-04-01")[0]["until"] is None


def test_a_timeline(run: Run) -> None:
    lines = run("positions", "--actor", "a-pohl", "--timeline", env=WIDE).stdout.splitlines()
    assert lines[0] == "Ana Pohl"
    assert [line.split()[:3] for line in lines[2:]] == [["2011-03-19", "2011-05-02", "+"], ["2011-05-02", "−", "the"]]


def test_a_matrix(run: Run) -> None:
    lines = run("positions", "--matrix", env=WIDE).stdout.splitlines()
    assert lines[0].split() == ["Actor", "1"]
    assert lines[1].split() == ["Ana", "Pohl", "−"]
    assert lines[-1] == "1  the base"


@pytest.mark.parametrize("words", [[], ["--timeline"], ["--actor", "pohl", "--timeline", "--matrix"]])
def test_a_question_must_be_whole(words: list[str], shell: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = shell("positions", *words)
    assert (code, out) == (2, "")
    assert "--actor" in err or "--matrix" in err


def test_review_of_findings(run: Run) -> None:
    result = run("review", "--kind", "findings", "--by", "Lind", input="c\na\n", env=WIDE)
    assert "on 19 March 2011 Ana Pohl was for the base" in result.stdout
    assert "correct the statements that it compares" in result.stdout
    assert "1 judgement: 1 accept." in result.stderr
    shown = run("findings", env=WIDE).stdout
    assert "  reversal  (0.81)  [accept: Lind]" in shown
    assert records(run, "findings")[0]["judgement"] == "accept"
    assert run("review", "--kind", "findings", "--by", "Lind", input="").stdout == ""


def test_a_finding_is_judged_by_its_id(run: Run) -> None:
    (found,) = records(run, "findings")
    assert found["judgement"] is None
    assert run("judge", found["id"], "reject", "--by", "Lind", "--note", "two bases").exit_code == 0
    assert records(run, "findings") == []
    (rejected,) = records(run, "findings", "--rejected")
    assert rejected["judgement"] == "reject"
    assert "two bases" in run("history", found["id"], env=WIDE).stdout
