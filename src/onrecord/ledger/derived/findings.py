"""Findings in the ledger: those of a unit put in the place of what it gave before.

A unit is what findings are worked out from together: a block, a holder's accounts, two positions. Several units can
give a finding with one id; the first of them by its name shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from onrecord.ledger.derived import Work, judged
from onrecord.ledger.derived.asking import column, listed, rows, run_each
from onrecord.ledger.derived.codec_finding import to_json
from onrecord.ledger.derived.documents import numbers_of
from onrecord.positions import Finding


class Made(NamedTuple):
    """A finding with the numbers of its topic and of its actors, and the day on which its last evidence was known."""

    finding: Finding
    topic: int
    parties: tuple[int, ...]
    known: str | None


def replace(work: Work, unit: str, made: Iterable[Made]) -> None:
    """Put findings in the place of a unit's; those that are the same keep their numbers."""
    wanted = {to_json(m.finding): m for m in made}
    stored = rows(work, "SELECT seq, id, body, known FROM finding WHERE unit = ?", unit)
    kept = {row.body for row in stored if row.body in wanted and wanted[row.body].known == row.known}
    gone = [row for row in stored if row.body not in kept]
    drop(work, [row.seq for row in gone])
    numbers = [enter(work, unit, m, body) for body, m in wanted.items() if body not in kept]
    ids = {row.id for row in gone} | {m.finding.id for body, m in wanted.items() if body not in kept}
    _show(work, ids)
    judged.settle(work, numbers)


def enter(work: Work, unit: str, made: Made, body: str, shown: bool = True) -> int:
    """Enter a finding of a unit; its number."""
    f = made.finding
    days = [day for day in f.dates if day]
    values = (f.id, unit, f.kind.value, f.gate is not None, f.score, max(days, default=None), made.known, made.topic)
    asked = (
        "INSERT INTO finding (id, unit, kind, compared, score, day, known, topic, shown, rejected, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING seq"
    )
    seq = int(column(work, asked, *values, shown, body)[0])
    run_each(work, "INSERT OR IGNORE INTO finding_party VALUES (?, ?)", ((p, seq) for p in made.parties))
    documents = numbers_of(work, {e.document for e in f.evidence})
    run_each(work, "INSERT OR IGNORE INTO finding_document VALUES (?, ?)", ((n, seq) for n in documents.values()))
    return seq


def drop(work: Work, numbers: Sequence[int]) -> None:
    """Take findings away."""
    for table in ("finding_party", "finding_document"):
        run_each(work, f"DELETE FROM {table} WHERE finding = ?", ((n,) for n in numbers))  # noqa: S608  # names of ours
    run_each(work, "DELETE FROM finding WHERE seq = ?", ((n,) for n in numbers))


def _show(work: Work, ids: Collection[str]) -> None:
    """Show each of some findings once, where several units give it."""
    if not ids:
        return
    asked = (
        "SELECT id FROM finding WHERE id IN (SELECT value FROM json_each(?)) AND unit NOT LIKE 'v%' "
        "GROUP BY id HAVING count(*) > 1 OR NOT max(shown)"
    )
    for each in column(work, asked, listed(sorted(ids))):
        numbers = column(work, "SELECT seq FROM finding WHERE id = ? AND unit NOT LIKE 'v%' ORDER BY unit, seq", each)
        run_each(work, "UPDATE finding SET shown = ? WHERE seq = ?", ((n == numbers[0], n) for n in numbers))
