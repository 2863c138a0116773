"""Stored positions without their words: how many there are of whom on what, when they change, what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows
from onrecord.ledger.derived.reading import HELD_BY, PositionRows, where_of_positions
from onrecord.ledger.derived.schema import CLAIMS
from onrecord.positions import Firmness, Outline
from onrecord.records import Issue, Party, Stance

Clauses = tuple[list[str], list[object]]
"""Conditions over `position p` with their values."""


def narrowed(work: Work, asked: PositionRows, holders: Iterable[Party], issues: Iterable[Issue]) -> Clauses:
    """The conditions of positions asked for that some of these parties hold on some of these issues."""
    where, values = where_of_positions(asked)
    parties = listed(_parties(work, holders))
    # The plus keeps SQLite to the index of one condition where another one has it already.
    where.append(HELD_BY.format("+p.holder" if where else "p.holder"))
    where += ["+p.party IN (SELECT value FROM json_each(?))", "+p.topic IN (SELECT value FROM json_each(?))"]
    return where, [*values, parties, parties, listed(_topics(work, issues))]


def _parties(work: Work, holders: Iterable[Party]) -> list[int]:
    asked = (
        "SELECT p.seq FROM json_each(?) j CROSS JOIN party p "
        "ON p.name = json_extract(j.value, '$[0]') AND p.actor = json_extract(j.value, '$[1]')"
    )
    return column(work, asked, listed({(party.name, party.id or "") for party in holders}))


def _topics(work: Work, issues: Iterable[Issue]) -> list[int]:
    asked = (
        "SELECT t.seq FROM json_each(?) j CROSS JOIN topic t ON t.label = json_extract(j.value, '$[0]') "
        "AND t.issue = json_extract(j.value, '$[1]') AND t.path = json_extract(j.value, '$[2]')"
    )
    return column(work, asked, listed({(issue.label, issue.id or "", issue.path or "") for issue in issues}))


def count(work: Work, asked: PositionRows) -> int:
    """How many positions are asked for."""
    clause, values = _clause(where_of_positions(asked))
    return int(column(work, f"SELECT count(*) FROM position p WHERE {clause}", *values)[0])  # noqa: S608  # words of ours


def days(work: Work, asked: PositionRows) -> list[str]:
    """The ISO days on which one of the positions asked for begins or ends, in order."""
    clause, values = _clause(where_of_positions(asked))
    sql = f"SELECT group_concat(p.since) AS since, group_concat(p.until) AS until FROM position p WHERE {clause}"  # noqa: S608
    (found,) = rows(work, sql, *values)  # in two pieces: SQLite takes longer to tell so many days apart
    return sorted({day for ends in (found.since, found.until) if ends for day in ends.split(",")})


def issues(work: Work, asked: PositionRows) -> list[Issue]:
    """The issues that the positions asked for are on, each once."""
    clause, values = _clause(where_of_positions(asked))
    found = column(work, f"SELECT DISTINCT p.topic FROM position p WHERE {clause}", *values)  # noqa: S608
    return list(_issues_by_number(work, found).values())


def counterparts(work: Work, asked: PositionRows) -> Mapping[str, int]:
    """The names of the counterparts of the positions asked for, and how many positions are towards each."""
    clause, values = _clause(where_of_positions(asked))
    sql = (
        f"SELECT y.name, count(*) AS n FROM position p JOIN party y ON y.seq = p.counterpart WHERE {clause} "  # noqa: S608
        "GROUP BY y.name ORDER BY min(p.seq)"
    )
    return {row.name: row.n for row in rows(work, sql, *values)}


_TALLIES = """
SELECT party, topic, sum(claims) AS claims
FROM (SELECT p.party, p.topic, json_array_length(p.body, '$[0]') AS claims FROM position p WHERE {clause} LIMIT -1)
GROUP BY party, topic
"""
"""The limit, which is none, keeps SQLite from sorting whole bodies and counting afterwards."""


def tallies(work: Work, asked: PositionRows) -> list[tuple[Party, Issue, int]]:
    """How many claims carry positions of each holder on each issue."""
    clause, values = _clause(where_of_positions(asked))
    found = rows(work, _TALLIES.format(clause=clause), *values)
    holders = _parties_by_number(work, {row.party for row in found})
    topics = _issues_by_number(work, {row.topic for row in found})
    return [(holders[row.party], topics[row.topic], row.claims) for row in found]


_OUTLINE = """
SELECT p.seq, p.party, p.topic, p.counterpart, p.stance, p.since, p.until, p.body,
  CASE WHEN json_extract(u.body, '$[22]') THEN
    (SELECT min(json_extract(o.body, '$[22]')) FROM json_each(p.body, '$[0]') n JOIN utterance o ON o.seq = n.value)
  ELSE 0 END AS hedged,
  json_extract(u.body, '$[13]', '$[15]') AS limits
