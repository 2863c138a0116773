"""Questions about positions and findings, answered from the stored rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger.derived import Work
from onrecord.ledger.derived import positions as stored
from onrecord.ledger.derived.asking import column, listed, rows
from onrecord.ledger.derived.codec_finding import from_json
from onrecord.ledger.folding import fold
from onrecord.ledger.rows import Page
from onrecord.positions import Finding

_STEP = re.compile(r"\s*>\s*")
_BETWEEN_WORDS = re.compile(r"[^\w-]+")


def parties(work: Work, ids: Iterable[str], key: str) -> list[int]:
    """The parties that are one of some actors, or whose name's key has `key` in it, if there is one."""
    asked = (
        "SELECT seq FROM party WHERE actor IN (SELECT value FROM json_each(?)) OR (? <> '' AND instr(folded, ?) > 0)"
    )
    return column(work, asked, listed(i for i in ids if i), key, key)


def parties_of_side(work: Work, side: str) -> list[int]:
    """The parties of the side whose name has that key."""
    return column(work, "SELECT seq FROM party WHERE side = ?", side)


def topics(work: Work, words: str) -> list[int]:
    """The topics that a person calls `words`, and those below them: by id, label, path or step, else by its words."""
    asked, path = fold(words), " > ".join(fold(step) for step in _STEP.split(words.strip()))
    paths = {path, *column(work, "SELECT folded FROM topic WHERE issue = ? AND issue <> ''", words.strip())}
    found = set(column(work, "SELECT topic FROM topic_step WHERE step = ?", asked))
    below = "SELECT seq FROM topic WHERE folded = ? OR (folded >= ? AND folded < ?)"
    for each in paths:
        found.update(column(work, below, each, f"{each} > ", f"{each} > \U0010ffff"))
    if found:
        return sorted(found)
    terms = [term for term in _BETWEEN_WORDS.split(asked) if term]
    return _with_words(work, terms) if terms else []


def _with_words(work: Work, terms: Sequence[str]) -> list[int]:
    held = " AND ".join("instr(folded, ?) > 0" for _ in terms)
    found = rows(work, f"SELECT seq, folded FROM topic WHERE {held}", *terms)  # noqa: S608  # no word from outside
    return [row.seq for row in found if _has(_BETWEEN_WORDS.split(row.folded), terms)]


