"""Conditions and the sentences that tell of their coming about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run_each
from onrecord.ledger.derived.marks import Mark


class Told(NamedTuple):
    """A sentence of a document of a day that tells that a condition came about."""

    atom: str
    document: int
    day: str
    sentence: str


def atoms_of(work: Work, numbers: Iterable[int]) -> set[str]:
    """The conditions of some utterances."""
    asked = "SELECT DISTINCT atom FROM condition WHERE utterance IN (SELECT value FROM json_each(?))"
    return set(column(work, asked, listed(numbers)))


def enter(work: Work, conditions: Iterable[tuple[str, int]], stems: dict[str, Iterable[str]]) -> list[str]:
    """Enter conditions with their utterances, and the stems of each; gives those that are new."""
    run_each(work, "INSERT OR IGNORE INTO condition VALUES (?, ?)", conditions)
    known = "SELECT DISTINCT atom FROM condition_stem WHERE atom IN (SELECT value FROM json_each(?))"
    new = sorted(stems.keys() - set(column(work, known, listed(stems))))
    run_each(work, "INSERT INTO condition_stem VALUES (?, ?)", ((s, atom) for atom in new for s in sorted(stems[atom])))
    return new


def forget_unused(work: Work, atoms: Iterable[str]) -> None:
    """Take away those of the conditions that no utterance has any more."""
    used = "SELECT DISTINCT atom FROM condition WHERE atom IN (SELECT value FROM json_each(?))"
    wanted = set(atoms)
    unused = [(atom,) for atom in sorted(wanted - set(column(work, used, listed(wanted))))]
    run_each(work, "DELETE FROM condition_stem WHERE atom = ?", unused)
    run_each(work, "DELETE FROM came_about WHERE atom = ?", unused)


def with_stems(work: Work, stems: Iterable[str]) -> dict[str, set[str]]:
    """The conditions that have one of some stems, each with those that it has."""
    asked = "SELECT atom, stem FROM condition_stem WHERE stem IN (SELECT value FROM json_each(?))"
    found: dict[str, set[str]] = {}
    for row in rows(work, asked, listed(stems)):
        found.setdefault(row.atom, set()).add(row.stem)
    return found


def of_atoms(work: Work, atoms: Iterable[str]) -> list[Told]:
    """What is told of some conditions."""
    asked = "SELECT atom, document, day, sentence FROM came_about WHERE atom IN (SELECT value FROM json_each(?))"
    return [Told(*row) for row in rows(work, asked, listed(atoms))]


def of_document(work: Work, document: int) -> set[Told]:
    """What a document is known to tell."""
    asked = "SELECT atom, document, day, sentence FROM came_about WHERE document = ?"
    return {Told(*row) for row in rows(work, asked, document)}


def replace(work: Work, gone: Iterable[Told], come: Iterable[Told]) -> None:
    """Take away what is told no more, and enter what is new."""
    delete = "DELETE FROM came_about WHERE atom = ? AND document = ? AND sentence = ?"
    run_each(work, delete, ((t.atom, t.document, t.sentence) for t in gone))
    run_each(work, "INSERT OR IGNORE INTO came_about VALUES (?, ?, ?, ?)", come)


def blocks_with(work: Work, atoms: Iterable[str]) -> tuple[list[Mark], list[Mark]]:
    """The blocks of holders, and those of governments, with an utterance under one of some conditions."""
    wanted = listed(atoms)
    held = (
        "SELECT DISTINCT holder, issue_key FROM utterance u JOIN condition c ON c.utterance = u.seq "
        "WHERE c.atom IN (SELECT value FROM json_each(?))"
    )
    ruled = (
        "SELECT DISTINCT body, issue_key FROM government g JOIN condition c ON c.utterance = g.utterance "
        "WHERE c.atom IN (SELECT value FROM json_each(?))"
    )
    return [Mark(*row) for row in rows(work, held, wanted)], [Mark(*row) for row in rows(work, ruled, wanted)]
