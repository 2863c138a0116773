"""Judgements outlast what they were made on: another extractor, other issues, the document taken out and back."""

from dataclasses import replace

from onrecord import desk
from onrecord.ledger import Decision, JudgementQuery, Ledger, verify
from onrecord.records import Document, Issue, Kind, Stance, Statement
from tests.judgements.conftest import LIND, Shown, passage

LOST = JudgementQuery(lost=True)


def test_corrections_outlast_another_extractor(
    ledger: Ledger, shown: Shown, document: Document, statements: list[Statement], other_reading: list[Statement]
) -> None:
    made = desk.judge(
        ledger, statements[0].id, Decision.CORRECT, LIND, [("speaker", "Ilse Varga"), ("day", "2031-03-02")]
    )
    desk.judge(ledger, statements[1].id, Decision.REJECT, LIND)
    ledger.write.replace_statements(document.id, other_reading, model="second@2")
    varga, quay = shown()
    assert varga.id == other_reading[0].id != statements[0].id
    assert (varga.model, varga.judgement, varga.speakers[0].id) == ("second@2", "correct", "a-varga")
    assert varga.said_on
    assert varga.said_on.value == "2031-03-02"
    assert quay.judgement is None
    assert [s.judgement for s in shown(rejected=True)] == ["correct", "reject", None]
    assert [j.id for j in ledger.read.history(varga.id)] == [made.id]
    assert ledger.read.history(made.id)[0].statement == varga.id
    desk.undo(ledger, varga.id, LIND)
    assert shown()[0] == other_reading[0]
    ledger.write.replace_statements(document.id, statements, model="first@1")
    assert shown() == statements[:1]
    assert list(verify(ledger.read)) == []


def test_words_that_are_not_found_again_stay_and_are_listed(
    ledger: Ledger, shown: Shown, document: Document, statements: list[Statement]
) -> None:
    made = desk.judge(ledger, statements[1].id, Decision.CORRECT, LIND, [("day", "2031-03-02")])
    ledger.write.replace_statements(document.id, statements[:1], model="second@2")
    assert shown() == statements[:1]
    [lost] = ledger.read.judgements(LOST)
    assert (lost.id, lost.is_lost, lost.statement) == (made.id, True, None)
    assert lost.target["content"][0]["exact"] == "talks could resume if the blockade was lifted"
    ledger.write.replace_statements(document.id, statements, model="third@3")
    assert ledger.read.judgements(LOST) == []
    assert shown()[1].judgement == "correct"


def test_a_lost_judgement_can_be_undone(ledger: Ledger, document: Document, statements: list[Statement]) -> None:
    made = desk.judge(ledger, statements[1].id, Decision.REJECT, LIND)
    ledger.write.replace_statements(document.id, statements[:1], model="second@2")
    desk.undo(ledger, made.id, LIND)
    ledger.write.replace_statements(document.id, statements, model="third@3")
    assert ledger.read.document_statements(document.id) == statements


def test_judgements_wait_for_a_document_that_was_taken_out(
    ledger: Ledger, shown: Shown, document: Document, statements: list[Statement]
) -> None:
    desk.judge(ledger, statements[0].id, Decision.REJECT, LIND)
    ledger.write.remove(document.id)
    assert len(ledger.read.judgements(LOST)) == 1
    ledger.write.add(document, statements, model="first@1")
    assert [s.id for s in shown()] == [statements[1].id]


def test_the_same_bytes_read_into_another_text_keep_their_judgements(
    ledger: Ledger, document: Document, statements: list[Statement]
) -> None:
    desk.judge(ledger, statements[1].id, Decision.CORRECT, LIND, [("day", "2031-03-02")])
    desk.add_statement(ledger, document.id, {"content": "a date had been set"}, LIND)
    ledger.write.remove(document.id)
    better = replace(document, text="The Tarn Courier\n\n" + document.text, paragraphs=())
    words = "talks could resume if the blockade was lifted"
    found = replace(
        statements[1], document=better.id, content=passage(words, better.text), source=None, cue=None, claims=()
    )
    ledger.write.add(better, [found], model="first@1")
    first, second = ledger.read.document_statements(better.id)
    assert first.said_on
    assert (first.judgement, first.said_on.value) == ("correct", "2031-03-02")
    assert (second.model, second.content.text) == ("person", "a date had been set")
    assert list(verify(ledger.read)) == []


