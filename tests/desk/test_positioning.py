"""Positions of a ledger as of a day, as far as known by another, by actor, issue, counterpart and side."""

import pytest

from onrecord import desk
from onrecord.desk import PositionQuery
from onrecord.ledger import Ledger
from tests.desk.base import BOOK, REPORTS, enter


@pytest.fixture
def base(ledger: Ledger) -> Ledger:
    """The reports, coded by a codebook with sides."""
    for report in REPORTS:
        enter(ledger, *report)
    ledger.write.recode(lambda issue: issue, BOOK)
    return ledger


def held(ledger: Ledger, **asked: object) -> list[tuple[str, str, str | None, str | None]]:
    found = desk.positions(ledger, PositionQuery(**asked))  # type: ignore[arg-type]
    return [(p.holder.name, p.stance.value, p.since, p.until) for p in found]


def test_the_last_position_of_each_holder(base: Ledger) -> None:
    assert held(base) == [
        ("Ana Pohl", "oppose", "2011-05-02", None),
        ("Erik Lund", "oppose", "2011-03-21", None),
        ("Oda Reyk", "support", "2011-05-06", None),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"as_of": "2011-03-18"}, []),
        ({"as_of": "2011-03-19"}, [("Ana Pohl", "support", "2011-03-19", "2011-05-02")]),
        ({"as_of": "2011-05-01"}, [("Ana Pohl", "support", "2011-03-19", "2011-05-02")]),
        ({"as_of": "2011-05-02"}, [("Ana Pohl", "oppose", "2011-05-02", None)]),
        ({"as_of": "2011-06-01", "known_by": "2011-04-01"}, [("Ana Pohl", "support", "2011-03-19", None)]),
        ({"known_by": "2011-01-01"}, []),
        (
            {"superseded": True},
            [("Ana Pohl", "support", "2011-03-19", "2011-05-02"), ("Ana Pohl", "oppose", "2011-05-02", None)],
        ),
        ({"superseded": True, "as_of": "2011-04-01"}, [("Ana Pohl", "support", "2011-03-19", "2011-05-02")]),
    ],
)
def test_as_of_and_known_by(base: Ledger, asked: dict[str, object], found: list[tuple[str, ...]]) -> None:
    assert held(base, actor="pohl", issue="base", **asked) == found


def test_sides_issues_and_counterparts(base: Ledger) -> None:
    assert [name for name, *_ in held(base, side="Tarn")] == ["Ana Pohl", "Erik Lund"]
    assert held(base, issue="the harbour") == []
    # Words that name no counterpart hold towards everybody.
    assert len(held(base, counterpart="Orle")) == 3


def test_reports_of_one_day_make_a_position_firmer(base: Ledger) -> None:
    before = desk.positions(base, PositionQuery(actor="lund"))[0].firmness
    enter(base, "e", "In Tarn on Monday Erik Lund rejected the base, to loud applause.", *REPORTS[1][2:])
    after = desk.positions(base, PositionQuery(actor="lund"))[0]
    assert (before.reports, after.firmness.reports) == (1, 2)
    assert set(after.reporters) == {"b.txt", "e.txt"}
