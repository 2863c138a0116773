"""The single acts that a write is made of. Each runs inside a transaction that `Writer` holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import LedgerError, NotFoundError
from onrecord.ledger import (
    codec_document,
    codec_statement,
    evidence,
    fulltext,
    judgements_actors,
    judgements_applying,
    voices,
)
from onrecord.ledger.schema import (
    STATEMENTS,
    audit,
    claim,
    collection,
    document,
    document_collection,
    document_text,
    statement,
    statement_voice,
)
from onrecord.records import Document, Issue, Metadata, Paragraph, Stance, Statement


@dataclass(frozen=True, slots=True)
class Derived:
    """What was made from a document: its statements, and the versions of the code and model that made them.

    `code` and `model` are written "name@version". `model` is None where the document's language is not read.
    """

    statements: Sequence[Statement]
    code: str
    model: str | None


def number_of(connection: Connection, document_id: str) -> int:
    """The number of the document with this id. Raises NotFoundError."""
    seq = connection.execute(select(document.c.seq).where(document.c.id == document_id)).scalar_one_or_none()
    if seq is None:
        raise NotFoundError(f"There is no document {document_id!r} in the ledger.")
    return int(seq)


def now() -> str:
    """The present moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert_document(connection: Connection, added: Document, derived: Derived) -> int:
    """Enter a document without its statements and give its number."""
    row = codec_document.to_row(added) | {
        "version": 1,
        "supersedes": None,
        "superseded": False,
        "added_on": now(),
        "statements": 0,
        "code": derived.code,
        "model": derived.model,
    }
    seq = connection.execute(insert(document).returning(document.c.seq), row).scalar_one()
    paragraphs = codec_document.paragraphs_to_json(added.paragraphs)
    connection.execute(insert(document_text), {"document": seq, "text": added.text, "paragraphs": paragraphs})
    fulltext.index_document(connection, seq)
    return int(seq)


def put_statements(connection: Connection, seq: int, text: str, derived: Derived) -> int:
    """Enter a document's statements, which must have none, as people judged them, if they did.

    Gives how many are in the article itself; those that a person rejected are entered and not counted.
    """
    settled = judgements_applying.settle(connection, seq, text, derived.statements)
    ordered = _ordered(text, settled.statements)
    rows = [
        codec_statement.to_row(s) | {"seq": seq * STATEMENTS + n, "document": seq, "code": derived.code}
        for n, s in enumerate(ordered)
    ]
    _insert(connection, statement, rows)
    numbers = voices.enter(connection, ordered)
    judgements_actors.enter(connection)
    numbered = {seq * STATEMENTS + n: s for n, s in enumerate(ordered)}
    kept = {n: s for n, s in numbered.items() if s.id not in settled.rejected}
    named = (_voices(n, s, numbers, n in kept) for n, s in numbered.items())
    _insert(connection, statement_voice, [row for rows in named for row in rows])
    _insert(connection, claim, [row for n, s in kept.items() for row in _claim_rows(n, s, numbers)])
    fulltext.index_statements(connection, seq)
    judgements_applying.link(connection, seq, settled, {s.id: n for n, s in numbered.items()})
    in_text = sum(s.part.is_text for s in kept.values())
    values = {"statements": in_text, "model": derived.model, "code": derived.code}
    connection.execute(update(document).where(document.c.seq == seq).values(values))
    return in_text


