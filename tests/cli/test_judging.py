"""The commands by which people judge: judge, review, history, judgements, actors, merge, split."""

import json
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Statement
from tests.cli.conftest import HARBOUR, Run, harbour


def by_kind(kind: str) -> Statement:
    return next(statement for statement in harbour()[1] if statement.kind.value == kind)


HOLT, VARGA, COURIER = by_kind("narrated").id, by_kind("direct").id, by_kind("indirect").id


def shown(run: Run, *flags: str) -> list[str]:
    return [
        item["id"]
        for item in json.loads(run("statements", "--json", "--document", "harbour.txt", *flags).stdout)["items"]
    ]


def test_judge_says_what_it_did_and_the_listing_follows(run: Run) -> None:
    result = run("judge", HOLT[:8], "reject", "--by", "Lind", "--note", "no statement")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Rejected statement {HOLT}.\n")
    assert HOLT not in shown(run)
    assert HOLT in shown(run, "--rejected")
    assert run("judge", HOLT, "undo", "--by", "Lind").stderr == f"Undone on statement {HOLT}.\n"
    assert HOLT in shown(run)


def test_a_correction_is_told_field_by_field(run: Run) -> None:
    words = ("--set", "speaker=Ilse Varga", "--set", "day=2019-05-05", "--by", "Lind")
    result = run("judge", HOLT, "correct", *words)
    assert result.stderr == (f"Corrected statement {HOLT}: speakers Jan Holt → Ilse Varga; said on 2019-05-05.\n")
    record = json.loads(run("judge", HOLT, "accept", "--by", "Rohm", "--json").stdout)
    assert (record["decision"], record["by"], record["stands"]) == ("accept", "Rohm", True)
    assert record["after"]["speakers"][0]["id"] == "a-varga"


def test_history_shows_all_and_marks_what_stands(run: Run) -> None:
    run("judge", HOLT, "reject", "--by", "Lind", "--note", "a headline")
    run("judge", HOLT, "accept", "--by", "Rohm")
    lines = run("history", HOLT, env={"COLUMNS": "160"}).stdout.splitlines()
    assert "Lind" in lines[1]
    assert "reject (no longer)" in lines[1]
    assert "a headline" in lines[1]
    assert "accept " in lines[2]
    assert [each["decision"] for each in json.loads(run("history", "harbour.txt", "--json").stdout)] == [
        "reject",
        "accept",
    ]
    assert run("history", VARGA).stderr == "Nobody has judged it.\n"


def test_judgements_are_training_data(run: Run, tmp_path: Path) -> None:
    run("judge", VARGA, "correct", "--set", "speaker=Jan Holt", "--by", "Lind")
    run("judge", HOLT, "reject", "--by", "Rohm")
    lines = [json.loads(line) for line in run("judgements", "--format", "jsonl").stdout.splitlines()]
    assert [(each["decision"], each["before"]["speakers"][0]["name"]) for each in lines] == [
        ("correct", "Ilse Varga"),
        ("reject", "Jan Holt"),
    ]
    assert lines[0]["after"]["speakers"][0]["name"] == "Jan Holt"
    assert lines[0]["before"]["source"] == {"text": "Minister Ilse Varga", "spans": [[58, 77]]}
    assert lines[1]["after"] is None
    for each in lines:
        assert each["document"]["sha256"] == harbour()[0].sha256
        for place in (*each["target"]["content"], *each["target"]["source"]):
            assert HARBOUR[place["start"] : place["end"]] == place["exact"]
    assert len(json.loads(run("judgements", "--by", "Rohm", "--json").stdout)) == 1
    assert run("judgements", "--lost").stderr == "No judgement fits.\n"
    assert "2 judgements." in run("judgements", "--kind", "statement").stderr
    out = tmp_path / "judgements.jsonl"
    assert run("judgements", "-o", str(out)).stderr == f"Wrote 2 judgements to {out}.\n"
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_a_missed_statement_is_added(run: Run) -> None:
    words = ("--content", "Tarn will not sell the harbour", "--set", "speaker=Jan Holt", "--set", "kind=indirect")
    result = run("judge", "harbour.txt", "add", *words, "--by", "Lind", "--json")
    record = json.loads(result.stdout)
    assert (record["decision"], record["before"], record["after"]["kind"]) == ("add", None, "indirect")
    items = json.loads(run("statements", "--json", "--speaker", "holt").stdout)["items"]
    assert [(item["part"], item["model"]) for item in items] == [("headline", "person"), ("body", "test@1")]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["judge", "s0000", "accept"], 5, "There is no statement"),
        (["judge", HOLT, "correct"], 2, "Say what is right instead"),
        (["judge", HOLT, "correct", "--set", "speaker"], 2, "field=value"),
        (["judge", HOLT, "accept", "--set", "day=2019"], 2, "Only a correction sets fields"),
        (["judge", HOLT, "accept", "--content", "x"], 2, "say add"),
        (["judge", HOLT, "undo"], 2, "none to undo"),
        (["judge", f"{HOLT}#1", "accept"], 5, "has no claims"),
        (["judge", "harbour.txt", "add"], 2, "Say what was said"),
        (["history", "nothing"], 5, "nothing called"),
        (["merge", "nobody", "Varga"], 5, "no actor"),
        (["split", "Varga"], 2, "--name NAME or --statement"),
        (["review", "--json"], 2, "use onrecord judge"),
        (["review", "--document", "nothing.txt"], 5, "no document"),
    ],
)
def test_what_cannot_be_is_one_sentence(words: list[str], code: int, sentence: str, run: Run) -> None:
    result = run(*words, env={"ONRECORD_BY": "Lind"})
    assert result.exit_code == code
    assert sentence in result.stderr
    if "--json" not in words:
        assert result.stderr.startswith("onrecord: ")
        assert result.stderr.count("\n") == 1


