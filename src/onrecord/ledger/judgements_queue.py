"""What waits for a person's judgement, the least sure first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Connection, select

from onrecord.errors import UsageError
from onrecord.ledger import reading_documents
from onrecord.ledger.judgements import Decision, SubjectKind
from onrecord.ledger.judgements_reading import rejected
from onrecord.ledger.judgements_schema import judged
from onrecord.ledger.schema import claim, statement
from onrecord.ledger.text_parts import IN_TEXT, outside_text

MOST = 10_000
"""Entries in a queue at once: more than anybody judges in one sitting."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that nobody judged yet: its ref, the statement's id, and for a claim its place among those shown."""

    ref: str
    statement: str
    position: int | None = None


def waiting(connection: Connection, kind: SubjectKind, document: str | None) -> Iterable[Waiting]:
    """The statements or claims, of one document or of all, that nobody judged. Raises UsageError for other kinds."""
    if kind is SubjectKind.STATEMENT:
        return _statements(connection, document)
    if kind is SubjectKind.CLAIM:
        return islice(_claims(connection, document), MOST)
    raise UsageError(f"There is no queue of {kind}s in the ledger.")


def _statements(connection: Connection, document: str | None) -> list[Waiting]:
    """The statements of the article itself, of one document or of all, that nobody judged."""
    decided = select(judged.c.statement).where(
        judged.c.kind == SubjectKind.STATEMENT, judged.c.decision.is_not(None), judged.c.statement.is_not(None)
    )
    asked = (
        select(statement.c.id)
        .where(in_text(), statement.c.seq.not_in(decided))
        .order_by(statement.c.confidence, statement.c.seq)
        .limit(MOST)
    )
    if document is not None:
        asked = asked.where(statement.c.document == reading_documents.find(connection, document))
    return [Waiting(found, found) for found in connection.execute(asked).scalars()]


def in_text() -> ColumnElement[bool]:
    """True of the statements of the article itself, in a form that leaves the order to the index on confidence."""
    return statement.c.part.concat("").in_(IN_TEXT)


def _claims(connection: Connection, document: str | None) -> Iterator[Waiting]:
    """The claims of statements of the article itself that nobody judged; those of rejected statements are none."""
    asked = (
        select(claim.c.statement, claim.c.position, statement.c.id)
        .join(statement, statement.c.seq == claim.c.statement)
        .where(claim.c.statement.not_in(outside_text()), claim.c.statement.not_in(rejected()))
        .order_by(claim.c.confidence, claim.c.statement, claim.c.position)
    )
    if document is not None:
        asked = asked.where(statement.c.document == reading_documents.find(connection, document))
    decided = _decided_claims(connection)
    for number, position, name in connection.execute(asked):
        known = decided.get(number)
        place = as_extracted(position, known) if known else position
        if not known or place not in known:
            yield Waiting(f"{name}#{place + 1}", name, position)


def claim_refs(connection: Connection, statement_id: str) -> list[str]:
    """What each of a statement's claims, as they are shown, is called: ``STATEMENT#N``."""
    number = connection.execute(select(statement.c.seq).where(statement.c.id == statement_id)).scalar_one()
    asked = select(claim.c.position).where(claim.c.statement == number).order_by(claim.c.position)
    decided = _decided_claims(connection)[number]
    return [f"{statement_id}#{as_extracted(at, decided) + 1}" for at in connection.execute(asked).scalars()]


def as_extracted(position: int, decided: dict[int, str]) -> int:
    """The place among the claims as extracted of the claim at `position` among those that are shown."""
    place = 0
    for at in range(position + len(decided) + 1):
        if decided.get(at) == Decision.REJECT:
            continue
        if place == position:
            return at
        place += 1
    return position


def _decided_claims(connection: Connection) -> dict[int, dict[int, str]]:
    """By statement, the decision on each of its judged claims, by the place as extracted."""
    asked = select(judged.c.statement, judged.c.position, judged.c.decision).where(
        judged.c.kind == SubjectKind.CLAIM, judged.c.decision.is_not(None), judged.c.statement.is_not(None)
    )
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for number, position, decision in connection.execute(asked):
        found[number][position] = decision
    return found
