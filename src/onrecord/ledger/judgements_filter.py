"""Narrowing statements to those that people judged, or nobody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from onrecord.ledger.judgements import Decision, SubjectKind
from onrecord.ledger.judgements_schema import judged
from onrecord.ledger.queries import ANY, NOBODY
from onrecord.ledger.schema import statement

_STATEMENT = judged.c.kind == SubjectKind.STATEMENT
_CLAIM = judged.c.kind == SubjectKind.CLAIM


def judged_as(decision: str) -> ColumnElement[bool]:
    """True of the statements of which `decision` stands; of those judged at all for `ANY`, of the rest for `NOBODY`.

    A statement of which a claim alone was corrected or rejected is a corrected one.
    """
    if decision in (ANY, NOBODY):
        any_ = _where(or_(_STATEMENT, _CLAIM))
        return statement.c.seq.in_(any_) if decision == ANY else statement.c.seq.not_in(any_)
    found = and_(_STATEMENT, judged.c.decision == decision)
    if decision == Decision.CORRECT:
        found = or_(found, and_(_CLAIM, judged.c.decision.in_((Decision.CORRECT, Decision.REJECT))))
    return statement.c.seq.in_(_where(found))


def _where(condition: ColumnElement[bool]) -> Select[Any]:
    stands = (judged.c.statement.is_not(None), judged.c.decision.is_not(None))
    return select(judged.c.statement).where(condition, *stands)
