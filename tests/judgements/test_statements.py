"""Judging statements: what stands, what is shown, what an undo brings back."""

import pytest

from onrecord import desk
from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import Decision, JudgementQuery, Ledger, StatementQuery, verify
from onrecord.records import Document, Kind, Statement
from tests.judgements.conftest import LIND, ROHM, Shown


def test_a_rejected_statement_is_left_out_and_a_flag_shows_it(
    ledger: Ledger, shown: Shown, statements: list[Statement]
) -> None:
    varga, petru = statements
    made = desk.judge(ledger, petru.id, Decision.REJECT, ROHM)
    assert (made.by, made.note, made.stands) == ("A. Rohm", "checked against the recording", True)
    assert made.at.endswith("+00:00")
    assert [s.id for s in shown()] == [varga.id]
    assert [(s.id, s.judgement) for s in shown(rejected=True)] == [(varga.id, None), (petru.id, "reject")]
    for query, total in ((StatementQuery(), 1), (StatementQuery(rejected=True), 2), (StatementQuery(words="talks"), 0)):
        assert ledger.read.statements(query).total == total
        assert len(list(ledger.read.iter_statements(query))) == total
    assert ledger.read.counts().statements == 1
    assert [row.name for row in ledger.read.speakers()] == ["Ilse Varga"]
    assert ledger.read.statement(petru.id).statement.judgement == "reject"
    assert list(verify(ledger.read)) == []


def test_a_correction_is_shown_and_can_be_asked_for(ledger: Ledger, shown: Shown, statements: list[Statement]) -> None:
    varga = statements[0]
    desk.judge(
        ledger, varga.id, Decision.CORRECT, LIND, [("speaker", "Jón Petrú"), ("day", "2031-03"), ("kind", "mixed")]
    )
    now = shown()[0]
    assert (now.id, now.kind, now.judgement, now.model) == (varga.id, Kind.MIXED, "correct", "first@1")
    assert [(s.name, s.id, s.basis) for s in now.speakers] == [("Jón Petrú", "a-petru", "judgement")]
    assert now.said_on
    assert (now.said_on.value, now.said_on.earliest, now.said_on.latest) == ("2031-03", "2031-03-01", "2031-03-31")
    assert ledger.read.statements(StatementQuery(speaker="a-petru")).total == 2
    assert ledger.read.statements(StatementQuery(speaker="varga")).total == 0
    assert ledger.read.statements(StatementQuery(said_from="2031-03-31", kind=Kind.MIXED)).total == 1
    assert list(verify(ledger.read)) == []


def test_a_speaker_whom_nobody_knew_is_entered(ledger: Ledger, shown: Shown, statements: list[Statement]) -> None:
    desk.judge(ledger, statements[0].id, Decision.CORRECT, LIND, [("speaker", "Oda Brenn"), ("speaker", "Ilse Varga")])
    assert [s.name for s in shown()[0].speakers] == ["Oda Brenn", "Ilse Varga"]
    assert [row.name for row in ledger.read.speakers(words="brenn")] == ["Oda Brenn"]
    desk.judge(ledger, statements[0].id, Decision.CORRECT, LIND, [("speaker", ""), ("day", "")])
    assert [(s.name, s.id) for s in shown()[0].speakers] == [("Ilse Varga", None)]
    assert shown()[0].said_on is None


def test_judgements_supersede_and_keep_what_was_corrected_before(
    ledger: Ledger, shown: Shown, statements: list[Statement]
) -> None:
    varga = statements[0].id
    first = desk.judge(ledger, varga, Decision.CORRECT, LIND, [("speaker", "Jón Petrú")])
    second = desk.judge(ledger, varga, Decision.CORRECT, ROHM, [("day", "2031-03-02")])
    third = desk.judge(ledger, varga, Decision.ACCEPT, LIND)
    now = shown()[0]
    assert now.judgement == "accept"
    assert now.speakers[0].id == "a-petru"
    assert now.said_on
    assert now.said_on.value == "2031-03-02"
    history = ledger.read.history(varga)
    assert [(j.id, j.stands) for j in history] == [(first.id, False), (second.id, False), (third.id, True)]
    assert [j.supersedes for j in history] == [None, first.id, second.id]
    assert [j.by for j in history] == ["M. Lind", "A. Rohm", "M. Lind"]
    assert [j.id for j in ledger.read.judgements()] == [third.id]
    assert len(ledger.read.judgements(JudgementQuery(standing=False))) == 3