def test_review_takes_keys_from_a_pipe(run: Run, ledger: Path) -> None:
    keys = "s a x c\nspeaker=Jan Holt\nday=2019\n\n rzu"
    result = run("review", "--document", "harbour.txt", "--by", "Lind", input=keys)
    assert result.exit_code == 0
    assert "»Premier Jan Holt rejected the offer«" in result.stdout.replace("\n  ", " ")
    assert result.stdout.count("x is no key here.") == 1
    with Ledger.open(ledger, read_only=True) as opened:
        made = [(j.subject, j.decision.value) for j in opened.read.judgements()]
    assert [decision for _, decision in made] == ["accept", "correct"]
    assert "2 judgements: 1 accept, 1 correct." in result.stderr


def test_review_undoes_and_shows_again(run: Run, ledger: Path) -> None:
    result = run("review", "--document", "harbour.txt", "--by", "Lind", input="z r z u q")
    assert "Nothing was decided in this sitting yet." in result.stdout
    assert "Taken back." in result.stdout
    with Ledger.open(ledger, read_only=True) as opened:
        [made] = opened.read.judgements()
        assert [j.decision.value for j in opened.read.history(made.subject)] == ["reject", "undo", "unsure"]


def test_review_says_what_is_wrong_with_a_correction_and_asks_again(run: Run) -> None:
    result = run("review", "--document", "harbour.txt", "--by", "Lind", input="c\nmood=glum\n\nr q")
    assert "no field 'mood'" in result.stdout
    assert "1 judgement: 1 reject." in result.stderr


def test_merge_and_split_and_review_of_matches(run: Run, ledger: Path) -> None:
    run("judge", HOLT, "correct", "--set", "speaker=Ilse Vargas", "--by", "Lind")
    pairs = json.loads(run("actors", "--json").stdout)["doubtful"]
    assert [{pair["one"]["name"], pair["other"]["name"]} for pair in pairs] == [{"Ilse Varga", "Ilse Vargas"}]
    assert "Ilse Vargas" in run("actors", "--doubtful").stdout
    result = run("review", "--kind", "matches", "--by", "Lind", input="c a")
    assert "accept, reject or unsure" in result.stdout
    assert "one actor?" in result.stdout
    assert len({row["id"] for row in json.loads(run("actors", "varga", "--json").stdout)["actors"]}) == 1
    result = run("split", "Varga", "--name", "Ilse Vargas", "--by", "Rohm")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len({row["id"] for row in json.loads(run("actors", "varga", "--json").stdout)["actors"]}) == 2
    assert "Accepted that" in run("merge", "Ilse Vargas", "The Courier", "--by", "Lind").stderr
    assert run("split", "Courier", "--statement", COURIER, "--by", "Lind").exit_code == 0
