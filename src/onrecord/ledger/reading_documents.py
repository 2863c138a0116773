"""Reading documents: one by what a person calls it, or a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.errors import NotFoundError
from onrecord.ledger import codec_document, cursors, reading_orders
from onrecord.ledger.folding import fold
from onrecord.ledger.fulltext import matching
from onrecord.ledger.holding import documents_holding
from onrecord.ledger.queries import DocumentOrder, DocumentQuery, StatementQuery
from onrecord.ledger.rows import DocumentRow, Page
from onrecord.ledger.schema import collection, document, document_collection, document_text
from onrecord.records import Document

_AT_ONCE = 500  # documents looked up in one query

Condition = ColumnElement[bool]


def find(connection: Connection, ref: str) -> int:
    """The number of the document that `ref` means: its id, a unique prefix of it, its name or its URL.

    Of the versions of one URL, the latest is meant. Raises NotFoundError, which says what would fit.
    """
    seq = connection.execute(select(document.c.seq).where(document.c.id == ref)).scalar_one_or_none()
    if seq is not None:
        return int(seq)
    called = or_(document.c.name == ref, document.c.url == ref)
    rows = connection.execute(select(document).where(called, ~document.c.superseded).limit(6)).mappings().all()
    if not rows and len(ref) > 1:
        rows = connection.execute(select(document).where(starting(document.c.id, ref)).limit(6)).mappings().all()
    if not rows:
        raise NotFoundError(f"There is no document {ref!r} in the ledger: `onrecord documents` lists what it holds.")
    if len(rows) > 1:
        fitting = ", ".join(f"{row['id']} ({row['title'] or row['name']})" for row in rows[:5])
        raise NotFoundError(f"{ref!r} fits several documents; name one by its id: {fitting}.")
    return int(rows[0]["seq"])


def holds(connection: Connection, document_id: str) -> bool:
    """Whether there is a document with exactly this id."""
    return connection.execute(select(document.c.seq).where(document.c.id == document_id)).first() is not None


def starting(column: ColumnElement[Any], prefix: str) -> Condition:
    """True where an id begins with `prefix`, as a range so that the index serves it."""
    return and_(column >= prefix, column < prefix + "\U0010ffff")


def whole(connection: Connection, seq: int) -> Document:
    """A document with its text."""
    joined = select(document, document_text.c.text, document_text.c.paragraphs).join(
        document_text, document_text.c.document == document.c.seq
    )
    row = connection.execute(joined.where(document.c.seq == seq)).mappings().one_or_none()
    if row is None:
        raise NotFoundError("The document's text is missing from the ledger: `onrecord verify` says what holds.")
    return codec_document.from_row(row)


def by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, DocumentRow]:
    """The documents with these numbers, in two queries."""
    rows: dict[int, DocumentRow] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        some = select(document).where(document.c.seq.in_(numbers[at : at + _AT_ONCE]))
        rows |= {row.seq: listed for row, listed in _listed(connection, connection.execute(some).all())}
    return rows


def several(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentRow]:
    """The documents with these ids, by their ids; those that are not there are left out."""
    found: dict[str, DocumentRow] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = select(document).where(document.c.id.in_(ids[at : at + _AT_ONCE]))
        found |= {row.id: listed for row, listed in _listed(connection, connection.execute(some).all())}
    return found


def _listed(connection: Connection, rows: Sequence[Any]) -> Iterable[tuple[Any, DocumentRow]]:
    names = _collections(connection, [row.seq for row in rows])
    return [(row, codec_document.listed(row._mapping, names.get(row.seq, ()))) for row in rows]


def _collections(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    asked = (
        select(document_collection.c.document, collection.c.name)
        .join(collection, collection.c.seq == document_collection.c.collection)
        .where(document_collection.c.document.in_(numbers))
        .order_by(collection.c.name)
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, name in connection.execute(asked):
        found[number] = (*found.get(number, ()), name)
    return found


def versions(connection: Connection, seq: int) -> list[DocumentRow]:
    """The versions of a document's URL, oldest first; the document alone where it has no URL."""
    url = select(document.c.url).where(document.c.seq == seq).scalar_subquery()
    asked = select(document).where(or_(document.c.seq == seq, document.c.url == url)).order_by(document.c.version)
    return [listed for _, listed in _listed(connection, connection.execute(asked).all())]


