"""Reading judgements: their history, what stands of them, and statements as they make them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, select

from onrecord.errors import NotFoundError
from onrecord.ledger.judgements import Decision, Judgement, SubjectKind
from onrecord.ledger.judgements_actors import Rules, renamed, rules
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.reading_documents import starting
from onrecord.ledger.schema import statement
from onrecord.records import Statement

_STATEMENTS = (SubjectKind.STATEMENT, SubjectKind.CLAIM)


@dataclass(frozen=True, slots=True)
class JudgementQuery:
    """Which judgements, oldest first: `standing` only those that are neither superseded nor undone, `lost` only those
    that stand and whose words are in no statement any more, `kind` and `by` (a person's name, as written) only those.
    """

    standing: bool = True
    lost: bool = False
    kind: SubjectKind | None = None
    by: str | None = None


def stream(connection: Connection, query: JudgementQuery) -> Iterator[Judgement]:
    """The judgements that `query` asks for."""
    asked = _asked()
    if query.standing or query.lost:
        asked = asked.where(judged.c.standing == judgement.c.seq)
    if query.lost:
        asked = asked.where(judged.c.statement.is_(None), judged.c.kind.in_(_STATEMENTS))
    if query.kind is not None:
        asked = asked.where(judgement.c.kind == query.kind)
    if query.by is not None:
        asked = asked.where(judgement.c.who == query.by)
    return (_row(row) for row in connection.execute(asked))


def of_subjects(connection: Connection, subjects: Sequence[str]) -> list[Judgement]:
    """Every judgement of these subjects, oldest first."""
    return [_row(row) for row in connection.execute(_asked().where(judgement.c.subject.in_(subjects)))]


def of_document(connection: Connection, document_id: str) -> list[Judgement]:
    """Every judgement of what is in this document, oldest first."""
    here = select(judged.c.subject).where(judged.c.document == document_id)
    return [_row(row) for row in connection.execute(_asked().where(judgement.c.subject.in_(here)))]


def of_actor(connection: Connection, actor: str) -> list[Judgement]:
    """Every judgement that made something of this actor, oldest first."""
    asked = _asked().where(judgement.c.kind.in_((SubjectKind.MATCH, SubjectKind.SPLIT)))
    found = (_row(row) for row in connection.execute(asked))
    return [j for j in found if actor in {*j.target.get("pair", ()), j.target.get("actor"), j.fields.get("into")}]


def one(connection: Connection, ref: str) -> Judgement:
    """The judgement with this id or its beginning. Raises NotFoundError."""
    found = connection.execute(_asked().where(starting(judgement.c.id, ref)).limit(6)).all()
    if len(ref) < 2 or not found:
        raise NotFoundError(f"There is no judgement {ref!r} in the ledger: `onrecord judgements` lists what it holds.")
    if len(found) > 1:
        raise NotFoundError(f"{ref!r} fits several judgements; write more of the id.")
    return _row(found[0])


def _asked() -> Select[Any]:
    return (
        select(judgement, judged.c.standing, statement.c.id.label("statement_id"))
        .join(judged, judged.c.subject == judgement.c.subject)
        .outerjoin(statement, statement.c.seq == judged.c.statement)
        .order_by(judgement.c.seq)
    )


def _row(row: Any) -> Judgement:
    return Judgement(
        id=row.id,
        at=row.at,
        by=row.who,
        decision=Decision(row.decision),
        kind=SubjectKind(row.kind),
        subject=row.subject,
        fields=json.loads(row.fields),
        note=row.note,
        supersedes=row.supersedes,
        stands=row.standing == row.seq,
        document=row.document,
        statement=row.statement_id,
        target=json.loads(row.target),
        before=json.loads(row.before) if row.before else None,
    )


def rejected() -> Select[tuple[int | None]]:
    """The numbers of the statements that a person rejected."""
    return select(judged.c.statement).where(
        judged.c.kind == SubjectKind.STATEMENT, judged.c.decision == Decision.REJECT, judged.c.statement.is_not(None)
    )


def left_out(connection: Connection) -> list[ColumnElement[bool]]:
    """What leaves rejected statements out of a listing: nothing where there are none, so that it costs nothing."""
    return [statement.c.seq.not_in(rejected())] if connection.execute(rejected().limit(1)).first() else []


@dataclass(frozen=True, slots=True)
class Standing:
    """What people judged in a ledger, as readings need it."""

    connection: Connection
    any: bool
    rules: Rules

    @classmethod
    def of(cls, connection: Connection) -> Standing:
        """What stands in this ledger."""
        known = connection.execute(select(judged.c.subject).limit(1)).first() is not None
        return cls(connection, known, rules(connection) if known else Rules())

    def shown(self, numbered: Iterable[tuple[int, Statement]]) -> list[Statement]:
        """Statements, each with its number, with their judgement and with the actors that people made of theirs."""
        pairs = list(numbered)
        if not self.any:
            return [one for _, one in pairs]
        decisions = _decisions(self.connection, [seq for seq, _ in pairs])
        judged_ones = [replace(one, judgement=decisions[n]) if n in decisions else one for n, one in pairs]
        return [renamed(one, self.rules) for one in judged_ones] if self.rules else judged_ones


def _decisions(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """What was decided on each statement; `correct` where only claims of it were corrected or rejected."""
    asked = select(judged.c.statement, judged.c.kind, judged.c.decision).where(
        judged.c.statement.in_(numbers) if numbers else false(), judged.c.decision.is_not(None)
    )
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, kind, decision in connection.execute(asked):
        found[number][kind].add(decision)
    decided: dict[int, str] = {}
    for number, by_kind in found.items():
        if SubjectKind.STATEMENT in by_kind:
            decided[number] = min(by_kind[SubjectKind.STATEMENT])
        elif by_kind[SubjectKind.CLAIM] & {Decision.CORRECT, Decision.REJECT}:
            decided[number] = Decision.CORRECT.value
    return decided


def decided_pairs(connection: Connection) -> set[frozenset[str]]:
    """The pairs of actors on which somebody decided, by their ids."""
    asked = (
        select(judgement.c.target)
        .join(judged, judged.c.standing == judgement.c.seq)
        .where(judged.c.kind == SubjectKind.MATCH)
    )
    return {frozenset(json.loads(target)["pair"]) for target in connection.execute(asked).scalars()}