FROM position p JOIN utterance u ON u.seq = json_extract(p.body, '$[0][' || json_extract(p.body, '$[1]') || ']')
WHERE {clause} ORDER BY +p.holder, p.issue_key, p.nth
"""
"""The plus keeps SQLite from going through the whole table by an index for the order.

A position is hedged where all of its utterances are: those beside the one that speaks for it matter if that one is.
"""

_LIMITLESS = "[[],[]]"


def outlines(work: Work, clauses: Clauses) -> list[Outline]:
    """The positions of which all conditions over `position p` hold, by holder and place in the block."""
    clause, values = _clause(clauses)
    found = rows(work, _OUTLINE.format(clause=clause), *values)
    parties = _parties_by_number(work, {n for row in found for n in (row.party, row.counterpart) if n})
    topics = _issues_by_number(work, {row.topic for row in found})
    limits = {row.seq: json.loads(row.limits) for row in found if row.limits != _LIMITLESS}
    said = _said(work, [seq for seq, (conditions, _) in limits.items() if conditions])
    made = []
    for row in found:
        numbers, _, *firm = json.loads(row.body)[:5]
        conditions, scope = limits.get(row.seq, ((), ()))
        made.append(
            Outline(
                holder=parties[row.party],
                issue=topics[row.topic],
                counterpart=parties[row.counterpart] if row.counterpart else None,
                stance=Stance(row.stance),
                conditions=tuple(conditions),
                scope=tuple(scope),
                since=row.since,
                until=row.until,
                firmness=_firmness(*firm),
                claims=len(numbers),
                statements=len({number // CLAIMS for number in numbers}) if len(numbers) > 1 else 1,
                hedged=bool(row.hedged),
                sources=_sources(conditions, said.get(row.seq, ())),
            )
        )
    return made


@lru_cache(maxsize=1 << 8)
def _firmness(own_words: int, dated: int, reports: int) -> Firmness:
    """Very few differ."""
    return Firmness(bool(own_words), bool(dated), reports)


def _said(work: Work, numbers: Iterable[int]) -> dict[int, list[Any]]:
    """Of some positions the utterances in order: the ids of document and statement, and the conditions of each."""
    asked = (
        "SELECT p.seq, json_extract(u.body, '$[2]', '$[0]', '$[13]') AS said "
        "FROM json_each(?) j CROSS JOIN position p ON p.seq = j.value CROSS JOIN json_each(p.body, '$[0]') n "
        "CROSS JOIN utterance u ON u.seq = n.value ORDER BY p.seq, n.key"
    )
    found: dict[int, list[Any]] = {}
    for row in rows(work, asked, listed(numbers)):
        found.setdefault(row.seq, []).append(json.loads(row.said))
    return found


def _sources(conditions: Sequence[str], said: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    first = (next(each for each in said if condition in each[2]) for condition in conditions)
    return tuple((document, statement) for document, statement, _ in first)


def _parties_by_number(work: Work, numbers: Iterable[int]) -> dict[int, Party]:
    asked = "SELECT seq, name, actor FROM party WHERE seq IN (SELECT value FROM json_each(?))"
    return {row.seq: Party(row.name, row.actor or None) for row in rows(work, asked, listed(numbers))}


def _issues_by_number(work: Work, numbers: Iterable[int]) -> dict[int, Issue]:
    asked = "SELECT seq, label, issue, path FROM topic WHERE seq IN (SELECT value FROM json_each(?))"
    found = rows(work, asked, listed(numbers))
    return {row.seq: Issue(row.label, None, row.issue or None, row.path or None) for row in found}


def _clause(clauses: Clauses) -> tuple[str, list[object]]:
    where, values = clauses
    return " AND ".join(["true", *where]), values
