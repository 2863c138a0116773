"""Utterances in the ledger: those of a document put in the place of what it said before, and read by block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run_each
from onrecord.ledger.derived.codec_utterance import from_json, sketch_from
from onrecord.ledger.derived.schema import CLAIMS
from onrecord.ledger.schema import STATEMENTS
from onrecord.positions import Utterance

OF_A_DOCUMENT = STATEMENTS * CLAIMS
"""Numbers that the utterances of one document take at most."""


class Row(NamedTuple):
    """A stored utterance: its number, its document's, the keys of its block, its holder's number and what it says."""

    seq: int
    document: int
    holder: str
    issue_key: str
    party: int
    claim: str
    known: str | None
    body: str


class Numbered(NamedTuple):
    """An utterance with its number, by which the order of the ledger is told."""

    seq: int
    utterance: Utterance


def number(statement: int, place: int) -> int:
    """The number of the utterance at a place among those of the statement with a number."""
    return statement * CLAIMS + place


def of_document(work: Work, document: int) -> list[Row]:
    """What is stored of a document's utterances."""
    asked = "SELECT seq, document, holder, issue_key, party, claim, known, body FROM utterance WHERE document = ?"
    return [Row(*row) for row in rows(work, asked, document)]


def replace(work: Work, gone: Iterable[Row], come: Iterable[Row]) -> None:
    """Take utterances away with what hangs on each, and enter others."""
    numbers = [(row.seq,) for row in gone]
    for table in ("condition", "government"):
        run_each(work, f"DELETE FROM {table} WHERE utterance = ?", numbers)  # noqa: S608  # one of two names of ours
    run_each(work, "DELETE FROM utterance WHERE seq = ?", numbers)
    run_each(work, "INSERT INTO utterance VALUES (?, ?, ?, ?, ?, ?, ?, ?)", come)


_READ = (
    "SELECT u.seq, u.body, u.document, s.hashes FROM utterance u LEFT JOIN sketch s ON s.document = u.document "
    "WHERE {where} ORDER BY u.seq"
)


def of_block(work: Work, holder: str, issue_key: str) -> list[Numbered]:
    """The utterances of one holder on one issue, in the order of the ledger."""
    return _read(work, "u.holder = ? AND u.issue_key = ?", holder, issue_key)


def of_holder(work: Work, holder: str, *, claims: bool = False, known_by: str | None = None) -> list[Numbered]:
    """All utterances of a holder; with `claims` those that make one, with `known_by` those published by that day.

    What has no day of publication counts from the last day on which it can have been said.
    """
    found = _read(work, "u.holder = ?" + (" AND u.claim <> ''" if claims else ""), holder)
    if known_by is None:
        return found
    return [n for n in found if (n.utterance.known_on or n.utterance.latest or "") <= known_by]


def of_government(work: Work, body: str, issue_key: str) -> list[Numbered]:
    """The utterances of all heads of a government on one issue."""
    mine = "SELECT utterance FROM government WHERE body = ? AND issue_key = ?"
    return _read(work, f"u.seq IN ({mine})", body, issue_key)


def of_documents(work: Work, documents: Iterable[int]) -> list[Numbered]:
    """All utterances of some documents."""
    return _read(work, "u.document IN (SELECT value FROM json_each(?))", listed(documents))


def by_number(work: Work, numbers: Iterable[int]) -> dict[int, Utterance]:
    """The utterances with these numbers."""
    return dict(_read(work, "u.seq IN (SELECT value FROM json_each(?))", listed(numbers)))


def _read(work: Work, where: str, *values: object) -> list[Numbered]:
    sketches: dict[int, tuple[int, ...]] = {}
    found = []
    for row in rows(work, _READ.format(where=where), *values):
        if row.document not in sketches:
            sketches[row.document] = sketch_from(row.hashes)
        found.append(Numbered(row.seq, from_json(row.body, sketches[row.document])))
    return found


def holders_of(work: Work, claims: Sequence[str], holder: str) -> list[str]:
    """The issues' keys of the blocks in which a holder makes one of these claims."""
    asked = "SELECT DISTINCT issue_key FROM utterance WHERE holder = ? AND claim IN (SELECT value FROM json_each(?))"
    return column(work, asked, holder, listed(claims))


def set_misreported(work: Work, holder: str, claims: frozenset[str]) -> frozenset[str]:
    """Say which claims of a holder a quotation gainsays; those of which it was said otherwise before."""
    before = misreported(work, holder)
    run_each(work, "DELETE FROM misreport WHERE holder = ? AND claim = ?", ((holder, c) for c in before - claims))
    run_each(work, "INSERT INTO misreport VALUES (?, ?)", ((holder, c) for c in claims - before))
    return before ^ claims


def misreported(work: Work, holder: str) -> frozenset[str]:
    """The claims of a holder that a quotation gainsays."""
    return frozenset(column(work, "SELECT claim FROM misreport WHERE holder = ?", holder))


class HeadRow(NamedTuple):
    """That the holder of an utterance stood at the head of a government: its key, name and actor's id."""

    body: str
    issue_key: str
    utterance: int
    name: str
    actor: str


def enter_heads(work: Work, heads: Iterable[HeadRow]) -> None:
    """Enter which utterances are those of a government's head."""
    run_each(work, "INSERT OR IGNORE INTO government VALUES (?, ?, ?, ?, ?)", heads)


def heads_of(work: Work, numbers: Iterable[int]) -> list[HeadRow]:
    """The governments at whose head the holders of some utterances stood."""
    asked = (
        "SELECT body, issue_key, utterance, name, actor FROM government "
        "WHERE utterance IN (SELECT value FROM json_each(?))"
    )
    return [HeadRow(*row) for row in rows(work, asked, listed(numbers))]


def government(work: Work, body: str, issue_key: str) -> tuple[str, str] | None:
    """The name and actor's id of a government that has utterances on an issue."""
    asked = "SELECT name, actor FROM government WHERE body = ? AND issue_key = ? ORDER BY utterance LIMIT 1"
    found = rows(work, asked, body, issue_key)
    return (found[0].name, found[0].actor) if found else None