def _ordered(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements in text order, each once. Raises LedgerError for one whose evidence is not in the text."""
    for s in statements:
        fault = next(evidence.faults(text, s), None)
        if fault:
            raise LedgerError(
                f"Statement {s.id} was not stored, since {fault}: please report this as a fault of onrecord."
            )
    if len(statements) > STATEMENTS:
        raise LedgerError(f"A document may have {STATEMENTS} statements at most: split it and add the pieces.")
    once = {s.id: s for s in reversed(statements)}
    return sorted(once.values(), key=lambda s: (s.content.spans, s.id))


def _insert(connection: Connection, table: Any, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _voices(seq: int, s: Statement, numbers: Mapping[voices.Name, int], kept: bool) -> list[dict[str, object]]:
    """The names of a statement; those of one that is not `kept` are no voices in the text."""
    in_text = s.part.is_text and kept
    return [
        {"statement": seq, "role": role, "position": at, "voice": numbers[name], "in_text": in_text}
        for role, at, name in voices.roles(s)
    ]


def _claim_rows(seq: int, s: Statement, numbers: Mapping[voices.Name, int]) -> list[dict[str, object]]:
    return [
        {
            "statement": seq,
            "position": at,
            "holder": numbers[voices.party(c.holder)],
            "counterpart": numbers[voices.party(c.counterpart)] if c.counterpart else None,
            "described": c.described,
            "act": c.act,
            "issue": c.issue.label,
            "issue_id": codebook_id(c.issue),
            "stance": c.stance.value,
            "modality": c.modality,
            "confidence": c.confidence,
            "opposite": c.issue.opposite,
            "conditional": c.stance is Stance.CONDITIONAL or bool(c.conditions),
        }
        for at, c in enumerate(s.claims)
    ]


def replace_statements(connection: Connection, seq: int, text: str, derived: Derived) -> None:
    """Put other statements in the place of a document's."""
    borne = voices.borne_in(connection, seq)
    drop_statements(connection, seq)
    put_statements(connection, seq, text, derived)
    voices.drop_unused(connection, borne)


def rebuild(connection: Connection, seq: int, found: Sequence[Statement] | None = None) -> None:
    """Enter a document's statements anew from what was extracted, `found` where given, as after a judgement."""
    row = connection.execute(
        select(document.c.code, document.c.model, document_text.c.text)
        .join(document_text, document_text.c.document == document.c.seq)
        .where(document.c.seq == seq)
    ).one()
    extracted = judgements_applying.as_extracted(connection, seq) if found is None else found
    derived = Derived(extracted, row.code, row.model)
    replace_statements(connection, seq, row.text, derived)


def drop_statements(connection: Connection, seq: int) -> None:
    """Take out a document's statements; what hangs on them goes with them."""
    fulltext.forget_statements(connection, seq)
    connection.execute(delete(statement).where(statement.c.document == seq))


def drop_document(connection: Connection, seq: int, document_id: str) -> None:
    """Take out a document and everything that was made from it."""
    borne = voices.borne_in(connection, seq)
    drop_statements(connection, seq)
    fulltext.forget_document(connection, seq)
    connection.execute(update(document).where(document.c.supersedes == document_id).values(supersedes=None))
    connection.execute(delete(document).where(document.c.seq == seq))
    voices.drop_unused(connection, borne)
    drop_empty_collections(connection)


def set_meta(connection: Connection, seq: int, meta: Metadata) -> None:
    """Put other metadata in the place of a document's, in the full text too."""
    fulltext.forget_document(connection, seq)
    connection.execute(update(document).where(document.c.seq == seq).values(codec_document.meta_to_row(meta)))
    fulltext.index_document(connection, seq)


def set_paragraphs(connection: Connection, seq: int, paragraphs: tuple[Paragraph, ...]) -> None:
    """Put other paragraphs over a document's unaltered text."""
    values = {"paragraphs": codec_document.paragraphs_to_json(paragraphs)}
    connection.execute(update(document_text).where(document_text.c.document == seq).values(values))


def renumber(connection: Connection, url: str | None) -> None:
    """Number the versions of a URL in the order in which they were added, and chain them."""
    if url is None:
        return
    columns = (document.c.seq, document.c.id, document.c.version, document.c.supersedes, document.c.superseded)
    rows = connection.execute(select(*columns).where(document.c.url == url).order_by(document.c.seq)).all()
    for i, row in enumerate(rows):
        before = rows[i - 1].id if i else None
        wanted = (i + 1, before, i + 1 < len(rows))
        if wanted != (row.version, row.supersedes, row.superseded):
            values = dict(zip(("version", "supersedes", "superseded"), wanted, strict=True))
            connection.execute(update(document).where(document.c.seq == row.seq).values(values))


def move(connection: Connection, seq: int, old: str | None, new: str | None) -> None:
    """Take a document from the versions of one URL to those of another, after its own URL was changed."""
    if old == new:
        return
    alone = {"version": 1, "supersedes": None, "superseded": False}
    connection.execute(update(document).where(document.c.seq == seq).values(alone))
    renumber(connection, old)
    renumber(connection, new)


def join(connection: Connection, seq: int, name: str) -> bool:
    """Put a document in a collection, which begins to exist; False when it is in already."""
    number = connection.execute(select(collection.c.seq).where(collection.c.name == name)).scalar_one_or_none()
    if number is None:
        number = connection.execute(insert(collection).returning(collection.c.seq), {"name": name}).scalar_one()
    link = {"document": seq, "collection": number}
    if connection.execute(select(document_collection).filter_by(**link)).first():
        return False
    connection.execute(insert(document_collection), link)
    return True


def leave(connection: Connection, seq: int, name: str) -> bool:
    """Take a document out of a collection; an empty one ceases to exist. False when it was not in it."""
    number = select(collection.c.seq).where(collection.c.name == name).scalar_subquery()
    link = (document_collection.c.document == seq, document_collection.c.collection == number)
    gone = connection.execute(delete(document_collection).where(*link)).rowcount
    drop_empty_collections(connection)
    return gone > 0


def drop_empty_collections(connection: Connection) -> None:
    """Drop the collections that no document is in."""
    connection.execute(delete(collection).where(collection.c.seq.not_in(select(document_collection.c.collection))))


def note(connection: Connection, act: str, subject: str, code: str, detail: Mapping[str, object]) -> None:
    """Enter an act in the audit."""
    row = {"at": now(), "act": act, "subject": subject, "code": code, "detail": codec_statement.dump(detail)}
    connection.execute(insert(audit), row)


def codebook_id(issue: Issue) -> str | None:
    """The id of an issue that a codebook names; issues that only the text names are found by their label."""
    return issue.id if issue.path is not None else None