def page(connection: Connection, query: DocumentQuery) -> Page[DocumentRow]:
    """A page of the documents that `query` asks for."""
    where = conditions(connection, query)
    total = connection.execute(select(func.count()).select_from(document).where(*where)).scalar_one()
    rows = connection.execute(_ordered(query, where)).all()
    more = query.limit is not None and len(rows) > query.limit
    rows = rows[: query.limit]
    after = _next(query, rows) if more else None
    return Page(tuple(listed for _, listed in _listed(connection, rows)), after, total)


def _next(query: DocumentQuery, rows: Sequence[Any]) -> str:
    """The cursor after these rows."""
    if query.order is DocumentOrder.PUBLISHED:
        return cursors.dated(rows[-1].published_on, rows[-1].seq)
    return reading_orders.following(query.after, len(rows))


def stream(connection: Connection, query: DocumentQuery) -> Iterator[DocumentRow]:
    """Every document that `query` asks for, whatever its limit."""
    result = connection.execute(
        _ordered(query, conditions(connection, query)).limit(None), execution_options={"yield_per": _AT_ONCE}
    )
    for rows in result.partitions():
        for _, listed in _listed(connection, rows):
            yield listed


def _ordered(query: DocumentQuery, where: list[Condition]) -> Select[Any]:
    if query.order is not DocumentOrder.PUBLISHED:
        return reading_orders.documents(select(document).where(*where), query)
    newest = (document.c.published_on.desc().nulls_last(), document.c.seq.desc())
    asked = select(document).where(*where).order_by(*newest)
    if query.after is not None:
        asked = asked.where(_after(*cursors.read_dated(query.after)))
    return asked if query.limit is None else asked.limit(query.limit + 1)


def _after(day: str | None, seq: int) -> Condition:
    undated = document.c.published_on.is_(None)
    if day is None:
        return and_(undated, document.c.seq < seq)
    same_day = and_(document.c.published_on == day, document.c.seq < seq)
    return or_(document.c.published_on < day, same_day, undated)


def conditions(connection: Connection, query: DocumentQuery) -> list[Condition]:
    """What a document must fulfil for `query`."""
    where = shared_conditions(query)
    if query.claims is not None:
        where.append(document.c.seq.in_(documents_holding(connection, query.claims)))
    if query.words and query.words.strip():
        where.append(matching(document.c.seq, "document_fts", query.words))
    if query.undated:
        where.append(document.c.published_on.is_(None))
    if query.genre is not None:
        where.append(document.c.genre == query.genre.value)
    if query.language is not None:
        where.append(document.c.language == query.language)
    return where


def shared_conditions(query: DocumentQuery | StatementQuery) -> list[Condition]:
    """What the document must fulfil for a query of documents or of statements."""
    where: list[Condition] = []
    if query.publisher is not None:
        where.append(document.c.publisher_folded == fold(query.publisher))
    if query.published_from is not None:
        where.append(document.c.published_on >= query.published_from)
    if query.published_to is not None:
        where.append(document.c.published_on <= query.published_to)
    if query.latest_only:
        where.append(~document.c.superseded)
    if query.collection is not None:
        where.append(document.c.seq.in_(_collected(query.collection)))
    return where


def _collected(name: str) -> Select[tuple[int]]:
    joined = document_collection.join(collection, collection.c.seq == document_collection.c.collection)
    return select(document_collection.c.document).select_from(joined).where(collection.c.name == name)
