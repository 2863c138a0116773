"""Positions in the ledger: those of a block put in the place of what it held before, and read with their words."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.ledger.derived import Work, utterances
from onrecord.ledger.derived.asking import column, listed, rows, run_each
from onrecord.positions import Firmness, Position, Utterance
from onrecord.records import Stance


class Row(NamedTuple):
    """A position beside its words: the keys of its block, its place in that and in the row of its issue, and more.

    `place` orders positions on one issue by the day on which they begin, None on no day being the empty one. `body`
    holds the numbers of the utterances, which of them speaks for it, its firmness, and a print of their words.
    """

    holder: str
    issue_key: str
    nth: int
    party: int
    topic: int
    counterpart: int | None
    stance: str
    since: str | None
    until: str | None
    known_on: str | None
    place: str
    body: str


class Slim(NamedTuple):
    """What of a position tells beside which others it is set, with its holder's name and actor's id."""

    seq: int
    place: str
    name: str
    actor: str
    stance: str
    since: str
    until: str | None


_COLUMNS = "holder, issue_key, nth, party, topic, counterpart, stance, since, until, known_on, place, body"


def body(position: Position, numbers: Sequence[int], words: Iterable[str]) -> str:
    """The stored body of a position, from its utterances' numbers and a text of each that changes with it."""
    voice = next(i for i, u in enumerate(position.utterances) if _speaks(u, position))
    firm = position.firmness
    mark = zlib.crc32("\n".join(words).encode("utf-8", "surrogatepass"))
    return json.dumps([numbers, voice, firm.own_words, firm.dated, firm.reports, mark], separators=(",", ":"))


def _speaks(u: Utterance, position: Position) -> bool:
    """Whether a position has its stance, conditions and scope in this one's words."""
    mine = (position.holder, position.issue, position.stance, position.conditions, position.scope)
    return (u.holder, u.issue, u.stance, u.conditions, u.scope) == mine


class Changed(NamedTuple):
    """The numbers of positions that are gone, and the places in the row of their issue where any came or went."""

    gone: list[int]
    places: list[str]


def replace(work: Work, block: tuple[str, str], made: Iterable[Row]) -> Changed:
    """Put positions in the place of a block's, keeping the numbers of those that are the same."""
    asked = f"SELECT seq, {_COLUMNS} FROM position WHERE holder = ? AND issue_key = ?"  # noqa: S608  # names of ours
    stored = {Row(*row[1:]): int(row.seq) for row in rows(work, asked, *block)}
    wanted: set[Row] = set(made)
    gone = [(row, seq) for row, seq in stored.items() if row not in wanted]
    come: list[Row] = sorted((row for row in wanted if row not in stored), key=lambda row: row.nth)
    run_each(work, "DELETE FROM position WHERE seq = ?", ((seq,) for _, seq in gone))
    values = f"INSERT INTO position ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
    run_each(work, values, come)
    places = [row.place for row in [*(row for row, _ in gone), *come] if row.since]
    return Changed([seq for _, seq in gone], places)


_SLIM = (
    "SELECT p.seq, p.place, y.name, y.actor, p.stance, p.since, p.until "
    "FROM position p JOIN party y ON y.seq = p.party "
    "WHERE p.issue_key = ? AND p.since IS NOT NULL AND p.place {which} ? ORDER BY p.place {order} LIMIT ?"
)


def before(work: Work, issue_key: str, place: str, most: int) -> list[Slim]:
    """The last positions on an issue that begin before a place, in their order."""
    found = rows(work, _SLIM.format(which="<", order="DESC"), issue_key, place, most)
    return [Slim(*row) for row in reversed(found)]


def since(work: Work, issue_key: str, place: str, most: int) -> list[Slim]:
    """The first positions on an issue from a place on, in their order."""
    return [Slim(*row) for row in rows(work, _SLIM.format(which=">=", order=""), issue_key, place, most)]


def places_of(work: Work, parties: Iterable[int]) -> list[tuple[int, str, str]]:
    """The positions of some holders: number, issue's key and place."""
    asked = (
        "SELECT seq, issue_key, place FROM position WHERE since IS NOT NULL AND holder IN "
        "(SELECT key FROM party WHERE seq IN (SELECT value FROM json_each(?)))"
    )
    return [tuple(row) for row in rows(work, asked, listed(parties))]


def read(work: Work, numbers: Sequence[int]) -> dict[int, Position]:
    """The positions with these numbers, with their utterances."""
    asked = "SELECT seq, until, body FROM position WHERE seq IN (SELECT value FROM json_each(?))"
    stored = [(row.seq, row.until, json.loads(row.body)) for row in rows(work, asked, listed(numbers))]
    known = utterances.by_number(work, {n for _, _, held in stored for n in held[0]})
    return {seq: _position(until, held, [known[n] for n in held[0]]) for seq, until, held in stored}


def _position(until: str | None, held: Sequence[object], carried: Sequence[Utterance]) -> Position:
    _, voice, own_words, dated, reports = held[:5]
    spoken = carried[int(str(voice))]
    first = carried[0]
    return Position(
        holder=spoken.holder,
        issue=spoken.issue,
        counterpart=next((u.counterpart for u in carried if u.counterpart), None),
        stance=Stance(spoken.stance),
        conditions=spoken.conditions,
        scope=spoken.scope,
        since=first.earliest if first.earliest and first.latest else first.known_on,
        until=until,
        known_on=min((u.known_on for u in carried if u.known_on), default=None),
        utterances=tuple(carried),
        firmness=Firmness(bool(own_words), bool(dated), int(str(reports))),
    )


def numbers_of(work: Work, where: Sequence[str], values: Sequence[object]) -> list[int]:
    """The numbers of the positions of which all conditions over `position p` hold, by holder and place in the block."""
    clause = " AND ".join(["true", *where])
    asked = f"SELECT p.seq FROM position p WHERE {clause} ORDER BY p.holder, p.issue_key, p.nth"  # noqa: S608
    return column(work, asked, *values)
