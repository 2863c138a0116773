"""Listings in other orders than that of the ledger. Their cursors count what came before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, false

from onrecord.ledger import cursors
from onrecord.ledger.fulltext import matching, ranked
from onrecord.ledger.queries import DocumentOrder, DocumentQuery, Order, StatementQuery
from onrecord.ledger.schema import document, statement

_NEWEST_SAID = (statement.c.said_earliest.desc(), statement.c.said_latest.desc(), statement.c.seq.desc())
_NEWEST_PUBLISHED = (document.c.published_on.desc(), document.c.seq.desc(), statement.c.seq)
# SQLite takes NULL for less than any value, so that what has no day comes last without NULLS LAST, and an index serves.

_DOCUMENTS: dict[DocumentOrder, tuple[Any, ...]] = {
    DocumentOrder.ADDED: (document.c.added_on.desc(),),
    DocumentOrder.TITLE: (document.c.title.is_(None), document.c.title.collate("NOCASE"), document.c.name),
    DocumentOrder.WORDS: (document.c.words.desc(),),
    DocumentOrder.STATEMENTS: (document.c.statements.desc(),),
}


def statements(asked: Select[Any], query: StatementQuery, where: list[ColumnElement[bool]], more: int) -> Select[Any]:
    """`asked` over `statement`, narrowed to `where` and the words of `query`, in its order, `more` beyond its limit."""
    asked = asked.where(*where)
    words = query.words if query.words and query.words.strip() else None
    if query.order is Order.MATCH and words:
        return _window(_best(asked, words), query.after, query.limit, more)
    if words:
        asked = asked.where(matching(statement.c.seq, "statement_fts", words))
    if query.order is Order.PUBLISHED:
        joined = asked.join(document, document.c.seq == statement.c.document)
        return _window(joined.order_by(*_NEWEST_PUBLISHED), query.after, query.limit, more)
    newest = (statement.c.seq,) if query.order is Order.MATCH else _NEWEST_SAID
    return _window(asked.order_by(*newest), query.after, query.limit, more)


def documents(asked: Select[Any], query: DocumentQuery) -> Select[Any]:
    """`asked` over `document` in the order of `query`, one beyond its limit."""
    return _window(asked.order_by(*_DOCUMENTS[query.order], document.c.seq.desc()), query.after, query.limit, 1)


def following(after: str | None, shown: int) -> str:
    """The cursor after a page of `shown` entries that began at `after`."""
    return str(cursors.number(after) + shown)


def _best(asked: Select[Any], words: str) -> Select[Any]:
    found = ranked("statement_fts", words)
    if found is None:
        return asked.where(false())
    joined = asked.join(found, found.c.rowid == statement.c.seq)
    return joined.order_by(found.c.rank, found.c.rowid)


def _window(asked: Select[Any], after: str | None, limit: int | None, more: int) -> Select[Any]:
    skipped = asked.offset(cursors.number(after)) if after is not None else asked
    return skipped if limit is None else skipped.limit(limit + more)
