"""Asking by claims: which statements, and which documents, hold a claim of a certain kind."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, true

from onrecord.ledger import reading_issues
from onrecord.ledger.queries import TEXT_PARTS, TURNED, ClaimQuery
from onrecord.ledger.schema import claim, statement, voice
from onrecord.ledger.voices import called
from onrecord.records import Stance

Condition = ColumnElement[bool]


def statements_holding(connection: Connection, query: ClaimQuery) -> Condition:
    """True of the statements that hold a claim that fits; for a query over `statement`."""
    return statement.c.seq.in_(select(claim.c.statement).where(*claim_conditions(connection, query)))


def documents_holding(connection: Connection, query: ClaimQuery) -> Select[Any]:
    """The numbers of the documents with a statement, in the article itself, that holds a claim that fits."""
    in_text = statement.c.part.concat("").in_(sorted(part.value for part in TEXT_PARTS))
    joined = claim.join(statement, claim.c.statement == statement.c.seq)
    return select(statement.c.document).select_from(joined).where(in_text, *claim_conditions(connection, query))


def claim_conditions(connection: Connection, query: ClaimQuery) -> list[Condition]:
    """What one and the same claim must fulfil; over `claim`."""
    where: list[Condition] = []
    if query.issue and query.issue.strip():
        where.append(reading_issues.about(connection, query.issue))
    if query.stance is not None:
        where.append(_takes(query.stance))
    if query.holder:
        where.append(claim.c.holder.in_(select(voice.c.seq).where(called(query.holder))))
    if query.counterpart:
        where.append(claim.c.counterpart.in_(select(voice.c.seq).where(called(query.counterpart))))
    if query.act:
        where.append(claim.c.act == query.act.strip().upper())
    if query.conditional:
        where.append(claim.c.conditional == true())
    return where


def _takes(stance: Stance) -> Condition:
    """True of the claims with that stance on their issue, also where the words name its opposite."""
    turned = TURNED.get(stance, stance)
    straight = and_(claim.c.stance == stance.value, claim.c.opposite.is_(False))
    return or_(straight, and_(claim.c.stance == turned.value, claim.c.opposite.is_(True)))
