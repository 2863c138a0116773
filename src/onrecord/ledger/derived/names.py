"""Parties and topics, each once: what is asked for by name, side or issue is looked up here first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run, run_each
from onrecord.ledger.folding import fold
from onrecord.records import Issue

_STEP = re.compile(r"\s*>\s*")


class PartyRow(NamedTuple):
    """A name with the id of its actor (empty where nobody is resolved), and what the codebook makes of it.

    `key` and `folded` are the keys of party and name, `surname` the last word in folded case, `titled` tells that the
    codebook gives it a title, `side` is the key of its side's name, `ties` a print of all that relates it to others.
    """

    name: str
    actor: str
    key: str
    folded: str
    surname: str
    titled: bool
    side: str | None
    ties: str


class TopicRow(NamedTuple):
    """An issue as claims name it (empty where it has no id or path), with its block's key and its folded steps."""

    label: str
    issue: str
    path: str
    key: str
    folded: str
    steps: tuple[str, ...]

    @classmethod
    def of(cls, issue: Issue, key: str) -> TopicRow:
        """The row of an issue whose block has that key."""
        steps = [fold(step) for step in _STEP.split(issue.path or issue.label)]
        names = tuple(dict.fromkeys((*steps, fold(issue.label))))
        return cls(issue.label, issue.id or "", issue.path or "", key, " > ".join(steps), names)


def party(work: Work, row: PartyRow) -> int:
    """The number of a party, which is entered where it is new."""
    found = column(work, "SELECT seq FROM party WHERE name = ? AND actor = ?", row.name, row.actor)
    if found:
        return int(found[0])
    values = "INSERT INTO party (name, actor, key, folded, surname, titled, side, ties) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    return int(column(work, f"{values} RETURNING seq", *row)[0])


def topic(work: Work, row: TopicRow) -> int:
    """The number of a topic, which is entered where it is new."""
    asked = "SELECT seq FROM topic WHERE label = ? AND issue = ? AND path = ?"
    found = column(work, asked, row.label, row.issue, row.path)
    if found:
        return int(found[0])
    values = "INSERT INTO topic (label, issue, path, key, folded) VALUES (?, ?, ?, ?, ?) RETURNING seq"
    number = int(column(work, values, *row[:5])[0])
    run_each(work, "INSERT OR IGNORE INTO topic_step VALUES (?, ?)", ((step, number) for step in row.steps))
    return number


def parties(work: Work) -> Sequence[tuple[int, str, str, str]]:
    """Every party: number, name, actor's id, and the print of its ties."""
    return [tuple(row) for row in rows(work, "SELECT seq, name, actor, ties FROM party ORDER BY seq")]


def surnames(work: Work, numbers: Iterable[int]) -> list[tuple[str, bool]]:
    """The surnames of some parties, and whether each has a title."""
    asked = "SELECT surname, titled FROM party WHERE seq IN (SELECT value FROM json_each(?))"
    return [(row.surname, bool(row.titled)) for row in rows(work, asked, listed(numbers))]


def drop_unused(work: Work) -> None:
    """Drop the parties that no document and no finding names, and the topics that nothing is on."""
    run(
        work,
        "DELETE FROM party WHERE NOT EXISTS (SELECT 1 FROM document_party d WHERE d.party = party.seq) "
        "AND NOT EXISTS (SELECT 1 FROM finding_party f WHERE f.party = party.seq)",
    )
    run(
        work,
        "DELETE FROM topic WHERE NOT EXISTS (SELECT 1 FROM position p WHERE p.topic = topic.seq) "
        "AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.topic = topic.seq)",
    )
    run(work, "DELETE FROM topic_step WHERE topic NOT IN (SELECT seq FROM topic)")


def codebook_version(work: Work) -> int | None:
    """The version of the codebook that holds, None where none was stored."""
    found: int | None = column(work, "SELECT max(version) FROM codebook")[0]
    return found


def set_ties(work: Work, changed: Iterable[tuple[int, PartyRow]]) -> None:
    """Say what the codebook makes of some parties from now on."""
    values = ((row.titled, row.side, row.ties, number) for number, row in changed)
    run_each(work, "UPDATE party SET titled = ?, side = ?, ties = ? WHERE seq = ?", values)


def documents_of(work: Work, numbers: Iterable[int]) -> list[int]:
    """The documents in which one of these parties holds or is a counterpart."""
    asked = "SELECT DISTINCT document FROM document_party WHERE party IN (SELECT value FROM json_each(?))"
    return column(work, asked, listed(numbers))


def set_of_document(work: Work, document: int, numbers: Iterable[int]) -> None:
    """Say which parties a document names from now on."""
    run(work, "DELETE FROM document_party WHERE document = ?", document)
    run_each(work, "INSERT INTO document_party VALUES (?, ?)", ((document, n) for n in set(numbers)))
