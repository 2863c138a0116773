"""How much of a ledger people judged, and how much waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.ledger.judgements import SubjectKind
from onrecord.ledger.judgements_queue import in_text
from onrecord.ledger.judgements_reading import rejected
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.schema import claim, statement
from onrecord.ledger.text_parts import IN_TEXT, outside_text


@dataclass(frozen=True, slots=True)
class Tally:
    """How many subjects of a kind are decided in all, and how many of these since a time."""

    decided: int = 0
    since: int = 0


def tallies(connection: Connection, since: str) -> dict[SubjectKind, Tally]:
    """What is decided of each kind; `since` is a UTC time or day, ISO 8601."""
    asked = (
        select(judged.c.kind, func.count(), func.count().filter(judgement.c.at >= since))
        .join(judgement, judgement.c.seq == judged.c.standing)
        .group_by(judged.c.kind)
    )
    found = {SubjectKind(kind): Tally(decided, new) for kind, decided, new in connection.execute(asked)}
    return {kind: found.get(kind, Tally()) for kind in SubjectKind}


def waiting_count(connection: Connection, kind: SubjectKind) -> int:
    """How many statements or claims of the articles themselves nobody judged; 0 for other kinds."""
    if kind is SubjectKind.STATEMENT:
        whole = select(func.count()).select_from(statement).where(statement.c.part.in_(IN_TEXT))
        done = select(judged.c.statement).where(judged.c.kind == kind, judged.c.decision.is_not(None))
        known = select(func.count()).select_from(statement).where(in_text(), statement.c.seq.in_(done))
    elif kind is SubjectKind.CLAIM:
        out = outside_text().union_all(rejected())
        whole = select(func.count()).select_from(claim).where(claim.c.statement.not_in(out))
        kept = (judged.c.kind == kind, judged.c.decision.is_not(None), judged.c.decision != "reject")
        here = (judged.c.statement.is_not(None), judged.c.statement.not_in(out))
        known = select(func.count()).select_from(judged).where(*here, *kept)
    else:
        return 0
    return max(0, connection.execute(whole).scalar_one() - connection.execute(known).scalar_one())


def latest_by(connection: Connection, who: str, since: str) -> str | None:
    """The id of the last judgement that a person made since a time and that still stands."""
    asked = (
        select(judgement.c.id)
        .join(judged, judged.c.standing == judgement.c.seq)
        .where(judgement.c.who == who, judgement.c.at >= since)
        .order_by(judgement.c.seq.desc())
        .limit(1)
    )
    return connection.execute(asked).scalar()
