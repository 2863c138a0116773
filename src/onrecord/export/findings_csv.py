"""Findings as comma-separated values: one row a finding, safe to open in a spreadsheet (see `onrecord.export.csv`)."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import BinaryIO

from onrecord.export.csv import Columns, write_table
from onrecord.export.record import Record


def write_findings_csv(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and one row for each finding record, with its ``judgement``; return how many there were."""
    return write_table(FINDING_COLUMNS, records, out)


FINDING_COLUMNS: Columns = {
    **{name: itemgetter(name) for name in ("id", "kind", "status", "gate", "verdict")},
    "actors": lambda r: [actor["name"] for actor in r["actors"]],
    "actor_ids": lambda r: [actor["id"] for actor in r["actors"]],
    "issue": lambda r: r["issue"]["label"],
    "issue_path": lambda r: r["issue"]["path"],
    "counterpart": lambda r: r["counterpart"]["name"] if r["counterpart"] else None,
    "dates": lambda r: r["dates"],
    "because": lambda r: r["because"],
    "quotations": lambda r: [evidence["text"] for evidence in r["evidence"]],
    "statements": lambda r: r["statements"],
    "documents": lambda r: [evidence["document"] for evidence in r["evidence"]],
    "score": lambda r: r["score"],
    "judgement": lambda r: r["judgement"],
}
"""The columns of findings."""
