"""A page that was changed after it was judged: what people made of its words holds in its next version."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.ledger import Decision, Ledger, verify
from onrecord.records import Document, Issue, Paragraph, Span, Stance, Statement
from tests.judgements.conftest import LIND, ROHM, TEXT, passage

URL = "https://example.org/tarn/ferry"
LONGER = "Corrected on 5 March.\n\n" + TEXT.replace("the harbour master said", "the harbour's master said")


@pytest.fixture
def first(document: Document) -> Document:
    return replace(document, meta=replace(document.meta, url=URL))


@pytest.fixture
def second(first: Document) -> Document:
    by = len("Corrected on 5 March.\n\n")
    return replace(
        first,
        text=LONGER,
        raw_sha256="1" * 64,
        paragraphs=tuple(Paragraph(p.start + by, p.end + by, p.part) for p in first.paragraphs[:2]),
    )


def moved(statement: Statement, to: Document) -> Statement:
    """The statement with the places of its words in another text."""
    claims = tuple(
        replace(claim, issue=Issue(claim.issue.label, passage(claim.issue.passage.text, to.text)))
        for claim in statement.claims
        if claim.issue.passage
    )
    content, source, cue = (
        passage(part.text, to.text) if part else None for part in (statement.content, statement.source, statement.cue)
    )
    assert content
    return replace(statement, document=to.id, content=content, source=source, cue=cue, claims=claims, said_on=None)


@pytest.fixture
def ledger(tmp_path: Path, first: Document, statements: list[Statement]) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "talks.db", create=True) as opened:
        opened.write.add(first, [moved(s, first) for s in statements], model="first@1")
        yield opened


def test_judgements_hold_in_the_next_version(
    ledger: Ledger, first: Document, second: Document, statements: list[Statement]
) -> None:
    varga, petru = ledger.read.document_statements(first.id)
    desk.judge(ledger, varga.id, Decision.REJECT, ROHM)
    condition = ("condition", "if the blockade was lifted")
    desk.judge(ledger, f"{petru.id}#1", Decision.CORRECT, LIND, [("stance", "conditional"), condition])
    desk.add_statement(ledger, first.id, {"content": "a date had been set"}, LIND)
    before = ledger.read.document_statements(first.id, rejected=True)

    added = ledger.write.add(second, [moved(s, second) for s in statements], model="first@1")
    assert (added.status, added.supersedes) == ("new_version", first.id)
    rejected, corrected, entered = ledger.read.document_statements(second.id, rejected=True)
    assert [s.judgement for s in (rejected, corrected, entered)] == ["reject", "correct", "add"]
    assert corrected.claims[0].stance is Stance.CONDITIONAL
    start = LONGER.index(condition[1])
    assert corrected.claims[0].conditions[0].spans == (Span(start, start + len(condition[1])),)
    assert entered.content.text == "a date had been set"
    assert ledger.read.document_statements(first.id, rejected=True) == before
    assert list(verify(ledger.read)) == []

    [carried] = ledger.read.history(rejected.id)
    assert (carried.by, carried.note) == ("A. Rohm", "carried over from version 1: checked against the recording")
    desk.undo(ledger, rejected.id, LIND)
    assert rejected.id in [s.id for s in ledger.read.document_statements(second.id)]
    assert ledger.read.document_statements(first.id, rejected=True) == before


def test_words_that_the_next_version_lacks_carry_nothing(
    ledger: Ledger, first: Document, second: Document, statements: list[Statement]
) -> None:
    petru = ledger.read.document_statements(first.id)[1]
    desk.judge(ledger, petru.id, Decision.REJECT, LIND)
    other = replace(second, text=LONGER.replace("talks could resume", "talks might begin anew"))
    ledger.write.add(other, [moved(statements[0], other)], model="first@1")
    assert [s.judgement for s in ledger.read.document_statements(other.id, rejected=True)] == [None]
    assert len(ledger.read.judgements()) == 1


def test_a_version_that_comes_back_is_judged_once(
    ledger: Ledger, first: Document, second: Document, statements: list[Statement]
) -> None:
    desk.judge(ledger, ledger.read.document_statements(first.id)[0].id, Decision.REJECT, LIND)
    for _ in range(2):
        ledger.write.add(second, [moved(s, second) for s in statements], model="first@1")
        assert [s.judgement for s in ledger.read.document_statements(second.id, rejected=True)] == ["reject", None]
        assert len(ledger.read.judgements()) == 2
        ledger.write.remove(second.id)
    third = replace(second, text=second.text + "\nCorrected again.\n", raw_sha256="2" * 64)
    ledger.write.add(third, [moved(s, third) for s in statements], model="first@1")
    assert [s.judgement for s in ledger.read.document_statements(third.id, rejected=True)] == ["reject", None]
