"""Positions that were set beside one another on one issue, with what that gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.ledger.derived import Work, findings
from onrecord.ledger.derived.asking import column, listed, rows, run, run_each


class Pair(NamedTuple):
    """A position (`place` is its own) beside an earlier one, the `nth` of its others, and the finding's number.

    Of the oppositions of the same `camps`, the sides as a text, the first one by `place` and `nth` is shown.
    """

    position: int
    other: int
    issue_key: str
    place: str
    nth: int
    camps: str | None
    finding: int


def of_positions(work: Work, numbers: Iterable[int]) -> dict[int, list[Pair]]:
    """The pairs of some positions with earlier ones, by the position's number."""
    asked = "SELECT * FROM beside WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position, nth"
    found: dict[int, list[Pair]] = {}
    for row in rows(work, asked, listed(numbers)):
        found.setdefault(row.position, []).append(Pair(*row))
    return found


def forget(work: Work, numbers: Sequence[int]) -> None:
    """Take away the pairs in which some positions stand, first or second, and show what comes after them."""
    if not numbers:
        return
    wanted = listed(numbers)
    asked = (
        "SELECT * FROM beside WHERE position IN (SELECT value FROM json_each(?)) "
        "UNION SELECT * FROM beside WHERE other IN (SELECT value FROM json_each(?))"
    )
    pairs = [Pair(*row) for row in rows(work, asked, wanted, wanted)]
    drop(work, pairs)
    for issue_key in sorted({p.issue_key for p in pairs}):
        show_first(work, issue_key, (p.camps for p in pairs if p.camps and p.issue_key == issue_key))


def drop(work: Work, pairs: Sequence[Pair]) -> None:
    """Take pairs away with their findings."""
    run_each(work, "DELETE FROM beside WHERE position = ? AND other = ?", ((p.position, p.other) for p in pairs))
    findings.drop(work, [p.finding for p in pairs])


def enter(work: Work, pairs: Iterable[Pair]) -> None:
    """Enter pairs, or their places anew."""
    run_each(work, "INSERT OR REPLACE INTO beside VALUES (?, ?, ?, ?, ?, ?, ?)", pairs)


def show_first(work: Work, issue_key: str, camps: Iterable[str]) -> None:
    """Of each camps on an issue, show the first opposition and no other."""
    here = "SELECT finding FROM beside WHERE issue_key = ? AND camps = ? ORDER BY place, nth"
    shown = (
        "SELECT f.seq FROM beside b JOIN finding f ON f.seq = b.finding WHERE issue_key = ? AND camps = ? AND f.shown"
    )
    for each in sorted(set(camps)):
        first = column(work, f"{here} LIMIT 1", issue_key, each)
        others = [n for n in column(work, shown, issue_key, each) if n not in first]
        run_each(work, "UPDATE finding SET shown = 0 WHERE seq = ?", ((n,) for n in others))
        for number in first:
            run(work, "UPDATE finding SET shown = 1 WHERE seq = ? AND NOT shown", number)
