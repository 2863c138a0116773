"""Telling the statements of the article itself from those in comments, bylines and other parts, at little cost."""

from __future__ import annotations

from sqlalchemy import Select, select

from onrecord.ledger.queries import TEXT_PARTS
from onrecord.ledger.schema import statement
from onrecord.records import Part

IN_TEXT = tuple(sorted(part.value for part in TEXT_PARTS))
"""The parts that are the article itself, as stored."""

_OUTSIDE = tuple(sorted(part.value for part in Part if part not in TEXT_PARTS))


def outside_text() -> Select[tuple[int]]:
    """The numbers of the statements that are not of the article itself.

    They are few, and an index knows them: leaving them out spares looking at the row of every statement.
    """
    return select(statement.c.seq).where(statement.c.part.in_(_OUTSIDE))
