"""Reading what a ledger holds in sum: speakers, collections, counts, the audit, the file itself."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Text, case, cast, func, select, true

from onrecord.ledger import judgements_actors, migrations
from onrecord.ledger.connection import wal_of
from onrecord.ledger.rows import AuditRow, CollectionRow, Counts, LedgerInfo, SpeakerCount
from onrecord.ledger.schema import audit, collection, document, document_collection, property_, statement_voice, voice
from onrecord.ledger.voices import SPEAKER, called, standing


def speakers(connection: Connection, words: str | None, limit: int | None) -> list[SpeakerCount]:
    """The speakers of statements in the article itself, those with most statements first, each actor once."""
    counted = (
        select(statement_voice.c.voice, func.count().label("statements"))
        .where(statement_voice.c.role == SPEAKER, statement_voice.c.in_text == true())
        .group_by(statement_voice.c.voice)
        .subquery()
    )
    actor, one = standing(), _speaker()
    # SQLite gives the bare columns of the row with the greatest `most`.
    said = func.sum(counted.c.statements).label("said")
    asked = (
        select(voice.c.name, actor.label("actor"), said, func.max(counted.c.statements).label("most"))
        .join(counted, counted.c.voice == voice.c.seq)
        .group_by(one)
        .order_by(said.desc(), voice.c.folded, voice.c.seq)
        .limit(limit)
    )
    if words:
        asked = asked.where(called(words))
    found, names = connection.execute(asked).all(), judgements_actors.rules(connection).names()
    return [SpeakerCount(names.get(row.actor, row.name), row.actor or None, row.said) for row in found]


def collections(connection: Connection) -> list[CollectionRow]:
    """The collections by name."""
    asked = (
        select(collection.c.name, func.count())
        .join(document_collection, document_collection.c.collection == collection.c.seq)
        .group_by(collection.c.name)
        .order_by(collection.c.name)
    )
    return [CollectionRow(name, documents) for name, documents in connection.execute(asked)]


def counts(connection: Connection) -> Counts:
    """How much there is."""
    sums = func.coalesce(func.sum(document.c.statements), 0), func.coalesce(func.sum(document.c.words), 0)
    documents, statements, words = connection.execute(select(func.count(), *sums).select_from(document)).one()
    heard = select(statement_voice.c.voice).where(
        statement_voice.c.role == SPEAKER, statement_voice.c.in_text == true()
    )
    speaking = select(func.count(_speaker().distinct())).where(voice.c.seq.in_(heard))
    return Counts(documents, statements, words, connection.execute(speaking).scalar_one())


def _speaker() -> ColumnElement[str]:
    """Who speaks under a name: names of one actor, as people merged and split them, are one speaker."""
    return case((standing() != "", standing()), else_=cast(voice.c.seq, Text))


def acts(connection: Connection, limit: int | None, subject: str | None) -> list[AuditRow]:
    """The audit, newest first."""
    asked = select(audit).order_by(audit.c.seq.desc()).limit(limit)
    if subject is not None:
        asked = asked.where(audit.c.subject == subject)
    return [AuditRow(r.at, r.act, r.subject, json.loads(r.detail)) for r in connection.execute(asked)]


def info(connection: Connection, path: Path) -> LedgerInfo:
    """The file, its schema and its age."""
    created = select(property_.c.value).where(property_.c.name == "created_on")
    created_on = connection.execute(created).scalar_one()
    size = sum(file.stat().st_size for file in (path, wal_of(path)) if file.exists())
    return LedgerInfo(path, migrations.version(connection), created_on, size)
