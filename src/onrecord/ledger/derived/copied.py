"""Documents' sketches, and which documents are copies of one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run, run_each
from onrecord.ledger.derived.codec_utterance import sketch_from, sketch_to


def sketch_of(work: Work, document: int) -> tuple[int, ...]:
    """The sketch of a document, empty where it has none."""
    found = column(work, "SELECT hashes FROM sketch WHERE document = ?", document)
    return sketch_from(found[0]) if found else ()


def set_sketch(work: Work, document: int, sketch: Sequence[int], keys: Sequence[int]) -> None:
    """Give a document its sketch, found by `keys`; none where it is empty."""
    old = sketch_of(work, document)
    if old == tuple(sketch):
        return
    run(work, "DELETE FROM sketch WHERE document = ?", document)
    run_each(work, "DELETE FROM sketch_hash WHERE hash = ? AND document = ?", ((h, document) for h in old))
    if sketch:
        run(work, "INSERT INTO sketch VALUES (?, ?)", document, sketch_to(sketch))
        run_each(work, "INSERT OR IGNORE INTO sketch_hash VALUES (?, ?)", ((h, document) for h in keys))


def candidates(work: Work, document: int, keys: Sequence[int], least: int) -> dict[int, tuple[int, ...]]:
    """The sketches of other documents that share at least so many of the keys."""
    asked = (
        "SELECT document, hashes FROM sketch WHERE document IN (SELECT document FROM sketch_hash "
        "WHERE hash IN (SELECT value FROM json_each(?)) AND document <> ? GROUP BY document HAVING count(*) >= ?)"
    )
    return {row.document: sketch_from(row.hashes) for row in rows(work, asked, listed(keys), document, least)}


def group(work: Work, document: int) -> set[int]:
    """A document and all that are linked to it as copies of copies."""
    found, edge = {document}, [document]
    while edge:
        asked = "SELECT DISTINCT other FROM copy_pair WHERE one IN (SELECT value FROM json_each(?))"
        edge = [n for n in column(work, asked, listed(edge)) if n not in found]
        found.update(edge)
    return found


def set_pairs(work: Work, document: int, others: Iterable[int]) -> None:
    """Say of which documents one is a copy."""
    run_each(work, "DELETE FROM copy_pair WHERE one = ? AND other = ?", _both(document, _others(work, document)))
    run_each(work, "INSERT INTO copy_pair VALUES (?, ?)", _both(document, others))


def _others(work: Work, document: int) -> list[int]:
    return column(work, "SELECT other FROM copy_pair WHERE one = ?", document)


def _both(document: int, others: Iterable[int]) -> list[tuple[int, int]]:
    return [pair for other in others for pair in ((document, other), (other, document))]