def _has(words: Sequence[str], beginnings: Iterable[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


@dataclass(frozen=True, slots=True)
class FindingRows:
    """Which stored findings: of some of `parties`, of those of a side, on some of `topics`, with words of a document.

    `documents` are several, words of any of which will do. What is None is not asked for. `since` and `until` are days
    between which the last words of a finding were said.
    """

    parties: Sequence[int] | None = None
    side: Sequence[int] | None = None
    topics: Sequence[int] | None = None
    document: int | None = None
    documents: Sequence[int] | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    compared: bool = False
    rejected: bool = False


_OF_PARTY = "f.seq IN (SELECT finding FROM finding_party WHERE party IN (SELECT value FROM json_each(?)))"
_OF_DOCUMENT = "f.seq IN (SELECT finding FROM finding_document WHERE document = ?)"
_OF_DOCUMENTS = "f.seq IN (SELECT finding FROM finding_document WHERE document IN (SELECT value FROM json_each(?)))"
_ON_TOPIC = "f.topic IN (SELECT value FROM json_each(?))"


def where_of(asked: FindingRows) -> tuple[list[str], list[object], bool]:
    """Conditions with their values, and whether they narrow so much that the order is best left to sorting."""
    where, values = ["f.shown"], list[object]()
    for found in (asked.parties, asked.side):
        if found is not None:
            where.append(_OF_PARTY)
            values.append(listed(found))
    if asked.document is not None:
        where.append(_OF_DOCUMENT)
        values.append(asked.document)
    if asked.documents is not None:
        where.append(_OF_DOCUMENTS)
        values.append(listed(asked.documents))
    if asked.topics is not None:
        where.append(_ON_TOPIC)
        values.append(listed(asked.topics))
    narrow = len(where) > 1
    if asked.kind is not None:
        where.append("+f.kind = ?" if narrow else "f.kind = ?")
        values.append(asked.kind)
    if asked.since or asked.until:
        where.append("f.day BETWEEN ? AND ?")
        values.extend((asked.since or "", asked.until or "9999"))
    return where, values, narrow


def count(work: Work, asked: FindingRows) -> int:
    """How many findings there are."""
    where, values, narrow = where_of(asked)
    where += [among(asked, narrow)]
    return int(column(work, f"SELECT count(*) FROM finding f WHERE {' AND '.join(where)}", *values)[0])  # noqa: S608


def among(asked: FindingRows, narrow: bool) -> str:
    """The condition that leaves out what was turned away or rejected; `narrow` as `_where` gives it."""
    plus = "+" if narrow else ""
    chosen = [] if asked.compared else [f"{plus}f.compared = 0"]
    return " AND ".join([*chosen, *([] if asked.rejected else [f"{plus}f.rejected = 0"])]) or "true"


def findings(work: Work, asked: FindingRows, limit: int | None = None, after: str | None = None) -> list[Finding]:
    """The findings asked for, the likeliest first; with `after`, the cursor of a finding, those that follow it."""
    where, values, narrow = where_of(asked)
    if after is not None:
        where.append("(f.score < ? OR (f.score = ? AND f.id > ?))")
        score, name = _read_cursor(after)
        values.extend((score, score, name))
    found = list[Any]()
    for chosen in _combinations(asked, narrow):
        clause = " AND ".join([*where, chosen])
        sql = f"SELECT f.score, f.id, f.body FROM finding f WHERE {clause} ORDER BY f.score DESC, f.id LIMIT ?"  # noqa: S608
        found += rows(work, sql, *values, -1 if limit is None else limit)
    found.sort(key=lambda row: (-row.score, row.id))
    return [from_json(row.body) for row in found[:limit]]


def _combinations(asked: FindingRows, narrow: bool) -> list[str]:
    """One condition for each stretch that an index gives in order, or one for all where they are to be sorted."""
    if narrow:
        return [among(asked, narrow)]
    every = product((0, 1) if asked.compared else (0,), (0, 1) if asked.rejected else (0,))
    return [f"f.compared = {compared} AND f.rejected = {rejected}" for compared, rejected in every]


def page(work: Work, asked: FindingRows, limit: int, after: str | None) -> Page[Finding]:
    """A page of the findings asked for, the likeliest first."""
    found = findings(work, asked, limit + 1, after)
    more = len(found) > limit
    items = tuple(found[:limit])
    return Page(items, _cursor(items[-1]) if more and items else None, count(work, asked))


def _cursor(finding: Finding) -> str:
    return f"{finding.score!r}.{finding.id}"


def _read_cursor(after: str) -> tuple[float, str]:
    score, dot, name = after.rpartition(".")
    try:
        if dot and name.startswith("f"):
            return float(score), name
    except ValueError:
        pass
    raise UsageError(f"{after!r} is not a place in this listing: begin with its first page.")


def lately(work: Work, limit: int) -> list[Finding]:
    """The findings whose last evidence was published last, the newest first."""
    asked = (
        "SELECT body FROM finding f WHERE f.shown AND f.compared = 0 AND f.rejected = 0 AND f.known IS NOT NULL "
        "ORDER BY f.known DESC, f.id LIMIT ?"
    )
    return [from_json(body) for body in column(work, asked, limit)]


def finding(work: Work, beginning: str, most: int) -> list[Finding]:
    """The findings and comparisons, at most so many, whose id begins so."""
    asked = "SELECT body FROM finding f WHERE f.shown AND f.id >= ? AND f.id < ? ORDER BY f.id LIMIT ?"
    return [from_json(body) for body in column(work, asked, beginning, beginning + "\U0010ffff", most)]


def cut(found: Sequence[Finding], limit: int, after: str | None) -> Page[Finding]:
    """A page of findings at hand, the likeliest first."""
    place = _read_cursor(after) if after is not None else None
    rest = [f for f in found if place is None or (-f.score, f.id) > (-place[0], place[1])]
    return Page(tuple(rest[:limit]), _cursor(rest[limit - 1]) if len(rest) > limit else None, len(found))


@dataclass(frozen=True, slots=True)
class PositionRows:
    """Which stored positions: of some of the parties `holders`, of those of a side, on some of `topics`, and more.

    `counterparts` are parties; a position without one fits. What is None is not asked for. `as_of` and `superseded` are
    as in a position query.
    """

    holders: Sequence[int] | None = None
    side: Sequence[int] | None = None
    topics: Sequence[int] | None = None
    counterparts: Sequence[int] | None = None
    as_of: str | None = None
    superseded: bool = False


_ON_ONE = "{} IN (SELECT value FROM json_each(?))"
HELD_BY = "{} IN (SELECT key FROM party WHERE seq IN (SELECT value FROM json_each(?)))"
"""True of a column with the key of one of some parties."""


def _of_holders(asked: PositionRows, column_name: str) -> tuple[list[str], list[object]]:
    chosen = [found for found in (asked.holders, asked.side) if found is not None]
    # The plus keeps SQLite to one of two indexes: that of the first condition.
    names = [column_name, f"+{column_name}"]
    return [HELD_BY.format(name) for name, _ in zip(names, chosen, strict=False)], [listed(found) for found in chosen]


def positions(work: Work, asked: PositionRows) -> list[int]:
    """The numbers of the positions asked for, by holder, issue and order in time."""
    return stored.numbers_of(work, *where_of_positions(asked))


def where_of_positions(asked: PositionRows) -> tuple[list[str], list[object]]:
    """Conditions over `position p` with their values."""
    where, values = _of_holders(asked, "p.holder")
    if asked.topics is not None:
        where.append(_ON_ONE.format("+p.topic" if where else "p.topic"))
        values.append(listed(asked.topics))
    if asked.counterparts is not None:
        where.append("(p.counterpart IS NULL OR p.counterpart IN (SELECT value FROM json_each(?)))")
        values.append(listed(asked.counterparts))
    if asked.as_of is not None:
        where.append("p.since <= ?")
        values.append(asked.as_of)
    if not asked.superseded:
        where.append("p.until IS NULL" if asked.as_of is None else "(p.until IS NULL OR p.until > ?)")
        values += [] if asked.as_of is None else [asked.as_of]
    return where, values


def blocks(work: Work, asked: PositionRows) -> dict[str, list[str]]:
    """The blocks, issues' keys by holders' keys, in which positions asked for can lie, on whatever day."""
    where, values = _of_holders(asked, "u.holder")
    if asked.topics is not None:
        where.append("u.issue_key IN (SELECT key FROM topic WHERE seq IN (SELECT value FROM json_each(?)))")
        values.append(listed(asked.topics))
    clause = " AND ".join([*where, "u.claim <> ''"])
    sql = f"SELECT DISTINCT u.holder, u.issue_key FROM utterance u WHERE {clause} ORDER BY 1, 2"  # noqa: S608
    found: dict[str, list[str]] = {}
    for row in rows(work, sql, *values):
        found.setdefault(row.holder, []).append(row.issue_key)
    return found


def topic_keys(work: Work, numbers: Sequence[int] | None) -> set[tuple[str, str, str]] | None:
    """Label, id and path of some topics; None for None."""
    asked = "SELECT label, issue, path FROM topic WHERE seq IN (SELECT value FROM json_each(?))"
    return None if numbers is None else {tuple(row) for row in rows(work, asked, listed(numbers))}


def party_keys(work: Work, numbers: Sequence[int] | None) -> set[tuple[str, str]] | None:
    """Name and actor's id of some parties; None for None."""
    asked = "SELECT name, actor FROM party WHERE seq IN (SELECT value FROM json_each(?))"
    return None if numbers is None else {tuple(row) for row in rows(work, asked, listed(numbers))}
