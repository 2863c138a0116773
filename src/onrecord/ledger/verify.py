"""Whether a ledger holds what it says: every text against its hash, every passage against its text, every index."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, text

from onrecord.errors import LedgerError
from onrecord.ledger import codec_document, codec_statement, evidence, judgements_reading, voices
from onrecord.ledger.reader import Reader
from onrecord.ledger.rows import Fault
from onrecord.ledger.schema import STATEMENTS, claim, document, document_text, statement, statement_voice, voice
from onrecord.records import Document, Statement


def verify(reader: Reader) -> Iterator[Fault]:
    """What does not hold in a ledger, found document by document; nothing when all is well.

    Reads everything, so it takes its time. Writes nothing, and works on a ledger that is open for reading only.
    """
    with reader.transaction() as connection:
        yield from _file(connection)
        ids = {row.seq: row.id for row in connection.execute(select(document.c.seq, document.c.id))}
        for seq, document_id in ids.items():
            yield from _document(connection, seq, document_id)
        yield from _index(connection, "document", _DOCUMENT_WORDS, ids, 1)
        yield from _index(connection, "statement", _STATEMENT_WORDS, ids, STATEMENTS)


def _file(connection: Connection) -> Iterator[Fault]:
    """SQLite's own checks: the pages of the file, and rows that point at rows that are gone."""
    for (line,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if line != "ok":
            yield Fault(None, None, f"the file is damaged: {line}")
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(None, None, f"row {row} of {table} points at a row of {parent} that is not there")


def _document(connection: Connection, seq: int, document_id: str) -> Iterator[Fault]:
    joined = select(document, document_text.c.text, document_text.c.paragraphs).outerjoin(
        document_text, document_text.c.document == document.c.seq
    )
    row = connection.execute(joined.where(document.c.seq == seq)).mappings().one()
    if row["text"] is None:
        yield Fault(document_id, None, "its text is missing")
        return
    try:
        stored = codec_document.from_row(row)
    except LedgerError as error:
        yield Fault(document_id, None, str(error))
        return
    yield from _text(row, stored)
    yield from _statements(connection, row, stored)


def _text(row: Any, stored: Document) -> Iterator[Fault]:
    document_id = row["id"]
    if stored.sha256 != row["sha256"]:
        yield Fault(document_id, None, "its text is not the text that was added: the hash differs")
    elif stored.id != document_id:
        yield Fault(document_id, None, "its id is not that of its text and key")
    if row["words"] != len(stored.text.split()):
        yield Fault(document_id, None, "the number of its words is wrong")
    if any(not 0 <= p.start <= p.end <= len(stored.text) for p in stored.paragraphs):
        yield Fault(document_id, None, "a paragraph lies outside its text")


def _statements(connection: Connection, row: Any, stored: Document) -> Iterator[Fault]:
    rows = connection.execute(select(statement).where(statement.c.document == row["seq"]).order_by(statement.c.seq))
    links = _links(connection, row["seq"])
    rejected = set(connection.execute(judgements_reading.rejected()).scalars())
    in_text = 0
    for s in rows.mappings():
        try:
            record = codec_statement.from_row(s, row["id"])
            kept = s["seq"] not in rejected
            in_text += record.part.is_text and kept
            found_by = record if kept else replace(record, claims=())
            whats = list(_statement(s, record, stored.text))
            if _expected(found_by) != links.get(s["seq"], set()):
                whats.append("the names that it is found by are not those in its record")
        except LedgerError as error:
            whats = [str(error)]
        for what in whats:
            yield Fault(row["id"], s["id"], what)
    if in_text != row["statements"]:
        yield Fault(
            row["id"], None, f"it says that it has {row['statements']} statements in its text, it has {in_text}"
        )


def _statement(row: Any, record: Statement, stored_text: str) -> Iterator[str]:
    yield from evidence.faults(stored_text, record)
    if record.id != row["id"]:
        yield "its id is not that of its spans"
    columns = codec_statement.to_row(record)
    wrong = sorted(name for name, value in columns.items() if name not in {"id", "body"} and row[name] != value)
    if wrong:
        yield f"its columns do not agree with its record: {', '.join(wrong)}"
    if row["seq"] // STATEMENTS != row["document"]:
        yield "its number is not one of its document's"


def _expected(record: Statement) -> set[tuple[str, int, str, str]]:
    links = {(role, at, *name) for role, at, name in voices.roles(record)}
    links |= {("holder", at, *voices.party(c.holder)) for at, c in enumerate(record.claims)}
    return links | {
        ("counterpart", at, *voices.party(c.counterpart)) for at, c in enumerate(record.claims) if c.counterpart
    }


def _links(connection: Connection, seq: int) -> dict[int, set[tuple[str, int, str, str]]]:
    """By statement, the names that a document's statements and claims are found by."""
    links: dict[int, set[tuple[str, int, str, str]]] = {}
    roles = select(
        statement_voice.c.statement, statement_voice.c.role, statement_voice.c.position, voice.c.name, voice.c.actor
    )
    asked = [
        roles.join(voice, voice.c.seq == statement_voice.c.voice).join(
            statement, statement.c.seq == statement_voice.c.statement
        )
    ]
    for role, column in (("holder", claim.c.holder), ("counterpart", claim.c.counterpart)):
        pairs = select(claim.c.statement, text(f"'{role}'"), claim.c.position, voice.c.name, voice.c.actor)
        asked.append(pairs.join(voice, voice.c.seq == column).join(statement, statement.c.seq == claim.c.statement))
    for each in asked:
        for number, role, at, name, actor in connection.execute(each.where(statement.c.document == seq)):
            links.setdefault(number, set()).add((role, at, name, actor))
    return links


_DOCUMENT_WORDS = "SELECT seq, title, text FROM document_words"
_STATEMENT_WORDS = "SELECT seq, content FROM statement"


def _index(connection: Connection, table: str, words: str, ids: dict[int, str], apart: int) -> Iterator[Fault]:
    """Compare a full-text index with one made afresh from the stored text, by a checksum of each entry's tokens.

    FTS5's own integrity check writes, and does not name the entry; so this reads the tokens of both through fts5vocab.
    """
    columns = "title, text" if table == "document" else "content"
    for command in (
        f"CREATE VIRTUAL TABLE temp.fresh USING fts5({columns}, content='', tokenize='unicode61 remove_diacritics 2')",
        f"INSERT INTO temp.fresh (rowid, {columns}) {words}",
    ):
        connection.exec_driver_sql(command)
    stored, fresh = _checksums(connection, "main", f"{table}_fts"), _checksums(connection, "temp", "fresh")
    connection.exec_driver_sql("DROP TABLE temp.fresh")
    for entry in sorted(stored.keys() | fresh.keys()):
        if stored.get(entry) != fresh.get(entry):
            yield Fault(
                ids.get(entry // apart), None, f"the full-text index of its {table} entry {entry} is out of step"
            )


def _checksums(connection: Connection, schema: str, index: str) -> dict[int, int]:
    """By entry, the sum of a checksum of each token with its column and place."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.tokens USING fts5vocab({schema}, {index}, instance)")
    sums: dict[int, int] = {}
    for term, entry, col, offset in connection.exec_driver_sql("SELECT term, doc, col, offset FROM temp.tokens"):
        sums[entry] = sums.get(entry, 0) + zlib.crc32(f"{term}\x1f{col}\x1f{offset}".encode())
    connection.exec_driver_sql("DROP TABLE temp.tokens")
    return sums
