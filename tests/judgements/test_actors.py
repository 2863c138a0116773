"""Merging and splitting actors: what readers see, what later documents get, what undo brings back."""

import pytest

from onrecord import desk
from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import ClaimQuery, Decision, Ledger, StatementQuery, verify
from onrecord.records import Document, Statement
from tests.judgements.conftest import LIND, ROHM, Shown


@pytest.fixture
def doubled(ledger: Ledger, document: Document, other_reading: list[Statement], statements: list[Statement]) -> Ledger:
    """A ledger in which Varga is two actors, one of whom holds the claim."""
    ledger.write.replace_statements(document.id, [other_reading[0], statements[1]], model="second@2")
    return ledger


def voices(ledger: Ledger) -> list[tuple[str, str | None]]:
    return [(row.name, row.id) for row in ledger.read.speakers()]


def test_a_merged_actor_is_read_as_the_other_everywhere(doubled: Ledger, shown: Shown) -> None:
    made = desk.merge(doubled, "Brand", "Jón Petrú", LIND)
    assert (made.kind.value, made.decision) == ("match", Decision.ACCEPT)
    assert [(s.name, s.id) for s in shown()[0].speakers] == [("Jón Petrú", "a-petru")]
    assert voices(doubled) == [("Jón Petrú", "a-petru")]
    for words in ("a-petru", "a-brand", "petru"):
        assert doubled.read.statements(StatementQuery(speaker=words)).total == 2
    assert list(verify(doubled.read)) == []


def test_holders_and_reporters_are_merged_too(doubled: Ledger, shown: Shown) -> None:
    desk.merge(doubled, "a-varga", "a-brand", LIND)
    desk.merge(doubled, "a-lind", "a-petru", LIND)
    assert shown()[0].claims[0].holder.id == "a-brand"
    assert shown()[0].reported_by[0].id == "a-petru"
    assert doubled.read.statements(StatementQuery(reporter="a-petru")).total == 2
    assert doubled.read.statements(StatementQuery(claims=ClaimQuery(holder="a-brand"))).total == 1


def test_merges_go_on_and_hold_for_what_is_extracted_later(
    doubled: Ledger, shown: Shown, document: Document, statements: list[Statement], other_reading: list[Statement]
) -> None:
    desk.merge(doubled, "a-brand", "a-varga", LIND)
    desk.merge(doubled, "a-varga", "a-petru", ROHM)
    assert {s.speakers[0].id for s in shown()} == {"a-petru"}
    doubled.write.replace_statements(document.id, statements, model="first@1")
    doubled.write.replace_statements(document.id, other_reading, model="third@3")
    assert [s.speakers[0].id for s in shown()] == ["a-petru", "a-petru", None]
    assert doubled.read.statements(StatementQuery(speaker="a-brand")).total == 2


def test_undo_and_rejection_part_them_again(doubled: Ledger, shown: Shown) -> None:
    before = shown()
    made = desk.merge(doubled, "a-brand", "a-petru", LIND)
    desk.undo(doubled, made.id, ROHM)
    assert shown() == before
    desk.merge(doubled, "a-brand", "a-petru", LIND)
    desk.judge(doubled, made.subject, Decision.REJECT, ROHM)
    assert shown() == before
    history = doubled.read.history("a-petru")
    assert [(j.decision.value, j.by) for j in history] == [
        ("accept", "M. Lind"),
        ("undo", "A. Rohm"),
        ("accept", "M. Lind"),
        ("reject", "A. Rohm"),
    ]
    assert doubled.read.history("a-brand") == history


def test_a_split_name_is_another_actor(doubled: Ledger, shown: Shown) -> None:
    desk.merge(doubled, "a-brand", "a-petru", LIND)
    made = desk.split(doubled, "a-petru", "ilse varga brand", LIND)
    [speaker] = shown()[0].speakers
    assert speaker.name == "Ilse Varga Brand"
    assert speaker.id not in {"a-petru", "a-brand", None}
    assert doubled.read.statements(StatementQuery(speaker="a-petru")).total == 1
    desk.undo(doubled, made.id, LIND)
    assert shown()[0].speakers[0].id == "a-petru"
    desk.split(doubled, "a-petru", "Ilse Varga Brand", LIND, into="a-varga")
    assert shown()[0].speakers[0].id == "a-varga"


def test_one_statement_is_split_off_an_actor(ledger: Ledger, shown: Shown, statements: list[Statement]) -> None:
    desk.split_statement(ledger, "Petrú", statements[1].id, LIND)
    [speaker] = shown()[1].speakers
    assert speaker.name == "Jón Petrú"
    assert speaker.id not in {"a-petru", None}
    desk.split_statement(ledger, speaker.id or "", statements[1].id, LIND, into="a-varga")
    assert shown()[1].speakers[0].id == "a-varga"
    with pytest.raises(UsageError, match="is no speaker of"):
        desk.split_statement(ledger, "Petrú", statements[0].id, LIND)


def test_doubtful_pairs_are_suggested_until_somebody_decides(doubled: Ledger) -> None:
    def pairs() -> list[set[str]]:
        return [{doubt.one.id, doubt.other.id} for doubt in desk.doubtful(doubled)]

    assert pairs() == []
    desk.judge(
        doubled, doubled.read.statements().items[1].statement.id, Decision.CORRECT, LIND, [("speaker", "Ilse Varga")]
    )
    assert pairs() == [{"a-varga", "a-brand"}]
    made = desk.merge(doubled, "a-brand", "a-varga", LIND, Decision.REJECT)
    assert pairs() == []
    assert {row.id for row in doubled.read.speakers()} == {"a-varga", "a-brand"}
    desk.undo(doubled, made.id, LIND)
    assert len(pairs()) == 1
    desk.merge(doubled, "a-brand", "a-varga", LIND)
    assert pairs() == []


def test_what_cannot_be_merged_or_split_is_told(doubled: Ledger) -> None:
    with pytest.raises(NotFoundError, match="no actor 'nobody'"):
        desk.merge(doubled, "nobody", "a-petru", LIND)
    with pytest.raises(NotFoundError, match="fits several actors"):
        desk.merge(doubled, "varga", "a-petru", LIND)
    desk.merge(doubled, "a-brand", "a-petru", LIND)
    for one, other in (("a-brand", "a-petru"), ("a-petru", "a-brand")):
        with pytest.raises(UsageError, match="one actor already"):
            desk.merge(doubled, one, other, LIND)
    with pytest.raises(NotFoundError, match="is not called 'Oda'"):
        desk.split(doubled, "a-petru", "Oda", LIND)
    with pytest.raises(UsageError, match="nothing to split off"):
        desk.split(doubled, "a-lind", "Mara Lind", LIND)
    with pytest.raises(UsageError, match="cannot be corrected"):
        desk.judge(doubled, "a-brand=a-petru", Decision.CORRECT, LIND, [("day", "2031")])


def test_merged_actors_are_counted_once(doubled: Ledger) -> None:
    assert doubled.read.counts().speakers == 2
    made = desk.merge(doubled, "a-brand", "a-petru", LIND)
    assert doubled.read.counts().speakers == 1
    desk.undo(doubled, made.id, LIND)
    assert doubled.read.counts().speakers == 2