def test_undo_brings_back_what_stood_before_and_is_a_judgement_itself(
    ledger: Ledger, shown: Shown, statements: list[Statement]
) -> None:
    varga = statements[0]
    desk.judge(ledger, varga.id, Decision.CORRECT, LIND, [("speaker", "Jón Petrú")])
    rejected = desk.judge(ledger, varga.id, Decision.REJECT, ROHM)
    undone = desk.undo(ledger, varga.id, LIND)
    assert (undone.decision, undone.supersedes) == (Decision.UNDO, rejected.id)
    assert (shown()[0].judgement, shown()[0].speakers[0].id) == ("correct", "a-petru")
    desk.undo(ledger, varga.id, LIND)
    assert shown() == statements
    with pytest.raises(UsageError, match="none to undo"):
        desk.undo(ledger, varga.id, LIND)
    assert [j.decision.value for j in ledger.read.history(varga.id)] == ["correct", "reject", "undo", "undo"]
    assert ledger.read.judgements() == []
    desk.judge(ledger, varga.id, Decision.UNSURE, LIND)
    assert shown()[0].judgement == "unsure"
    assert shown()[0].speakers == varga.speakers


def test_an_undo_that_is_meant_for_another_judgement_is_refused(ledger: Ledger, statements: list[Statement]) -> None:
    mine = desk.judge(ledger, statements[0].id, Decision.ACCEPT, LIND)
    desk.judge(ledger, statements[0].id, Decision.REJECT, ROHM)
    with pytest.raises(UsageError, match=r"A\. Rohm has judged"):
        desk.undo(ledger, statements[0].id, LIND, seen=mine.id)


def test_a_missed_statement_is_added(ledger: Ledger, shown: Shown, document: Document) -> None:
    words = {"content": "a date had been set", "source": "Her office"}
    made = desk.add_statement(ledger, "varga.txt", words, LIND, [("kind", "indirect"), ("day", "2031-03-04")])
    assert made.decision is Decision.ADD
    added = shown()[-1]
    assert (added.model, added.judgement, added.kind) == ("person", "add", Kind.INDIRECT)
    assert document.text[added.content.start : added.content.end] == "a date had been set"
    assert added.source
    assert added.source.text == "Her office"
    assert [(s.name, s.id) for s in added.speakers] == [("Her office", None)]
    assert [r.name for r in added.reported_by] == ["Mara Lind", "The Tarn Courier"]
    assert [s.content.start for s in shown()] == sorted(s.content.start for s in shown())
    assert ledger.read.statements(StatementQuery(words="date")).total == 1
    desk.judge(ledger, added.id, Decision.CORRECT, ROHM, [("speaker", "Ilse Varga")])
    assert shown()[-1].speakers[0].id == "a-varga"
    assert list(verify(ledger.read)) == []
    desk.undo(ledger, added.id, LIND)
    desk.undo(ledger, added.id, LIND)
    assert len(shown()) == 2
    desk.add_statement(ledger, "varga.txt", words, LIND)
    assert [j.decision.value for j in ledger.read.history(added.id)] == ["add", "correct", "undo", "undo", "add"]


def test_places_serve_where_words_stand_twice(ledger: Ledger, shown: Shown, document: Document) -> None:
    with pytest.raises(UsageError, match="stand at 2 places"):
        desk.add_statement(ledger, "varga.txt", {"content": "talks"}, LIND)
    desk.add_statement(ledger, "varga.txt", {"content": "11-16,6-10"}, LIND)
    assert shown()[0].content.text == "bars […] talks"
    assert shown()[0].part.value == "headline"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"content": ""}, "Say what was said"),
        ({"content": "no such words"}, "are not in the document"),
        ({"content": "9000-9001"}, "not within the document"),
        ({"content": "talks could resume if the blockade was lifted"}, "already: correct that one"),
    ],
)
def test_what_cannot_be_added_is_told(words: dict[str, str], sentence: str, ledger: Ledger) -> None:
    with pytest.raises(UsageError, match=sentence):
        desk.add_statement(ledger, "varga.txt", words, LIND)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([], "Say what is right instead"),
        ([("mood", "glum")], "no field 'mood'"),
        ([("kind", "sung")], "The kind is one of"),
        ([("day", "2031-02-30")], "A day is written"),
        ([("day", "2031-03-02/2031-03-01")], "ends before it begins"),
        ([("speaker", "A"), ("stance", "oppose")], "one after the other"),
        ([("day", "2031"), ("day", "2032")], "one day only"),
        ([("condition", "if it rains")], "has 2 claims"),
    ],
)
def test_a_correction_that_cannot_be_is_told(
    changes: list[tuple[str, str]], sentence: str, ledger: Ledger, statements: list[Statement]
) -> None:
    with pytest.raises(UsageError, match=sentence):
        desk.judge(ledger, statements[1].id, Decision.CORRECT, LIND, changes)
    assert ledger.read.judgements() == []


@pytest.mark.parametrize("ref", ["nothing", "s0000", "", "j12345", "f12", "%"])
def test_what_is_not_there_cannot_be_judged(ref: str, ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="There is no"):
        desk.judge(ledger, ref, Decision.ACCEPT, LIND)


def test_a_judgement_needs_a_name(ledger: Ledger, statements: list[Statement]) -> None:
    with pytest.raises(UsageError, match="--by NAME"):
        desk.judge(ledger, statements[0].id, Decision.ACCEPT, desk.Reviewer(" "))
