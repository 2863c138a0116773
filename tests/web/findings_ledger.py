"""A ledger with findings for the pages' tests: two ministers of one side and a premier of another on a base."""

from __future__ import annotations

from pathlib import Path

from onrecord import desk
from onrecord.ledger import Ledger
from onrecord.positions import Finding, FindingKind, Gate
from tests.desk.base import BOOK, REPORTS, enter

SUPPOSED = (
    "f",
    "Ana Pohl said if she were premier she would back the base.",
    "back the base",
    "support",
    "2011-07-01",
)
"""A report that is compared with others and turned away, since it only supposes."""


def build(path: Path) -> Path:
    """A ledger of the reports of `tests.desk.base` and one more, coded, its findings stored."""
    with Ledger.open(path, create=True) as ledger:
        for told in (*REPORTS, SUPPOSED):
            enter(ledger, *told)
        ledger.write.recode(lambda issue: issue, BOOK)
        desk.refresh(ledger)
    return path


def one(ledger: Ledger, kind: FindingKind, gate: Gate | None = None) -> Finding:
    """The likeliest finding of a kind, or comparison with a gate."""
    asked = desk.FindingQuery(kind=kind, compared=True, rejected=True)
    return next(f for f in desk.findings(ledger, asked) if f.gate is gate)
