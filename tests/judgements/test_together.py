"""Two reviewers, several writers at once, judgements of findings, and what a training set is made from."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.ledger import Decision, JudgementQuery, Ledger, Ruling, SubjectKind, verify
from onrecord.positions import Finding, FindingKind
from onrecord.records import Document, Issue, Part, Statement
from tests.judgements.conftest import LIND, ROHM, TEXT, Shown


def test_reviewers_who_write_at_once_lose_nothing(ledger: Ledger, path: Path, statements: list[Statement]) -> None:
    errors: list[Exception] = []

    def work(name: str) -> None:
        try:
            with Ledger.open(path) as own:
                for n in range(5):
                    decision = Decision.REJECT if n % 2 else Decision.ACCEPT
                    desk.judge(own, statements[n % 2].id, decision, desk.Reviewer(name))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(f"reviewer {n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    every = ledger.read.judgements(JudgementQuery(standing=False))
    assert len(every) == len({j.id for j in every}) == 15
    assert len(ledger.read.judgements()) == 2
    for one in statements:
        chain = ledger.read.history(one.id)
        assert [j.supersedes for j in chain[1:]] == [j.id for j in chain[:-1]]
    assert list(verify(ledger.read)) == []


def test_what_one_reviewer_judged_does_not_wait_for_the_other(ledger: Ledger, statements: list[Statement]) -> None:
    queue = desk.queue(ledger, desk.Queue.STATEMENTS)
    first = next(queue)
    assert first.ref == statements[1].id
    assert first.passed
    assert first.passed.words.startswith("Jón Petrú said that talks")
    desk.judge(ledger, statements[0].id, Decision.ACCEPT, ROHM)
    assert list(queue) == []
    assert [item.ref for item in desk.queue(ledger, desk.Queue.STATEMENTS)] == [statements[1].id]


def test_the_least_sure_claims_come_first(ledger: Ledger, document: Document, statements: list[Statement]) -> None:
    petru, varga = statements[1].id, statements[0].id

    def waiting() -> list[str]:
        return [item.ref for item in desk.queue(ledger, desk.Queue.CLAIMS, document.id)]

    assert waiting() == [f"{petru}#2", f"{petru}#1", f"{varga}#1"]
    desk.judge(ledger, f"{petru}#1", Decision.REJECT, LIND)
    assert waiting() == [f"{petru}#2", f"{varga}#1"]
    desk.judge(ledger, varga, Decision.REJECT, LIND)
    assert waiting() == [f"{petru}#2"]
    with pytest.raises(UsageError, match="no queue of findings"):
        list(ledger.read.waiting(SubjectKind.FINDING))


def test_a_new_ledger_read_at_once_has_nothing_judged(
    ledger: Ledger, shown: Shown, statements: list[Statement]
) -> None:
    assert shown() == statements
    assert ledger.read.judgements() == ledger.read.history(statements[0].id) == []


def finding(statements: list[Statement]) -> Finding:
    ids = tuple(s.id for s in statements)
    return Finding(FindingKind.OPPOSITION, (), Issue("talks"), ids, ids, (None, None), "They differ.", (), 0.5)


def test_a_finding_is_known_again_by_its_words(
    ledger: Ledger, document: Document, statements: list[Statement], other_reading: list[Statement]
) -> None:
    found = finding(statements)
    made = ledger.write.judge_finding(found, Ruling(Decision.REJECT, "M. Lind", note="no quarrel"))
    assert ledger.read.finding_judgements([found])[found.id].id == made.id
    assert ledger.read.history(found.id)[0].note == "no quarrel"
    ledger.write.replace_statements(document.id, other_reading, model="second@2")
    again = finding(other_reading[:2])
    assert again.id != found.id
    assert ledger.read.finding_judgements([again])[again.id].id == made.id
    assert ledger.read.finding_judgements([replace(again, kind=FindingKind.SPLIT)]) == {}
    desk.judge(ledger, made.subject, Decision.UNDO, LIND)
    assert ledger.read.finding_judgements([again]) == {}


def test_a_finding_is_judged_by_its_id(ledger: Ledger, statements: list[Statement]) -> None:
    found = finding(statements)
    made = desk.judge(ledger, found.id, Decision.ACCEPT, LIND)
    assert (made.kind, made.statement, made.is_lost) == (SubjectKind.FINDING, None, False)
    assert ledger.read.finding_judgements([found])[found.id].decision is Decision.ACCEPT
    with pytest.raises(UsageError, match="cannot be corrected"):
        ledger.write.judge(found.id, Ruling(Decision.CORRECT, "M. Lind"))


def test_a_judgement_tells_what_was_before_and_after_and_where(ledger: Ledger, statements: list[Statement]) -> None:
    made = desk.judge(ledger, statements[0].id, Decision.CORRECT, LIND, [("speaker", "Jón Petrú")])
    assert made.before
    assert made.after
    assert made.before["speakers"][0]["name"] == "Ilse Varga"
    assert made.after["speakers"][0]["name"] == "Jón Petrú"
    assert made.after["said_on"] == made.before["said_on"]
    [place] = made.target["content"]
    assert TEXT[place["start"] : place["end"]] == place["exact"] == statements[0].content.text
    assert TEXT[: place["start"]].endswith(place["prefix"])
    assert TEXT[place["end"] :].startswith(place["suffix"])
    rejected = desk.judge(ledger, statements[0].id, Decision.REJECT, LIND)
    assert rejected.before
    assert rejected.before["speakers"][0]["name"] == "Jón Petrú"
    assert rejected.after is None


def test_an_added_statement_outside_the_article_stays_outside(ledger: Ledger, document: Document) -> None:
    comment = replace(document, key="c", paragraphs=(replace(document.paragraphs[0], part=Part.COMMENT),))
    ledger.write.add(comment, [], model="first@1")
    desk.add_statement(ledger, comment.id, {"content": "Varga bars talks"}, LIND)
    assert ledger.read.document_row(comment.id).statements == 0
    assert [s.part for s in ledger.read.document_statements(comment.id)] == [Part.COMMENT]
