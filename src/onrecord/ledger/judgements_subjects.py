"""What a judgement is about, found by what a person calls it, and described so that it can be found again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, select

from onrecord.errors import NotFoundError
from onrecord.ledger import codec_correction, codec_statement, judgements_reading, reading_documents
from onrecord.ledger.judgements import SubjectKind
from onrecord.ledger.judgements_schema import extracted, judged, judgement
from onrecord.ledger.judgements_target import claim_target, target_of
from onrecord.ledger.schema import document, document_text, statement
from onrecord.positions import claim_id
from onrecord.records import Statement, content_id

_FINDING = re.compile(r"f[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing to be judged: its lasting name, how to find it again, and what it says now.

    `document` and `statement` are numbers, None where the ledger has no such (any more). `place` is what `judged`
    stores of the document, `position` a claim's place among the claims as extracted.
    """

    name: str
    kind: SubjectKind
    target: dict[str, Any]
    before: dict[str, Any] | None = None
    document: int | None = None
    statement: int | None = None
    position: int | None = None
    place: dict[str, Any] = field(default_factory=dict)


def find(connection: Connection, ref: str) -> Subject:
    """The subject that `ref` means: a statement's id or its beginning, ``STATEMENT#N`` for its N-th claim as extracted,
    a finding's id, a judgement's id (then what that is about), or a subject's name. Raises NotFoundError.
    """
    ref, hash_, place = ref.partition("#")
    row = _statement_row(connection, ref)
    if row is not None:
        return _of_claim(connection, row, place) if hash_ else _of_statement(connection, row)
    name = judged_name(connection, ref)
    if name is not None:
        return _judged(connection, name)
    if _FINDING.fullmatch(ref):
        return Subject(ref, SubjectKind.FINDING, {"finding": ref})
    raise NotFoundError(
        f"There is no statement, claim, finding or judgement {ref!r} in the ledger: `onrecord statements` and "
        "`onrecord judgements` list what it holds."
    )


def _statement_row(connection: Connection, ref: str) -> Any:
    """The row of the statement, its document's text and place; None where no statement is called so."""
    asked = (
        select(
            statement,
            extracted.c.record,
            document.c.id.label("document_id"),
            document.c.sha256,
            document.c.raw_sha256,
            document_text.c.text,
        )
        .join(document, document.c.seq == statement.c.document)
        .join(document_text, document_text.c.document == document.c.seq)
        .outerjoin(extracted, extracted.c.statement == statement.c.seq)
    )
    ids = select(statement.c.id).where(reading_documents.starting(statement.c.id, ref)).order_by(statement.c.id)
    found = list(connection.execute(ids.limit(6)).scalars()) if len(ref) > 1 else []
    if len(found) > 1 and ref not in found:
        raise NotFoundError(f"{ref!r} fits several statements; write more of the id: {', '.join(found[:5])}.")
    return connection.execute(asked.where(statement.c.id == found[0])).one() if found else None


def _of_statement(connection: Connection, row: Any) -> Subject:
    found = codec_statement.from_row(row._mapping, row.document_id)
    name = connection.execute(
        select(judged.c.subject).where(judged.c.statement == row.seq, judged.c.kind == SubjectKind.STATEMENT)
    ).scalar()
    return Subject(
        name or fresh(connection, found.id),
        SubjectKind.STATEMENT,
        target_of(row.text, found),
        codec_correction.shown(found),
        row.document,
        row.seq,
        None,
        _place(row),
    )


def _of_claim(connection: Connection, row: Any, place: str) -> Subject:
    found = _as_extracted(row)
    if not (place.isascii() and place.isdigit() and 0 < int(place) <= len(found.claims)):
        have = f"claims 1 to {len(found.claims)}" if found.claims else "no claims"
        raise NotFoundError(f"Statement {row.id} has {have}: there is no claim {row.id}#{place}.")
    position = int(place) - 1
    claim = found.claims[position]
    here = and_(judged.c.statement == row.seq, judged.c.position == position)
    name, fields = _standing(connection, here)
    before = codec_correction.shown(found)["claims"][position] | fields
    return Subject(
        name or fresh(connection, claim_id(found.id, claim)),
        SubjectKind.CLAIM,
        target_of(row.text, found) | {"claim": claim_target(claim, position)},
        before,
        row.document,
        row.seq,
        position,
        _place(row),
    )


def _as_extracted(row: Any) -> Statement:
    if row.record:
        return codec_correction.statement_of(row.record, row.document_id)
    return codec_statement.from_row(row._mapping, row.document_id)


def _standing(connection: Connection, where: Any) -> tuple[str | None, dict[str, Any]]:
    """The name of the subject for which `where` holds, and what stands corrected of it."""
    asked = select(judged.c.subject, judgement.c.fields).outerjoin(judgement, judgement.c.seq == judged.c.standing)
    row = connection.execute(asked.where(where)).first()
    return (row.subject, json.loads(row.fields) if row.fields else {}) if row else (None, {})


def _place(row: Any) -> dict[str, Any]:
    return {"document": row.document_id, "sha256": row.sha256, "raw_sha256": row.raw_sha256}


def fresh(connection: Connection, name: str) -> str:
    """A name that no subject has: `name`, unless it is that of other words by now."""
    taken = connection.execute(select(judged.c.subject).where(judged.c.subject == name)).first()
    count = connection.execute(select(judgement.c.seq).order_by(judgement.c.seq.desc()).limit(1)).scalar()
    return content_id(name[0], name, str(count)) if taken else name


def judged_name(connection: Connection, ref: str) -> str | None:
    """The name of the subject, whether or not its words are found, that `ref` names or whose judgement it is."""
    if connection.execute(select(judged.c.subject).where(judged.c.subject == ref)).first():
        return ref
    try:
        return judgements_reading.one(connection, ref).subject
    except NotFoundError:
        return None


def _judged(connection: Connection, name: str) -> Subject:
    """A subject as it was last judged; found in a statement, as it stands there."""
    asked = (
        select(judged, judgement.c.target, judgement.c.before, statement.c.id.label("statement_id"))
        .join(judgement, judgement.c.seq == judged.c.latest)
        .outerjoin(statement, statement.c.seq == judged.c.statement)
        .where(judged.c.subject == name)
    )
    row = connection.execute(asked).one()
    if row.statement_id is not None:
        return find(connection, row.statement_id if row.position is None else f"{row.statement_id}#{row.position + 1}")
    number = connection.execute(select(document.c.seq).where(document.c.id == row.document)).scalar()
    place = {"document": row.document, "sha256": row.sha256, "raw_sha256": row.raw_sha256}
    before = json.loads(row.before) if row.before else None
    return Subject(name, SubjectKind(row.kind), json.loads(row.target), before, number, place=place)
