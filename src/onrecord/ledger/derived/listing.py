"""Lists of stored findings in either order, with filters that few people set at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows
from onrecord.ledger.derived.codec_finding import from_json
from onrecord.ledger.derived.reading import FindingRows, among, where_of
from onrecord.ledger.judgements import Judgement, SubjectKind
from onrecord.ledger.judgements_findings import decisions
from onrecord.positions import Finding

_GATE = "json_extract(f.body, '$[10]')"
_TOWARDS = (
    "EXISTS (SELECT 1 FROM party p WHERE p.name = json_extract(f.body, '$[9][0]') "
    "AND p.actor = ifnull(json_extract(f.body, '$[9][1]'), '') AND p.seq IN (SELECT value FROM json_each(?)))"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Which findings and in which order.

    `least` is a score; `gate` why they were turned away, `turned_away` asks for such alone; `counterparts` are actors'
    ids and `counterpart_names` names as stored. `within` and `without` are findings' ids. `latest` puts the day of the
    last words first, else the likeliest come first. What is None is not asked for.
    """

    rows: FindingRows = field(default_factory=FindingRows)
    least: float | None = None
    gate: str | None = None
    turned_away: bool = False
    counterparts: Sequence[int] | None = None
    within: Sequence[str] | None = None
    without: Sequence[str] = ()
    latest: bool = False


def ids(work: Work, asked: Listed) -> list[str]:
    """The ids of all findings asked for, in order."""
    where, values = _where(asked)
    order = "f.day IS NULL, f.day DESC, f.score DESC, f.id" if asked.latest else "f.score DESC, f.id"
    return column(work, f"SELECT f.id FROM finding f WHERE {where} ORDER BY {order}", *values)  # noqa: S608


def count(work: Work, asked: Listed) -> int:
    """How many findings are asked for."""
    where, values = _where(asked)
    return int(column(work, f"SELECT count(*) FROM finding f WHERE {where}", *values)[0])  # noqa: S608


def _where(asked: Listed) -> tuple[str, list[object]]:
    """All conditions with their values."""
    where, values, narrow = where_of(asked.rows)
    where.append(among(asked.rows, narrow))
    for clause, value in _further(asked):
        where.append(clause)
        values.append(value)
    if asked.turned_away:
        where.append("f.compared = 1")
    return " AND ".join(where), values


def _further(asked: Listed) -> Iterable[tuple[str, object]]:
    """The conditions that only a listing has, each with its value."""
    if asked.least is not None:
        yield "f.score >= ?", asked.least
    if asked.gate is not None:
        yield f"f.compared = 1 AND {_GATE} = ?", asked.gate
    if asked.counterparts is not None:
        yield _TOWARDS, listed(asked.counterparts)
    if asked.within is not None:
        yield "f.id IN (SELECT value FROM json_each(?))", listed(asked.within)
    if asked.without:
        yield "f.id NOT IN (SELECT value FROM json_each(?))", listed(asked.without)


def called(work: Work, wanted: Sequence[str]) -> list[Finding]:
    """The findings with these ids, in this order; those that are not there are left out."""
    asked = "SELECT f.id, f.body FROM finding f WHERE f.shown AND f.id IN (SELECT value FROM json_each(?))"
    known = {row.id: row.body for row in rows(work, asked, listed(wanted))}
    return [from_json(known[name]) for name in wanted if name in known]


def judged(work: Work) -> dict[str, Judgement]:
    """The judgement that stands of every stored finding that has one, by the finding's id.

    Only findings are looked at that a judgement can be about: of its id, or of its kind with words of its documents.
    """
    asked = (
        "SELECT j.target FROM judged d JOIN judgement j ON j.seq = d.latest WHERE d.kind = ? AND d.standing IS NOT NULL"
    )
    targets = column(work, asked, SubjectKind.FINDING.value)
    if not targets:
        return {}
    every = f"[{','.join(targets)}]"
    meant = (
        "SELECT f.body FROM finding f WHERE f.shown AND (f.id IN (SELECT json_extract(t.value, '$.finding') "
        "FROM json_each(?) t) OR f.seq IN (SELECT fd.finding FROM finding_document fd "
        "JOIN document o ON o.seq = fd.document WHERE o.sha256 IN "
        "(SELECT json_extract(w.value, '$[0]') FROM json_each(?) t, json_each(t.value, '$.words') w)))"
    )
    return decisions(work, [from_json(body) for body in column(work, meant, every, every)])


def taking_part(work: Work, statements: Sequence[str]) -> dict[str, list[tuple[str, str, list[str]]]]:
    """By statement, of some, the findings that rest on it, without those that a person rejected.

    Of each its id, kind and claims, the likeliest first.
    """
    # The order of the joins is said: SQLite would go through all findings, not through those of the documents.
    asked = (
        "SELECT s.id AS statement, f.id, f.kind, json_extract(f.body, '$[3]') AS statements, "
        "json_extract(f.body, '$[4]') AS claims FROM json_each(?) w CROSS JOIN statement s ON s.id = w.value "
        "CROSS JOIN finding_document d ON d.document = s.document CROSS JOIN finding f ON f.seq = d.finding "
        "WHERE f.shown AND f.compared = 0 AND f.rejected = 0 AND instr(f.body, s.id) > 0 ORDER BY f.score DESC, f.id"
    )
    found: dict[str, list[tuple[str, str, list[str]]]] = {}
    for row in rows(work, asked, listed(dict.fromkeys(statements))):
        if row.statement in json.loads(row.statements):
            found.setdefault(row.statement, []).append((row.id, row.kind, json.loads(row.claims)))
    return found
