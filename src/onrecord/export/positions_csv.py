"""Positions as comma-separated values: one row a position, or a matrix with a row a holder and a column an issue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import BinaryIO

from onrecord.export.csv import LIST_JOINT, guarded, write_row
from onrecord.positions import Position

_COLUMNS: Mapping[str, Callable[[Position], object]] = {
    "holder": lambda p: p.holder.name,
    "holder_id": lambda p: p.holder.id,
    "issue": lambda p: p.issue.label,
    "issue_id": lambda p: p.issue.id,
    "issue_path": lambda p: p.issue.path,
    "counterpart": lambda p: p.counterpart.name if p.counterpart else None,
    "counterpart_id": lambda p: p.counterpart.id if p.counterpart else None,
    "stance": lambda p: p.stance.value,
    "conditions": lambda p: LIST_JOINT.join(p.conditions),
    "scope": lambda p: LIST_JOINT.join(p.scope),
    "since": lambda p: p.since,
    "until": lambda p: p.until,
    "known_on": lambda p: p.known_on,
    "firmness": lambda p: f"{p.firmness.score:.3f}",
    "own_words": lambda p: "true" if p.firmness.own_words else "false",
    "dated": lambda p: "true" if p.firmness.dated else "false",
    "reports": lambda p: p.firmness.reports,
    "reporters": lambda p: LIST_JOINT.join(p.reporters),
    "statements": lambda p: LIST_JOINT.join(dict.fromkeys(u.statement for u in p.utterances)),
}


def write_positions_csv(positions: Iterable[Position], out: BinaryIO) -> None:
    """Write a header and one row a position to `out`."""
    write_row(out, _COLUMNS)
    for position in positions:
        write_row(out, [guarded(_text(read(position))) for read in _COLUMNS.values()])


def write_matrix_csv(positions: Sequence[Position], issues: Sequence[str], out: BinaryIO) -> None:
    """Write a header and one row a holder to `out`; `issues` are the columns, each the path of an issue or its label.

    A cell has each stance with its counterpart, conditions and first day, the latest first.
    """
    write_row(out, ["holder", *map(guarded, issues)])
    held: dict[str, list[Position]] = {}
    for position in positions:
        held.setdefault(position.holder.name, []).append(position)
    for holder, own in held.items():
        latest = sorted(own, key=lambda p: p.since or "", reverse=True)
        cells = (
            LIST_JOINT.join(_cell(p) for p in latest if (p.issue.path or p.issue.label) == issue) for issue in issues
        )
        write_row(out, [guarded(holder), *map(guarded, cells)])


def _cell(position: Position) -> str:
    """A position in a few words: ``conditional towards Ostreva, condition “…”, since 2004-02-10``."""
    towards = f" towards {position.counterpart.name}" if position.counterpart else ""
    conditions = "".join(f", condition “{words}”" for words in position.conditions)
    return f"{position.stance.value}{towards}{conditions}{f', since {position.since}' if position.since else ''}"


def _text(value: object) -> str:
    return "" if value is None else str(value)
