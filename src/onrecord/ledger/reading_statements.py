"""Reading statements: one, those of a document, or a listing over the whole ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, false, func, literal, select

from onrecord.errors import NotFoundError
from onrecord.ledger import codec_statement, cursors, reading_documents, reading_orders
from onrecord.ledger.fulltext import matches, matching
from onrecord.ledger.holding import statements_holding
from onrecord.ledger.judgements_filter import judged_as
from onrecord.ledger.judgements_reading import Standing, left_out
from onrecord.ledger.queries import TEXT_PARTS, Order, StatementQuery
from onrecord.ledger.reading_documents import Condition
from onrecord.ledger.rows import DocumentRow, Page, StatementRow
from onrecord.ledger.schema import document, statement
from onrecord.ledger.voices import REPORTER, SPEAKER, statements_of
from onrecord.records import Part, Statement

_AT_ONCE = 1000  # statements read before their documents are looked up

_COLUMNS = (
    statement.c.seq,
    statement.c.id,
    statement.c.document,
    statement.c.kind,
    statement.c.part,
    statement.c.content,
    statement.c.confidence,
    statement.c.model,
    statement.c.body,
)


def one(connection: Connection, ref: str) -> StatementRow:
    """The statement with the id `ref` or the only one whose id begins so. Raises NotFoundError."""
    begins = reading_documents.starting(statement.c.id, ref)
    rows = connection.execute(select(*_COLUMNS).where(begins).order_by(statement.c.id).limit(6)).all()
    exact = [row for row in rows if row.id == ref]
    if not rows or len(ref) < 2:
        raise NotFoundError(f"There is no statement {ref!r} in the ledger: `onrecord statements` lists what it holds.")
    if len(rows) > 1 and not exact:
        raise NotFoundError(
            f"{ref!r} fits several statements; write more of the id: {', '.join(r.id for r in rows[:5])}."
        )
    return _with_documents(connection, exact or rows, {})[0]


def several(connection: Connection, ids: Sequence[str]) -> dict[str, StatementRow]:
    """The statements with these ids, by their ids; those that are not there are left out."""
    found: dict[str, StatementRow] = {}
    for at in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(select(*_COLUMNS).where(statement.c.id.in_(ids[at : at + _AT_ONCE]))).all()
        found |= {row.statement.id: row for row in _with_documents(connection, rows, {})}
    return found


def of_document(connection: Connection, seq: int, *, rejected: bool = False) -> list[Statement]:
    """All statements of a document, whatever their part, in text order; with `rejected`, also those that were."""
    asked = (
        select(*_COLUMNS, document.c.id.label("document_id"))
        .join(document, document.c.seq == statement.c.document)
        .where(statement.c.document == seq)
        .order_by(statement.c.seq)
    )
    if not rejected:
        asked = asked.where(*left_out(connection))
    rows = connection.execute(asked)
    return Standing.of(connection).shown((r.seq, codec_statement.from_row(r._mapping, r.document_id)) for r in rows)


def page(connection: Connection, query: StatementQuery) -> Page[StatementRow]:
    """A page of the statements that `query` asks for."""
    where, kept = _conditions(connection, query), _kept(connection, query)
    total = connection.execute(_counted(query, where, kept)).scalar_one()
    rows = connection.execute(_ordered(query, [*where, *kept], more=1)).all()
    more = query.limit is not None and len(rows) > query.limit
    rows = rows[: query.limit]
    return Page(tuple(_with_documents(connection, rows, {})), _next(query, rows) if more else None, total)


def _next(query: StatementQuery, rows: Sequence[Any]) -> str:
    """The cursor after these rows."""
    return str(rows[-1].seq) if query.order is Order.TEXT else reading_orders.following(query.after, len(rows))


def chosen(connection: Connection, query: StatementQuery, *, with_kind: bool = False) -> Select[Any]:
    """The numbers (`seq`) of all statements that `query` asks for, whatever its page; their kinds too where asked."""
    where = [_parts(query, indexed=False), *_conditions(connection, query), *_kept(connection, query)]
    if _has_words(query):
        where.append(matching(statement.c.seq, "statement_fts", query.words or ""))
    columns = (statement.c.seq, statement.c.kind) if with_kind else (statement.c.seq,)
    return select(*columns).where(*where)


def stream(connection: Connection, query: StatementQuery) -> Iterator[StatementRow]:
    """The statements that `query` asks for, read as they are needed."""
    asked = _ordered(query, [*_conditions(connection, query), *_kept(connection, query)])
    known: dict[int, DocumentRow] = {}
    for rows in connection.execute(asked, execution_options={"yield_per": _AT_ONCE}).partitions():
        yield from _with_documents(connection, rows, known)
        # The listing goes document by document: only the last one can come again.
        known = {rows[-1].document: known[rows[-1].document]}


def _with_documents(connection: Connection, rows: Sequence[Any], known: dict[int, DocumentRow]) -> list[StatementRow]:
    """Each row as a statement beside its document; documents not in `known` are looked up at once and entered there."""
    missing = sorted({row.document for row in rows} - known.keys())
    known |= reading_documents.by_number(connection, missing)
    found = ((r.seq, codec_statement.from_row(r._mapping, known[r.document].id)) for r in rows)
    shown = Standing.of(connection).shown(found)
    return [StatementRow(one, known[r.document]) for r, one in zip(rows, shown, strict=True)]


def _kept(connection: Connection, query: StatementQuery) -> list[Condition]:
    """What leaves out the statements that people rejected, unless they are asked for."""
    return [] if query.rejected else left_out(connection)


def _counted(query: StatementQuery, where: list[Condition], kept: list[Condition]) -> Select[Any]:
    """How many statements there are for `query`; `where` is what narrows it beside its parts and words."""
    if _has_words(query) and not where and not kept:
        return _counted_words(query)
    counted = select(func.count()).select_from(statement).where(_parts(query, indexed=not where), *where, *kept)
    return (
        counted.where(matching(statement.c.seq, "statement_fts", query.words or "")) if _has_words(query) else counted
    )


def _counted_words(query: StatementQuery) -> Select[Any]:
    """All matches less those in other parts, which are few: no other row of the table is read."""
    found = matches("statement_fts", query.words or "")
    if found is None:
        return select(literal(0))
    other = statement.c.part.in_(sorted(part.value for part in set(Part) - _asked_parts(query)))
    elsewhere = (
        select(func.count()).select_from(statement).where(other, (statement.c.seq + 0).in_(select(found.c.rowid)))
    )
    return select(select(func.count()).select_from(found).scalar_subquery() - elsewhere.scalar_subquery())


def _ordered(query: StatementQuery, where: list[Condition], more: int = 0) -> Select[Any]:
    if query.order is not Order.TEXT:
        return reading_orders.statements(select(*_COLUMNS), query, [_parts(query, indexed=False), *where], more)
    asked, seq = select(*_COLUMNS), cast("ColumnElement[int]", statement.c.seq)
    if _has_words(query):
        found = matches("statement_fts", query.words or "")
        if found is None:
            return asked.where(false())
        seq = found.c.rowid
        asked = asked.select_from(found.join(statement, statement.c.seq == seq))
    asked = asked.where(_parts(query, indexed=False), *where).order_by(seq)
    if query.after is not None:
        asked = asked.where(seq > cursors.number(query.after))
    return asked if query.limit is None else asked.limit(query.limit + more)


def _has_words(query: StatementQuery) -> bool:
    return bool(query.words and query.words.strip())


def _parts(query: StatementQuery, *, indexed: bool) -> Condition:
    """True of the statements in the parts asked for; not `indexed`, in a form that no index serves.

    Most statements are in the parts asked for, so that SQLite, taking the index, would read and sort them all to
    give a page; an expression leaves it the order of `seq` and the narrower conditions.
    """
    column = statement.c.part if indexed else statement.c.part.concat("")
    return column.in_(sorted(part.value for part in _asked_parts(query)))


def _asked_parts(query: StatementQuery) -> frozenset[Part]:
    return TEXT_PARTS if query.parts is None else query.parts


def _conditions(connection: Connection, query: StatementQuery) -> list[Condition]:
    """What a statement must fulfil for `query`, beside its part and its words."""
    where: list[Condition] = []
    if query.document is not None:
        where.append(statement.c.document == reading_documents.find(connection, query.document))
    if query.kind is not None:
        where.append(statement.c.kind == query.kind.value)
    if query.speaker:
        where.append(statements_of(SPEAKER, query.speaker))
    if query.reporter:
        where.append(statements_of(REPORTER, query.reporter))
    if query.claims is not None:
        where.append(statements_holding(connection, query.claims))
    if query.judged is not None:
        where.append(judged_as(query.judged))
    return [*where, *_dated(query), *_of_documents(query)]


def _dated(query: StatementQuery) -> list[Condition]:
    where: list[Condition] = []
    first, last = statement.c.said_earliest, statement.c.said_latest
    if query.said_from is not None:
        where.append((first if query.said_within else last) >= query.said_from)
    if query.said_to is not None:
        where.append(first <= query.said_to)
        where += [last <= query.said_to] if query.said_within else []
    return where


def _of_documents(query: StatementQuery) -> list[Condition]:
    where = reading_documents.shared_conditions(query)
    if query.said_within and where:  # of which there are few: each one's document is looked up
        return [select(document.c.seq).where(document.c.seq == statement.c.document, *where).exists()]
    return [statement.c.document.in_(select(document.c.seq).where(*where))] if where else []
