"""Positions laid out without their words: the same from stored rows and worked out from scratch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.desk import PositionQuery, charting
from onrecord.desk.charting import Block
from onrecord.ledger import Ledger
from onrecord.positions import Outline, Position, Standing
from tests.desk.test_deriving import Analyst

QUERIES = (
    PositionQuery(superseded=True),
    PositionQuery(as_of="2011-04-01"),
    PositionQuery(),
    PositionQuery(superseded=True, known_by="2011-04-01"),
)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr("onrecord.ledger.connection.SYNCHRONOUS", "OFF")
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        analyst = Analyst(ledger, 7)
        for _ in range(20):
            analyst.add()
        yield ledger


def told(p: Standing) -> tuple[object, ...]:
    """What a position is laid out by."""
    holder, issue = (p.holder.name, p.holder.id), (p.issue.label, p.issue.id, p.issue.path)
    towards = p.counterpart and (p.counterpart.name, p.counterpart.id)
    sources = [p.source(condition) for condition in p.conditions]
    said = (p.stance, p.conditions, p.scope, p.since, p.until, p.firmness, p.claims, p.statements, p.hedged)
    return (holder, issue, towards, *said, sources)


@pytest.mark.parametrize("query", QUERIES)
def test_outlines_say_what_positions_say(ledger: Ledger, query: PositionQuery) -> None:
    whole = desk.positions(ledger, query)
    assert whole
    found = charting.outlines(ledger, query)
    assert list(map(told, found)) == list(map(told, whole))
    assert isinstance(found[0], Position if query.known_by else Outline)
    assert charting.count(ledger, query) == len(whole)


@pytest.mark.parametrize("query", QUERIES)
def test_a_block_has_its_positions_alone(ledger: Ledger, query: PositionQuery) -> None:
    whole = desk.positions(ledger, query)
    block = Block.of([p.holder for p in whole[:3]], [p.issue for p in whole[::2]])
    inside = [p for p in whole if block.has(p)]
    assert 0 < len(inside) < len(whole)
    assert list(map(told, charting.outlines(ledger, query, block))) == list(map(told, inside))
    assert list(charting.positions_in(ledger, query, block)) == inside


@pytest.mark.parametrize("query", QUERIES)
def test_what_there_is_can_be_told_from_the_positions(ledger: Ledger, query: PositionQuery) -> None:
    whole = desk.positions(ledger, query)
    there = charting.survey(ledger, query)
    assert there.days == tuple(sorted({day for p in whole for day in (p.since, p.until) if day}))
    assert {i.path or i.label for i in there.issues} == {p.issue.path or p.issue.label for p in whole}
    assert sum(there.counterparts.values()) == sum(p.counterpart is not None for p in whole)
    counted = charting.tallies(ledger, query)
    assert sum(t.claims for t in counted) == sum(p.claims for p in whole)
    names = [t.holder.name for t in counted]
    assert list(dict.fromkeys(names)) == list(dict.fromkeys(p.holder.name for p in whole))


def test_what_changes_is_seen_and_a_ledger_that_is_behind_is_worked_out(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = PositionQuery(superseded=True)
    before = charting.tallies(ledger, query)
    monkeypatch.setattr("onrecord.desk.deriving.PAUSE", 0)
    desk.remove(ledger, ledger.read.documents().items[0].id)
    with Ledger.open(ledger.path, read_only=True) as behind:
        worked_out = charting.outlines(behind, query)
        counted, there = charting.tallies(behind, query), charting.survey(behind, query)
    assert counted != before
    assert counted == charting.tallies(ledger, query)
    assert there.days == charting.survey(ledger, query).days
    assert list(map(told, worked_out)) == list(map(told, charting.outlines(ledger, query)))
