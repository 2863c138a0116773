"""Marks of what must be worked out anew: documents by triggers, everything after them by the stage before."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run, run_each


class Stage(IntEnum):
    """The stages after documents, in the order in which they are worked through.

    `ATOM` is a condition to be looked for in all texts, `TOLD` a text to be searched for all conditions, `HOLDER` the
    accounts of one holder, `BLOCK` one holder on one issue, `GOVERNMENT` one government on one issue, `VOICES` a place
    in the row of all positions on one issue, `COPIES` a document that may be a copy, `CLAIMED` one that may claim
    contradictions. `TIDY` drops the names that nothing bears any more, after a document was taken out.
    """

    ATOM = 2
    TOLD = 3
    HOLDER = 4
    BLOCK = 5
    GOVERNMENT = 6
    VOICES = 7
    COPIES = 8
    CLAIMED = 9
    TIDY = 10


class Mark(NamedTuple):
    """What is marked in a stage; `extra` tells the issue of a block, or the place in a row."""

    key: str
    extra: str = ""


def put(work: Work, stage: Stage, marks: Iterable[Mark]) -> None:
    """Mark what a later stage must work out anew."""
    run_each(work, "INSERT OR IGNORE INTO stale VALUES (?, ?, ?)", ((int(stage), *mark) for mark in marks))


def first_stage(work: Work) -> Stage | None:
    """The first stage that has something to do, None where nothing is left."""
    found = column(work, "SELECT stage FROM stale ORDER BY stage LIMIT 1")
    return Stage(found[0]) if found else None


def some(work: Work, stage: Stage, most: int) -> list[Mark]:
    """The first marks of a stage."""
    found = rows(work, "SELECT key, extra FROM stale WHERE stage = ? ORDER BY key, extra LIMIT ?", int(stage), most)
    return [Mark(*row) for row in found]


def of_key(work: Work, stage: Stage, key: str, most: int) -> list[str]:
    """The `extra` of the first marks of a stage with one key, in their order."""
    asked = "SELECT extra FROM stale WHERE stage = ? AND key = ? ORDER BY extra LIMIT ?"
    return column(work, asked, int(stage), key, most)


def done(work: Work, stage: Stage, marks: Iterable[Mark]) -> None:
    """Take marks away, in the transaction in which what they mark was worked out."""
    run_each(work, "DELETE FROM stale WHERE stage = ? AND key = ? AND extra = ?", ((int(stage), *m) for m in marks))


def documents(work: Work, most: int) -> list[tuple[int, bool]]:
    """The numbers of the first marked documents, and whether all that hangs on each is to be done even if unchanged."""
    found = rows(work, "SELECT document, forced FROM stale_document ORDER BY document LIMIT ?", most)
    return [(number, bool(forced)) for number, forced in found]


def documents_done(work: Work, numbers: Iterable[int]) -> None:
    """Take the marks of documents away."""
    run_each(work, "DELETE FROM stale_document WHERE document = ?", ((n,) for n in numbers))


def force(work: Work, numbers: Iterable[int]) -> None:
    """Mark documents, and all that hangs on them even if they say the same."""
    run_each(
        work,
        "INSERT INTO stale_document VALUES (?, 1) ON CONFLICT DO UPDATE SET forced = 1",
        ((number,) for number in numbers),
    )


def all_documents(work: Work) -> None:
    """Mark every document, those too of which only derived rows are left."""
    run(
        work,
        "INSERT INTO stale_document SELECT seq, 1 FROM document "
        "UNION SELECT document, 1 FROM document_party WHERE true ON CONFLICT DO UPDATE SET forced = 1",
    )


def documents_with(work: Work, actors: Iterable[str]) -> None:
    """Mark the documents that name one of some actors, as resolved or as people merged and split them."""
    ids = listed(actors)
    some = "(SELECT value FROM json_each(?))"
    named = f"SELECT seq FROM voice WHERE actor IN {some} OR canonical IN {some}"  # noqa: S608  # words of ours
    said = (
        f"SELECT statement FROM statement_voice WHERE voice IN ({named}) "  # noqa: S608
        f"UNION SELECT statement FROM claim WHERE holder IN ({named}) OR counterpart IN ({named})"
    )
    mark = (
        "INSERT INTO stale_document (document) SELECT document FROM statement WHERE seq IN ({}) ON CONFLICT DO NOTHING"
    )
    run(work, mark.format(said), *[ids] * 6)


def is_any(work: Work) -> bool:
    """Whether anything is marked."""
    return bool(column(work, "SELECT EXISTS (SELECT 1 FROM stale_document) OR EXISTS (SELECT 1 FROM stale)")[0])


def made_by(work: Work) -> str | None:
    """What the derived rows were made by: code, method, actor table and codebook; None before the first time."""
    found = column(work, "SELECT value FROM property WHERE name = 'derived_by'")
    return found[0] if found else None


def set_made_by(work: Work, value: str) -> None:
    """Say what the derived rows are made by from now on."""
    run(work, "INSERT INTO property VALUES ('derived_by', ?) ON CONFLICT DO UPDATE SET value = excluded.value", value)
