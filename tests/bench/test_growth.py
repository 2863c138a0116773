"""The synthetic ledgers that growth is measured on: sound, and with everything in them that findings are made of."""

import random
from itertools import islice
from pathlib import Path

import pytest

from bench.growth import HEADINGS, QUESTIONS, codebook, fill, measure, reports
from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery, from_scratch
from onrecord.desk.speaking import spoken
from onrecord.ledger import Ledger, verify
from onrecord.positions import FindingKind


@pytest.fixture(autouse=True)
def _without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.connection.SYNCHRONOUS", "OFF")


def test_what_is_stored_of_a_synthetic_ledger_is_what_is_worked_out(tmp_path: Path) -> None:
    coming = reports(400, random.Random(3))  # noqa: S311  # no secret
    with Ledger.open(tmp_path / "growth.db", create=True) as ledger:
        ledger.write.recode(lambda issue: issue, codebook())
        for _ in range(4):
            fill(ledger, islice(coming, 10))
            desk.refresh(ledger)
        found = desk.findings(ledger, FindingQuery(compared=True))
        known = spoken(ledger)
        assert found == from_scratch.all_findings(known, ledger.read.iter_texts())
        held = desk.positions(ledger, PositionQuery(superseded=True))
        assert set(held) == set(from_scratch.all_positions(known))
        assert list(verify(ledger.read)) == []
    assert {f.kind for f in found} >= {FindingKind.REVERSAL, FindingKind.OPPOSITION, FindingKind.SPLIT}


def test_a_row_of_figures_has_a_cell_for_each_heading(tmp_path: Path) -> None:
    cells = measure(100, tmp_path / "growth.db")
    assert len(cells) == len(HEADINGS) == len(QUESTIONS) + 7
    assert cells[0] == "100"
