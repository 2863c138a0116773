"""Counting what the statements that a query asks for could be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, case, cast, func, select

from onrecord.ledger import judgements_actors
from onrecord.ledger.holding import claim_conditions
from onrecord.ledger.queries import TURNED, ClaimQuery, StatementQuery
from onrecord.ledger.reading_statements import chosen
from onrecord.ledger.rows import FacetCount, Facets
from onrecord.ledger.schema import claim, statement_voice, voice
from onrecord.ledger.voices import SPEAKER, standing
from onrecord.records import Kind, Stance

_statements = func.count(claim.c.statement.distinct()).label("statements")


def facets(connection: Connection, query: StatementQuery, limit: int) -> Facets:
    """At most `limit` speakers and issues of the statements, and all their stances and kinds."""
    seqs = chosen(connection, query)
    return Facets(
        speakers=tuple(_speakers(connection, seqs, limit)),
        issues=tuple(_issues(connection, query, seqs, limit)),
        stances=tuple(_stances(connection, query)),
        kinds=tuple(_kinds(connection, query)),
    )


def _speakers(connection: Connection, seqs: Select[Any], limit: int) -> Iterable[FacetCount]:
    actor = standing()
    one = case((actor != "", actor), else_=cast(voice.c.seq, Text))
    count = func.count(statement_voice.c.statement.distinct()).label("statements")
    asked = (
        select(voice.c.name, actor.label("actor"), count)
        .join(statement_voice, statement_voice.c.voice == voice.c.seq)
        .where(statement_voice.c.role == SPEAKER, statement_voice.c.statement.in_(seqs))
        .group_by(one)
        .order_by(count.desc(), voice.c.folded)
        .limit(limit)
    )
    names = judgements_actors.rules(connection).names()
    rows = connection.execute(asked).all()
    return [FacetCount(r.actor or r.name, names.get(r.actor, r.name), r.statements) for r in rows]


def _issues(connection: Connection, query: StatementQuery, seqs: Select[Any], limit: int) -> Iterable[FacetCount]:
    asked = (
        select(claim.c.issue, claim.c.issue_id, _statements)
        .where(claim.c.statement.in_(seqs), *_claims(connection, query.claims))
        .group_by(claim.c.issue_id, claim.c.issue)
        .order_by(_statements.desc(), claim.c.issue)
        .limit(limit)
    )
    return [FacetCount(r.issue_id or r.issue, r.issue, r.statements) for r in connection.execute(asked)]


def _stances(connection: Connection, query: StatementQuery) -> Iterable[FacetCount]:
    others = replace(query.claims, stance=None) if query.claims else None
    seqs = chosen(connection, replace(query, claims=others))
    stance = case(
        *((claim.c.opposite & (claim.c.stance == a.value), b.value) for a, b in TURNED.items()), else_=claim.c.stance
    )
    asked = (
        select(stance.label("stance"), _statements)
        .where(claim.c.statement.in_(seqs), *_claims(connection, others))
        .group_by(stance)
    )
    found: dict[str, int] = {r.stance: r.statements for r in connection.execute(asked)}
    return [FacetCount(s.value, s.value, found[s.value]) for s in Stance if s.value in found]


def _kinds(connection: Connection, query: StatementQuery) -> Iterable[FacetCount]:
    seqs = chosen(connection, replace(query, kind=None), with_kind=True).subquery()
    asked = select(seqs.c.kind, func.count().label("statements")).group_by(seqs.c.kind)
    found: dict[str, int] = {r.kind: r.statements for r in connection.execute(asked)}
    return [FacetCount(k.value, k.value, found[k.value]) for k in Kind if k.value in found]


def _claims(connection: Connection, query: ClaimQuery | None) -> list[ColumnElement[bool]]:
    return claim_conditions(connection, query) if query else []