def test_what_a_person_added_gives_way_to_an_extractor_that_finds_it(
    ledger: Ledger, shown: Shown, document: Document, other_reading: list[Statement]
) -> None:
    desk.add_statement(
        ledger, document.id, {"content": "the quay would open in May."}, LIND, [("speaker", "Oda Brenn")]
    )
    assert [s.model for s in shown()] == ["first@1", "first@1", "person"]
    ledger.write.replace_statements(document.id, other_reading, model="second@2")
    quay = shown()[-1]
    assert (quay.id, quay.model, quay.judgement) == (other_reading[-1].id, "second@2", "add")
    assert quay.speakers[0].name == "Oda Brenn"
    ledger.write.replace_statements(document.id, other_reading[:2], model="third@3")
    assert [s.model for s in shown()] == ["second@2", "second@2", "person"]


def test_claims_are_judged_one_by_one_and_outlast_extraction(
    ledger: Ledger, shown: Shown, document: Document, statements: list[Statement]
) -> None:
    petru = statements[1].id
    desk.judge(ledger, f"{petru}#1", Decision.REJECT, LIND)
    changes = [("stance", "conditional"), ("condition", "if the blockade was lifted"), ("counterpart", "Ilse Varga")]
    desk.judge(ledger, f"{petru}#2", Decision.CORRECT, LIND, changes)
    [claim] = shown()[1].claims
    assert (claim.issue.label, claim.stance) == ("blockade", Stance.CONDITIONAL)
    assert [p.text for p in claim.conditions] == ["if the blockade was lifted"]
    assert claim.counterpart
    assert claim.counterpart.id == "a-varga"
    assert shown()[1].judgement == "correct"
    assert list(verify(ledger.read)) == []
    swapped = replace(statements[1], claims=(statements[1].claims[1], statements[1].claims[0]), model="second@2")
    ledger.write.replace_statements(document.id, [statements[0], swapped], model="second@2")
    assert [(c.issue.label, c.stance) for c in shown()[1].claims] == [("blockade", Stance.CONDITIONAL)]
    desk.undo(ledger, f"{petru}#2", LIND)
    assert [c.issue.label for c in shown()[1].claims] == ["blockade", "talks"]


def test_a_claim_is_corrected_on_its_statement_where_it_is_the_only_one(
    ledger: Ledger, shown: Shown, statements: list[Statement]
) -> None:
    made = desk.judge(ledger, statements[0].id, Decision.CORRECT, LIND, [("issue", "harbour"), ("act", "threaten")])
    assert made.kind.value == "claim"
    assert made.before
    assert made.before["issue"]["label"] == "ferry dues"
    [claim] = shown()[0].claims
    assert (claim.issue.label, claim.act) == ("harbour", "THREATEN")
    assert claim.issue.passage == statements[0].claims[0].issue.passage


def test_judgements_outlast_recoding(ledger: Ledger, shown: Shown, statements: list[Statement]) -> None:
    desk.judge(ledger, statements[0].id, Decision.CORRECT, LIND, [("issue", "harbour")])
    desk.judge(ledger, statements[1].id, Decision.CORRECT, LIND, [("kind", "mixed")])
    ledger.write.recode(lambda issue: Issue(f"coded {issue.label}", issue.passage, "i1"), "issues: {}")
    assert [c.issue.label for s in shown() for c in s.claims] == ["harbour", "coded talks", "coded blockade"]
    assert shown()[1].kind is Kind.MIXED
    desk.undo(ledger, statements[0].id + "#1", LIND)
    desk.undo(ledger, statements[1].id, LIND)
    assert [c.issue.label for s in shown() for c in s.claims] == ["coded ferry dues", "coded talks", "coded blockade"]
