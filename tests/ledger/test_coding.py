"""Codebooks in the ledger, and giving claims other issues without touching anything else."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, verify
from onrecord.ledger.judgements import Decision, Ruling
from onrecord.ledger.schema import claim
from onrecord.records import Claim, Issue, Party, Passage, Stance, Statement
from tests.ledger.conftest import MakeDocument, MakeStatement

DUES = Issue("ferry dues", None, "i1", "strait > dues")


def by_words(issue: Issue) -> Issue:
    """Codes the ferry dues; all else keeps its own label."""
    words = issue.passage.text if issue.passage else issue.label
    return replace(DUES, passage=issue.passage, opposite="lift" in words) if "dues" in words else issue


@pytest.fixture
def many(ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement) -> list[Statement]:
    """Over a thousand statements in three documents, every second with claims about dues and about talks."""
    made: list[Statement] = []
    for n in range(3):
        text = "\n\n".join(f"Varga {n}.{k}: lift the dues, hold the talks." for k in range(400))
        document = make_document(text, name=f"{n}.txt")
        statements = []
        for k in range(400):
            at = text.index(f"{n}.{k}: lift") + len(f"{n}.{k}: ")
            plain = make_statement(document, f"{n}.{k}: lift the dues, hold the talks")
            issues = [Passage.of(text, [(at, at + 13)]), Passage.of(text, [(at + 20, at + 29)])]
            claims = tuple(Claim(Party("Varga"), "SUPPORT", Issue(i.text, i), Stance.SUPPORT) for i in issues)
            statements.append(replace(plain, claims=claims if k % 2 else ()))
        ledger.write.add(document, statements, model="test@1")
        made += statements
    return made


def test_every_claim_gets_its_issue_and_nothing_else_changes(ledger: Ledger, many: list[Statement]) -> None:
    done = ledger.write.recode(by_words, "issues: [{name: ferry dues}]")
    assert (done.claims, done.changed, done.version) == (1200, 600, 1)
    found = {row.statement.id: row.statement for row in ledger.read.iter_statements()}
    for before in many:
        claims = tuple(replace(c, issue=by_words(c.issue)) for c in before.claims)
        assert found[before.id] == replace(before, claims=claims)
    assert list(verify(ledger.read)) == []


def test_the_columns_follow(ledger: Ledger, many: list[Statement]) -> None:
    ledger.write.recode(by_words, "issues: []")
    with ledger.read.transaction() as connection:
        rows = connection.execute(select(claim.c.issue, claim.c.issue_id, claim.c.opposite).distinct()).all()
    assert {tuple(row) for row in rows} == {("ferry dues", "i1", True), ("hold the talks"[5:], None, False)}


def test_recoding_again_changes_nothing_and_keeps_the_version(ledger: Ledger, many: list[Statement]) -> None:
    ledger.write.recode(by_words, "a")
    again = ledger.write.recode(by_words, "a")
    assert (again.changed, again.version) == (0, 1)
    assert ledger.write.recode(by_words, "b").version == 2
    stored = ledger.read.codebook()
    assert stored
    assert (stored.version, stored.text) == (2, "b")


def test_without_a_text_the_stored_codebook_stays(ledger: Ledger, many: list[Statement]) -> None:
    assert ledger.write.recode(by_words, None).version is None
    assert ledger.read.codebook() is None
    ledger.write.recode(by_words, "a")
    assert ledger.write.recode(by_words, None).version == 1


def test_a_coder_that_breaks_leaves_everything_as_it_was(ledger: Ledger, many: list[Statement]) -> None:
    calls = iter(range(900))

    def breaks(issue: Issue) -> Issue:
        next(calls)
        return DUES

    with pytest.raises((StopIteration, RuntimeError)):
        ledger.write.recode(breaks, "a")
    assert {row.statement for row in ledger.read.iter_statements()} == set(many)
    assert ledger.read.codebook() is None


def test_the_audit_says_so(ledger: Ledger, many: list[Statement]) -> None:
    ledger.write.recode(by_words, "a")
    act = ledger.read.audit(limit=1)[0]
    assert (act.act, act.subject) == ("recode", "1")
    assert act.detail == {"claims": 1200, "changed": 600, "codebook": 1}


def test_what_claims_are_about_is_read_in_order(ledger: Ledger, many: list[Statement]) -> None:
    said = list(ledger.read.iter_issue_words())
    assert [s.issue for s in said] == [c.issue for statement in many for c in statement.claims]
    assert said[0].content == many[1].content.text
    assert said[0].statement == many[1].id


def test_a_ledger_without_claims_can_be_coded(ledger: Ledger) -> None:
    done = ledger.write.recode(by_words, "a")
    assert (done.claims, done.changed, done.version) == (0, 0, 1)


def test_a_ledger_open_for_reading_is_not_coded(path: Path, ledger: Ledger) -> None:
    with Ledger.open(path, read_only=True) as reading, pytest.raises(LedgerError, match="for reading only"):
        reading.write.recode(by_words, "a")


def test_what_people_judged_stays(ledger: Ledger, many: list[Statement]) -> None:
    corrected, rejected, plain = many[1], many[3], many[5]
    ruling = Ruling(Decision.CORRECT, "ana", {"issue": {"label": "harbour dues", "id": "i9"}})
    ledger.write.judge(f"{corrected.id}#1", ruling)
    ledger.write.judge(rejected.id, Ruling(Decision.REJECT, "ana"))
    done = ledger.write.recode(by_words, "a")
    assert (done.claims, done.changed) == (1200, 600)
    assert [c.issue.label for c in ledger.read.statement(corrected.id).statement.claims] == [
        "harbour dues",
        "the talks",
    ]
    assert ledger.read.statement(plain.id).statement.claims[0].issue.id == "i1"
    ledger.write.judge(f"{corrected.id}#1", Ruling(Decision.UNDO, "ana"))
    assert ledger.read.statement(corrected.id).statement.claims[0].issue.label == "ferry dues"
    assert rejected.id not in {row.statement.id for row in ledger.read.iter_statements()}
    assert list(verify(ledger.read)) == []
