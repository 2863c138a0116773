"""A document's statements as people judged them: corrected, added, left out. Run whenever statements are entered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, insert, or_, select, update

from onrecord.ledger import codec_correction, codec_statement
from onrecord.ledger.judgements import PERSON, Body, Decision, SubjectKind
from onrecord.ledger.judgements_schema import extracted, judged, judgement
from onrecord.ledger.judgements_target import Places, claim_at, fit, places
from onrecord.ledger.schema import document, statement
from onrecord.records import Statement


class Link(NamedTuple):
    """A subject, the id of the statement that its words are in, and for a claim its place as extracted."""

    subject: str
    statement: str
    position: int | None


@dataclass(slots=True)
class Settled:
    """The statements to be stored, those among them that were rejected, and what of them was extracted otherwise."""

    statements: list[Statement]
    rejected: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    records: dict[str, str] = field(default_factory=dict)


class Subject(NamedTuple):
    """What somebody judged, what stands of it, and where its words are in the document's text."""

    name: str
    kind: str
    decision: str | None
    fields: Body
    target: Body
    where: Places | None


@dataclass(slots=True)
class _Edit:
    """What people made of one extracted statement."""

    fields: dict[str, Any] = field(default_factory=dict)
    claims: dict[int, Body] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)


def settle(connection: Connection, seq: int, text: str, found: Sequence[Statement]) -> Settled:
    """What is to be stored for the document with this number, of which `found` was extracted."""
    known = subjects(connection, seq, text)
    if not known:
        return Settled(list(found))
    settled, edits = Settled([]), [_Edit() for _ in found]
    whole = [s for s in known if s.kind == SubjectKind.STATEMENT]
    holders = _assigned(text, whole, found)
    for subject in whole:
        _settle_statement(settled, subject, holders.get(subject.name), found, edits)
    for subject in known:
        if subject.kind == SubjectKind.CLAIM:
            _settle_claim(settled, subject, text, found, edits)
    for statement_, edit in zip(found, edits, strict=True):
        settled.statements.append(_edited(settled, text, statement_, edit))
    document_id = connection.execute(select(document.c.id).where(document.c.seq == seq)).scalar_one()
    settled.statements += _added(settled, text, document_id, [s for s in whole if s.name not in holders])
    return settled


def subjects(connection: Connection, seq: int, text: str) -> list[Subject]:
    """The subjects in this document, and those of a gone one with the same text or the same bytes."""
    this = connection.execute(
        select(document.c.id, document.c.sha256, document.c.raw_sha256).where(document.c.seq == seq)
    ).one()
    gone = judged.c.document.not_in(select(document.c.id))
    same = or_(judged.c.sha256 == this.sha256, judged.c.raw_sha256 == this.raw_sha256)
    latest, standing = judgement.alias("latest"), judgement.alias("standing")
    asked = (
        select(judged.c.subject, judged.c.kind, judged.c.decision, standing.c.fields, latest.c.target)
        .join(latest, latest.c.seq == judged.c.latest)
        .outerjoin(standing, standing.c.seq == judged.c.standing)
        .where(or_(judged.c.document == this.id, and_(same, gone)))
        .order_by(judged.c.subject)
    )
    found = []
    for name, kind, decision, fields, target in connection.execute(asked):
        wanted = json.loads(target)
        where = places(text, this.sha256, wanted)
        found.append(Subject(name, kind, decision, json.loads(fields) if fields else {}, wanted, where))
    return found


def _assigned(text: str, subjects: Sequence[Subject], found: Sequence[Statement]) -> dict[str, int]:
    """Which extracted statement each subject has now: the best fitting pairs first, each statement for one subject."""
    pairs = sorted(
        (-fit(text, s.where, one), s.name, at) for s in subjects if s.where is not None for at, one in enumerate(found)
    )
    assigned: dict[str, int] = {}
    taken: set[int] = set()
    for worth, name, at in pairs:
        if worth < 0 and name not in assigned and at not in taken:
            assigned[name] = at
            taken.add(at)
    return assigned


def _settle_statement(
    settled: Settled, subject: Subject, at: int | None, found: Sequence[Statement], edits: list[_Edit]
) -> None:
    if at is None:
        return
    settled.links.append(Link(subject.name, found[at].id, None))
    edits[at].fields |= subject.fields
    if subject.decision == Decision.REJECT:
        settled.rejected.add(found[at].id)


def _settle_claim(
    settled: Settled, subject: Subject, text: str, found: Sequence[Statement], edits: list[_Edit]
) -> None:
    if subject.where is None or not found:
        return
    where = subject.where
    worth, at = max((fit(text, where, one), -n) for n, one in enumerate(found))
    position = claim_at(subject.target["claim"], found[-at].claims) if worth else None
    if position is None:
        return
    settled.links.append(Link(subject.name, found[-at].id, position))
    if subject.decision == Decision.REJECT:
        edits[-at].rejected.add(position)
    elif subject.decision is not None:
        edits[-at].claims[position] = subject.fields


def _edited(settled: Settled, text: str, found: Statement, edit: _Edit) -> Statement:
    if not (edit.fields or edit.claims or edit.rejected):
        return found
    changed = codec_correction.corrected(text, found, edit.fields, edit.claims, edit.rejected)
    if changed != found:
        settled.records[found.id] = codec_correction.record_of(found)
    return changed


def _added(settled: Settled, text: str, document_id: str, subjects: Sequence[Subject]) -> list[Statement]:
    """The statements that people entered and no extraction found."""
    entered: dict[str, Statement] = {}
    for subject in subjects:
        if subject.where is None or "added" not in subject.fields:
            continue
        own = codec_correction.added(text, document_id, subject.where, subject.fields)
        entered[own.id] = own
        settled.links.append(Link(subject.name, own.id, None))
        if subject.decision == Decision.REJECT:
            settled.rejected.add(own.id)
    return list(entered.values())


def link(connection: Connection, seq: int, settled: Settled, numbers: Mapping[str, int]) -> None:
    """Say which stored statements, by their numbers, the subjects are in, and keep what was extracted."""
    if not settled.links:
        return
    columns = (document.c.id.label("document"), document.c.sha256, document.c.raw_sha256)
    here = dict(connection.execute(select(*columns).where(document.c.seq == seq)).mappings().one())
    for each in settled.links:
        values = here | {"statement": numbers[each.statement], "position": each.position}
        connection.execute(update(judged).where(judged.c.subject == each.subject).values(values))
    rows = [{"statement": numbers[name], "record": record} for name, record in settled.records.items()]
    if rows:
        connection.execute(insert(extracted), rows)


def as_extracted(connection: Connection, seq: int) -> list[Statement]:
    """The statements of a document as they were extracted, without what people made of them."""
    asked = (
        select(statement, extracted.c.record, document.c.id.label("document_id"))
        .join(document, document.c.seq == statement.c.document)
        .outerjoin(extracted, extracted.c.statement == statement.c.seq)
        .where(statement.c.document == seq, statement.c.model != PERSON)
        .order_by(statement.c.seq)
    )
    return [
        codec_correction.statement_of(row.record, row.document_id)
        if row.record
        else codec_statement.from_row(row._mapping, row.document_id)
        for row in connection.execute(asked)
    ]
