"""Full text search in SQLite's FTS5: a person's words made into a safe query, and the index kept in step.

The indexes hold no text of their own (external content), so that every writer here runs in the transaction that
changes the text. Tokens are those of unicode61 without diacritics: words of any script that separates them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Float, Integer, Subquery, TextualSelect, column, false, text

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def match_query(words: str) -> str | None:
    """The FTS5 query that asks for all of a person's words, with "phrases" in quotation marks kept together.

    A word that ends in an asterisk stands for every word that begins so. Everything else is looked up as it is: no
    FTS5 operator can be written by accident, so no query is ever an error. None when there is nothing to look up.
    """
    words = _FORBIDDEN.sub(" ", words)
    phrases = [m.group(1) for m in _PHRASE.finditer(words)]
    singles = _PHRASE.sub(" ", words).split()
    terms = [_term(t) for t in [*phrases, *singles] if any(c.isalnum() for c in t)]
    return " ".join(terms) or None


def _term(words: str) -> str:
    words = words.replace('"', " ").strip()
    return f'"{words.rstrip("*")}"' + ("*" if words.endswith("*") else "")


Index = Literal["document_fts", "statement_fts"]


def matching(seq: ColumnElement[int], index: Index, words: str) -> ColumnElement[bool]:
    """True of the rows, known by their number `seq`, that match a person's words; of none when there are no words."""
    rows = _rows(index, words)
    return false() if rows is None else seq.in_(rows)


def matches(index: Index, words: str) -> Subquery | None:
    """The numbers (column `rowid`) of the rows that match a person's words; None when there are no words.

    Joined to the rows it lets SQLite stop when a page is full, where `matching` gathers all matches first.
    """
    rows = _rows(index, words)
    return None if rows is None else rows.subquery("found")


def ranked(index: Index, words: str) -> Subquery | None:
    """As `matches`, with the column `rank` beside it: the less, the better a row fits (BM25)."""
    match = match_query(words)
    if match is None:
        return None
    rows = text(f"SELECT rowid, rank FROM {index} WHERE {index} MATCH :match")  # noqa: S608  # one of two names of ours
    return rows.bindparams(match=match).columns(column("rowid", Integer), column("rank", Float)).subquery("found")


def _rows(index: Index, words: str) -> TextualSelect | None:
    match = match_query(words)
    if match is None:
        return None
    rows = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match")  # noqa: S608  # one of two names of ours
    return rows.bindparams(match=match).columns(column("rowid", Integer))


def index_document(connection: Connection, seq: int) -> None:
    """Enter a stored document's title and text."""
    connection.execute(text(_DOCUMENT.format(command="", rank="")), {"seq": seq})


def forget_document(connection: Connection, seq: int) -> None:
    """Take a document out of the index. Call before its title or text change or go."""
    connection.execute(text(_DOCUMENT.format(command="document_fts, ", rank="'delete', ")), {"seq": seq})


_DOCUMENT = (
    "INSERT INTO document_fts ({command}rowid, title, text) "
    "SELECT {rank}seq, title, text FROM document_words WHERE seq = :seq"
)


def index_statements(connection: Connection, document: int) -> None:
    """Enter the content of a document's stored statements."""
    connection.execute(text(_STATEMENTS.format(command="", rank="")), {"document": document})


def forget_statements(connection: Connection, document: int) -> None:
    """Take a document's statements out of the index. Call before they go."""
    connection.execute(text(_STATEMENTS.format(command="statement_fts, ", rank="'delete', ")), {"document": document})


_STATEMENTS = (
    "INSERT INTO statement_fts ({command}rowid, content) "
    "SELECT {rank}seq, content FROM statement WHERE document = :document ORDER BY seq"
)


_AMONG = " AND rowid + 0 IN (SELECT value FROM json_each(:among))"
"""Narrows a search to given documents. The sum keeps FTS5 in charge, which else would search each of them alone."""


def count_documents(connection: Connection, query: str, among: str | None = None) -> int:
    """How many documents match an FTS5 query; with `among`, a JSON list of their numbers, how many of those."""
    narrowed = "" if among is None else _AMONG
    counted = f"SELECT count(*) FROM document_fts WHERE document_fts MATCH :q{narrowed}"  # noqa: S608  # words of ours
    found = connection.execute(text(counted), {"q": query} | ({} if among is None else {"among": among}))
    return int(found.scalar_one())


@dataclass(frozen=True, slots=True)
class Ranking:
    """How much of a ranking to give: (limit, offset), the limit None for all; the two marks around each match.

    `among` is a JSON list of the numbers of the documents to look through, None for all.
    """

    window: tuple[int | None, int]
    marks: tuple[str, str]
    among: str | None = None


def ranked_documents(connection: Connection, query: str, ranking: Ranking) -> Iterable[Any]:
    """Rows (seq, text, highlighted) of the matching documents, best first (BM25, a title weighs as four words of text).

    `highlighted` is the `text` with each match between the two marks; where the text has NUL characters, FTS5 gives
    less than that.
    """
    narrowed = "" if ranking.among is None else _AMONG
    # The ranking is given by `rank MATCH`, since only `ORDER BY rank` lets FTS5 highlight no more than it gives.
    asked = text(
        "SELECT rowid AS seq, text, highlight(document_fts, 1, :open, :close) AS highlighted FROM document_fts "  # noqa: S608  # words of ours
        f"WHERE document_fts MATCH :q AND rank MATCH 'bm25(4.0, 1.0)'{narrowed} "
        "ORDER BY rank LIMIT :limit OFFSET :offset"
    )
    limit, offset = ranking.window
    values: dict[str, object] = {"q": query, "limit": -1 if limit is None else limit, "offset": offset}
    values |= {"open": ranking.marks[0], "close": ranking.marks[1]}
    return connection.execute(asked, values if ranking.among is None else values | {"among": ranking.among})
