"""Reading the latest versions of all documents, with their texts and their statements, a number of them at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, select

from onrecord.ledger import codec_document, codec_statement
from onrecord.ledger.judgements_reading import Standing, left_out
from onrecord.ledger.schema import document, document_text, statement
from onrecord.records import Document, Statement

_AT_ONCE = 200  # documents in memory at a time


def documents(connection: Connection) -> Iterator[Document]:
    """Every document that no later version supersedes, in the order in which they were added."""
    for rows in _partitions(connection):
        yield from map(codec_document.from_row, rows)


def spoken(connection: Connection) -> Iterator[tuple[Document, list[Statement]]]:
    """Those documents, each with its statements as people judged them, in text order, without the rejected ones."""
    for rows in _partitions(connection):
        said = _statements(connection, {row["seq"]: row["id"] for row in rows})
        for row in rows:
            yield codec_document.from_row(row), said[row["seq"]]


def _partitions(connection: Connection) -> Iterator[Sequence[RowMapping]]:
    asked = (
        select(document, document_text.c.text, document_text.c.paragraphs)
        .join(document_text, document_text.c.document == document.c.seq)
        .where(~document.c.superseded)
        .order_by(document.c.seq)
    )
    return connection.execute(asked, execution_options={"yield_per": _AT_ONCE}).mappings().partitions()


def _statements(connection: Connection, ids: dict[int, str]) -> dict[int, list[Statement]]:
    """The statements of some documents, by the documents' numbers; `ids` has their ids."""
    asked = select(statement).where(statement.c.document.in_(ids), *left_out(connection)).order_by(statement.c.seq)
    rows = connection.execute(asked).mappings().all()
    found = ((row["seq"], codec_statement.from_row(row, ids[row["document"]])) for row in rows)
    shown = Standing.of(connection).shown(found)
    said: dict[int, list[Statement]] = defaultdict(list)
    for row, one in zip(rows, shown, strict=True):
        said[row["document"]].append(one)
    return said
