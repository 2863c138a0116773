"""Documents that claim of somebody that he contradicted himself: whom they can mean, and whom they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run, run_each
from onrecord.ledger.derived.marks import Mark


def enter(work: Work, document: int, day: str | None, words: Iterable[str]) -> None:
    """Enter a claiming document with its day and all its words in folded case."""
    run(work, "INSERT INTO claiming VALUES (?, ?)", document, day)
    run_each(work, "INSERT INTO claiming_word VALUES (?, ?)", ((word, document) for word in sorted(set(words))))


def forget(work: Work, document: int) -> None:
    """Take a document away that claims nothing, or is gone."""
    for table in ("claiming", "claiming_word", "claiming_holder"):
        run(work, f"DELETE FROM {table} WHERE document = ?", document)  # noqa: S608  # names of ours


def is_known(work: Work, document: int) -> bool:
    """Whether a document is known to claim something."""
    return bool(column(work, "SELECT 1 FROM claiming WHERE document = ?", document))


def set_meant(work: Work, document: int, holders: Iterable[str]) -> None:
    """Say whom a document means, by the keys of holders."""
    run(work, "DELETE FROM claiming_holder WHERE document = ?", document)
    run_each(work, "INSERT INTO claiming_holder VALUES (?, ?)", ((holder, document) for holder in sorted(holders)))


def meaning(work: Work, holder: str, since: str | None) -> list[Mark]:
    """The documents that mean a holder and were published from a day on, or on an unknown one; None means all."""
    asked = (
        "SELECT h.document FROM claiming_holder h JOIN claiming c ON c.document = h.document "
        "WHERE h.holder = ? AND (c.day IS NULL OR c.day >= ?)"
    )
    return [Mark(str(n)) for n in column(work, asked, holder, since or "")]


def naming(work: Work, surnames: Iterable[str]) -> list[Mark]:
    """The documents that have one of some words."""
    asked = "SELECT DISTINCT document FROM claiming_word WHERE word IN (SELECT value FROM json_each(?))"
    return [Mark(str(n)) for n in column(work, asked, listed(surnames))]


def every(work: Work) -> list[Mark]:
    """All claiming documents."""
    return [Mark(str(n)) for n in column(work, "SELECT document FROM claiming")]


def holding(work: Work, numbers: Iterable[int]) -> set[int]:
    """Those of some parties that hold a claim anywhere."""
    asked = (
        "SELECT value FROM json_each(?) p "
        "WHERE EXISTS (SELECT 1 FROM utterance u WHERE u.party = p.value AND u.claim <> '')"
    )
    return set(column(work, asked, listed(numbers)))


def can_be_meant(work: Work, words: Iterable[str]) -> Sequence[tuple[str, str]]:
    """Name and actor's id of the holders of claims whose surname is one of some words, or who have a title."""
    asked = (
        "SELECT name, actor FROM party p WHERE (surname = '' OR titled OR surname IN (SELECT value FROM json_each(?))) "
        "AND EXISTS (SELECT 1 FROM utterance u WHERE u.party = p.seq AND u.claim <> '') ORDER BY name, actor"
    )
    return [(row.name, row.actor) for row in rows(work, asked, listed(words))]
