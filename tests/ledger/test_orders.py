"""Listings in other orders, counts of what they could be narrowed to, and statements by what people judged."""

from __future__ import annotations

import pytest

from onrecord.ledger import (
    ANY,
    NOBODY,
    ClaimQuery,
    Decision,
    DocumentOrder,
    DocumentQuery,
    FacetCount,
    Ledger,
    Order,
    Ruling,
    StatementQuery,
)
from onrecord.records import Claim, Issue, Kind, Party, Speaker, Stance, TimeBasis, When
from tests.ledger.conftest import MakeDocument, MakeStatement

VARGA = (Speaker("Ilse Varga", "varga"),)


def day(value: str) -> When:
    return When(value, value, value, TimeBasis.EXPLICIT)


def claim(issue: str, stance: Stance, *, opposite: bool = False) -> Claim:
    return Claim(Party("Ilse Varga", "varga"), "REJECT", Issue(issue, opposite=opposite), stance)


@pytest.fixture
def told(ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement) -> Ledger:
    """Two documents: the older one tells the newer words, and names dues once more."""
    old = make_document("Dues, dues, dues. Later no.", name="b.txt", title="Bay", published_on="2031-01-01")
    new = make_document("An early word on dues and on much that has no bearing on them.", name="a.txt", title="Ark")
    ledger.write.add(
        old,
        [
            make_statement(old, "Dues, dues, dues", speakers=VARGA, claims=(claim("dues", Stance.OPPOSE),)),
            make_statement(old, "no", said_on=day("2031-06-01"), kind=Kind.INDIRECT),
        ],
        model="test@1",
    )
    opposite = claim("dues", Stance.SUPPORT, opposite=True)
    said = make_statement(
        new,
        "early word on dues and on much that has no bearing",
        speakers=VARGA,
        said_on=day("2030-01-01"),
        claims=(opposite,),
    )
    ledger.write.add(new, [said], model="test@1")
    return ledger


def contents(ledger: Ledger, query: StatementQuery) -> list[str]:
    return [row.statement.content.text.split()[0] for row in ledger.read.statements(query).items]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (StatementQuery(order=Order.TEXT), ["Dues,", "no", "early"]),
        (StatementQuery(order=Order.SAID), ["no", "early", "Dues,"]),
        (StatementQuery(order=Order.PUBLISHED), ["Dues,", "no", "early"]),
        (StatementQuery(order=Order.MATCH), ["Dues,", "no", "early"]),
        (StatementQuery(order=Order.MATCH, words="dues"), ["Dues,", "early"]),
        (StatementQuery(order=Order.SAID, words="dues"), ["early", "Dues,"]),
        (StatementQuery(order=Order.MATCH, words="?"), []),
    ],
)
def test_statements_come_in_the_order_asked_for(told: Ledger, query: StatementQuery, expected: list[str]) -> None:
    assert contents(told, query) == expected
    assert [row.statement.content.text.split()[0] for row in told.read.iter_statements(query)] == expected


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_every_order_join_up(told: Ledger, order: Order) -> None:
    seen, after = [], None
    while True:
        page = told.read.statements(StatementQuery(order=order, limit=1, after=after))
        seen += [row.statement.id for row in page.items]
        assert page.total == 3
        if page.next is None:
            break
        after = page.next
    assert seen == [row.statement.id for row in told.read.statements(StatementQuery(order=order)).items]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (DocumentOrder.PUBLISHED, ["Bay", "Ark"]),
        (DocumentOrder.TITLE, ["Ark", "Bay"]),
        (DocumentOrder.WORDS, ["Ark", "Bay"]),
        (DocumentOrder.STATEMENTS, ["Bay", "Ark"]),
        (DocumentOrder.ADDED, ["Ark", "Bay"]),
    ],
)
def test_documents_come_in_the_order_asked_for(told: Ledger, order: DocumentOrder, expected: list[str]) -> None:
    first = told.read.documents(DocumentQuery(order=order, limit=1))
    assert first.next is not None
    second = told.read.documents(DocumentQuery(order=order, limit=1, after=first.next))
    assert [row.title for row in (*first.items, *second.items)] == expected
    assert second.next is None


def test_statements_are_counted_by_what_they_could_be_narrowed_to(told: Ledger) -> None:
    found = told.read.facets(StatementQuery())
    assert found.speakers == (FacetCount("varga", "Ilse Varga", 2),)
    assert found.issues == (FacetCount("dues", "dues", 2),)
    assert found.stances == (FacetCount("oppose", "oppose", 2),)
    assert found.kinds == (FacetCount("direct", "direct", 2), FacetCount("indirect", "indirect", 1))


def test_stances_and_kinds_are_counted_beyond_those_asked_for(told: Ledger) -> None:
    found = told.read.facets(StatementQuery(kind=Kind.INDIRECT, claims=None))
    assert [count.value for count in found.kinds] == ["direct", "indirect"]
    assert found.speakers == ()
    asked = ClaimQuery(stance=Stance.SUPPORT)
    assert told.read.facets(StatementQuery(claims=asked)).stances == (FacetCount("oppose", "oppose", 2),)


def test_statements_are_narrowed_to_what_people_judged(told: Ledger) -> None:
    dues, no, _ = told.read.statements().items
    told.write.judge(no.statement.id, Ruling(Decision.UNSURE, "Mara"))
    told.write.judge(f"{dues.statement.id}#1", Ruling(Decision.REJECT, "Mara"))
    assert contents(told, StatementQuery(judged="unsure")) == ["no"]
    assert contents(told, StatementQuery(judged="correct")) == ["Dues,"]
    assert contents(told, StatementQuery(judged=ANY)) == ["Dues,", "no"]
    assert contents(told, StatementQuery(judged=NOBODY)) == ["early"]
    told.write.judge(no.statement.id, Ruling(Decision.UNDO, "Mara"))
    assert contents(told, StatementQuery(judged=NOBODY)) == ["no", "early"]


def test_full_text_keeps_to_the_documents_asked_for(told: Ledger) -> None:
    assert told.read.search_in("dues", DocumentQuery()).total == 2
    (hit,) = told.read.search_in("dues", DocumentQuery(published_from="2031-01-01", words="nothing")).items
    assert hit.document.title == "Bay"
