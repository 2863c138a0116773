"""Positions on the command line: the matrix, its days and sides, and CSV for spreadsheets."""

import csv
import io
from pathlib import Path

import pytest

from onrecord.cli.position_lines import columns_of, matrix
from onrecord.export.positions_csv import write_matrix_csv, write_positions_csv
from onrecord.ledger import Ledger
from onrecord.positions import Firmness, Position
from onrecord.records import Issue, Party, Stance
from tests.cli.conftest import Run
from tests.cli.test_findings import TOLD, WIDE, told

BOOK = "people: [{name: Ana Pohl, side: Tarn}]\nsides: {Tarn: [], Orle: []}\n"


@pytest.fixture(autouse=True)
def with_positions(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        for report in TOLD:
            document, statement = told(*report)
            opened.write.add(document, [statement], model="test@1", collection=None)


def held(holder: str, issue: Issue, stance: Stance = Stance.OPPOSE, **more: object) -> Position:
    known: dict[str, object] = {
        "counterpart": None,
        "conditions": (),
        "scope": (),
        "since": "2011-03-19",
        "until": None,
    }
    rest: dict[str, object] = {"known_on": "2011-03-20", "utterances": (), "firmness": Firmness(True, True, 1)}
    return Position(Party(holder), issue, stance=stance, **(known | rest | more))  # type: ignore[arg-type]


BASE = Issue("the base", None, "i1", "bases > the base")
FISH = Issue("fish")


def rows(data: io.BytesIO) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.getvalue().decode())))


def test_the_issues_of_the_codebook_come_first_then_the_most_held() -> None:
    positions = [held("A", FISH), held("B", FISH), held("A", Issue("tea")), held("A", BASE)]
    assert columns_of(positions) == ["bases > the base", "fish", "tea"]


def test_a_matrix_leaves_out_empty_rows_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    many = [held("A", Issue(f"issue {n}")) for n in range(9)]
    lines = matrix([*many, held("Z", Issue("zeal"))]).splitlines()
    assert [line.split()[0] for line in lines[1:2]] == ["A"]
    assert not any(line.startswith("Z") for line in lines)
    assert lines[-1] == (
        "Not shown: 1 more issue, and 1 actor with positions on those alone; choose with --issue, "
        "or see all with --format csv."
    )


def test_matrix_csv_has_stances_conditions_and_days() -> None:
    later = held("A", BASE, Stance.CONDITIONAL, conditions=("they pay",), since="2011-05-01", counterpart=Party("Orle"))
    out = io.BytesIO()
    write_matrix_csv([held("A", BASE), later, held("=B()", FISH, since=None)], ["bases > the base", "fish"], out)
    assert rows(out) == [
        ["holder", "bases > the base", "fish"],
        ["A", "conditional towards Orle, condition “they pay”, since 2011-05-01; oppose, since 2011-03-19", ""],
        ["'=B()", "", "oppose"],
    ]


def test_positions_csv_has_one_row_a_position() -> None:
    out = io.BytesIO()
    write_positions_csv([held("A", BASE, until="2011-05-01")], out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert (row["holder"], row["issue_path"], row["stance"]) == ("A", "bases > the base", "oppose")
    assert (row["since"], row["until"], row["firmness"], row["own_words"]) == (
        "2011-03-19",
        "2011-05-01",
        "0.800",
        "true",
    )
    assert (row["counterpart"], row["statements"]) == ("", "")


def test_csv_of_a_ledger(run: Run) -> None:
    table = list(csv.reader(io.StringIO(run("positions", "--matrix", "--format", "csv").stdout)))
    assert table == [["holder", "the base"], ["Ana Pohl", "oppose, since 2011-05-02"]]
    (row,) = csv.DictReader(io.StringIO(run("positions", "--actor", "pohl", "--format", "csv").stdout))
    assert (row["holder_id"], row["reporters"]) == ("a-pohl", "Pavel Dorn")


def test_the_days_asked_for_are_told(run: Run) -> None:
    asked = ("positions", "--matrix", "--as-of", "2011-04-01", "--known-by", "2011-06")
    assert run(*asked, env=WIDE).stderr.endswith(
        "1 position in force on 2011-04-01, as far as published by 2011-06-30.\n"
    )
    assert run("positions", "--matrix", env=WIDE).stderr.endswith("1 position, the last known ones.\n")


def test_the_sides_are_told_where_none_fits(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    book.write_text(BOOK, encoding="utf-8")
    run("recode", "--codebook", str(book))
    assert run("positions", "--side", "tarn", "--matrix", env=WIDE).stdout.splitlines()[1].startswith("Ana Pohl")
    assert run("positions", "--side", "Nord").stderr == "No position fits. The sides of the codebook: Tarn.\n"
