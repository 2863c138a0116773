"""The positions of a timeline without their words, and those of a page of its table with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.desk import PositionQuery
from onrecord.ledger import Ledger
from onrecord.positions import Outline
from onrecord.web import standing
from tests.web import lake

QUERY = PositionQuery(issue="lake talks", superseded=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(lake.build(tmp_path / "lake.db")) as opened:
        yield opened


def test_positions_of_a_page_have_their_words(ledger: Ledger) -> None:
    every, held = desk.positions(ledger, QUERY), standing.held(ledger, QUERY)
    assert len(every) >= 4
    assert all(isinstance(p, Outline) for p in held.every)
    assert list(held.whole(held.every)) == every
    assert list(held.whole(held.every[2:0:-1])) == every[2:0:-1]
    assert held.but(lambda p: p is held.every[1]) == [held.every[1]]


def test_positions_that_were_worked_out_stay_as_they_are(ledger: Ledger) -> None:
    every = desk.positions(ledger, QUERY)
    assert list(standing.Held(ledger, QUERY, every).whole(every[:2])) == every[:2]
