"""Searching the full text of all documents, in whatever language, and showing the best place of each."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from onrecord.ledger import cursors, reading_documents
from onrecord.ledger.codec_statement import content_spans
from onrecord.ledger.folding import fold
from onrecord.ledger.fulltext import Ranking, count_documents, match_query, ranked_documents
from onrecord.ledger.queries import DocumentQuery
from onrecord.ledger.rows import Hit, Page
from onrecord.ledger.schema import document, statement
from onrecord.records import Span

SNIPPET = 240
"""Characters of text that a hit shows, about three lines of a page."""

_LEAD = 60  # characters shown before the first mark
_GAP = re.compile(r"\s")


def search(connection: Connection, words: str, query: DocumentQuery) -> Page[Hit]:
    """The documents that hold all the words, best first, among those that `query` asks for, a page of them.

    `query.words` and its order count for nothing; all are given where its limit is None.
    """
    limit = query.limit
    match, offset = match_query(words), cursors.number(query.after)
    if match is None:
        return Page((), None, 0)
    # Marks that no text can hold, since nobody knows them beforehand.
    marks = (f"\x02{secrets.token_hex(8)}\x02", f"\x03{secrets.token_hex(8)}\x03")
    among = _among(connection, replace(query, words=None))
    ranked = ranked_documents(connection, match, Ranking((limit, offset), marks, among))
    rows = [(r.seq, *_marked(r, marks)) for r in ranked]
    total = count_documents(connection, match, among)
    following = str(offset + len(rows)) if rows and offset + len(rows) < total else None
    return Page(tuple(_hits(connection, rows)), following, total)


def _among(connection: Connection, query: DocumentQuery) -> str | None:
    """The numbers of the documents to look through as JSON, None for all."""
    where = reading_documents.conditions(connection, query)
    return json.dumps(list(connection.execute(select(document.c.seq).where(*where)).scalars())) if where else None


def _marked(row: Any, marks: tuple[str, str]) -> tuple[str, list[Span]]:
    """The stored text and the matched spans in it; none where FTS5 could not give the text back whole."""
    shown, spans = unmarked(row.highlighted, marks)
    return row.text, spans if shown == row.text else []


def unmarked(highlighted: str, marks: tuple[str, str]) -> tuple[str, list[Span]]:
    """The text as it was, and the spans in it that stood between the marks."""
    pieces, at, spans = [], 0, []
    for piece in highlighted.split(marks[0]):
        inside, closed, outside = piece.partition(marks[1])
        if closed:
            spans.append(Span(at, at + len(inside)))
        pieces.append(inside + outside)
        at += len(inside) + len(outside)
    return "".join(pieces), spans


def window(text: str, spans: Sequence[Span]) -> Span:
    """Which stretch of the text to show: where the most different words are found close together."""
    if not spans:
        return Span(0, _break_after(text, min(len(text), SNIPPET)))
    best = max(range(len(spans)), key=lambda i: (_different(text, spans, i), -i))
    start = _break_before(text, max(0, spans[best].start - _LEAD))
    end = max(start + SNIPPET, spans[best].end)
    return Span(start, _break_after(text, min(len(text), end)))


def _different(text: str, spans: Sequence[Span], first: int) -> int:
    """How many different words are marked from the span `first` on within what a snippet shows."""
    until = spans[first].start + SNIPPET - _LEAD
    near: set[str] = set()
    for span in spans[first:]:
        if span.end > until:
            break
        near.add(fold(text[span.start : span.end]))
    return len(near)


def _break_before(text: str, at: int) -> int:
    """`at` moved on to the next beginning of a word, within a short word's reach."""
    found = _GAP.search(text, at, at + _LEAD // 2) if at else None
    return found.end() if found else at


def _break_after(text: str, at: int) -> int:
    """`at` moved on to the next end of a word, within a short word's reach."""
    found = _GAP.search(text, at, at + _LEAD // 2) if at < len(text) else None
    return found.start() if found else at


def _hits(connection: Connection, rows: Sequence[tuple[int, str, list[Span]]]) -> list[Hit]:
    documents = reading_documents.by_number(connection, [seq for seq, _, _ in rows])
    shown = [(seq, text, spans, window(text, spans)) for seq, text, spans in rows]
    firsts = {seq: next((s for s in spans if s.start >= w.start), None) for seq, _, spans, w in shown}
    holders = _holders(connection, {seq: span for seq, span in firsts.items() if span})
    return [
        Hit(documents[seq], w.start, w.end, text[w.start : w.end], holders.get(seq), _within(spans, w))
        for seq, text, spans, w in shown
    ]


def _within(spans: Sequence[Span], shown: Span) -> tuple[Span, ...]:
    inside = (s for s in spans if shown.start <= s.start and s.end <= shown.end)
    return tuple(Span(s.start - shown.start, s.end - shown.start) for s in inside)


def _holders(connection: Connection, marks: dict[int, Span]) -> dict[int, str]:
    """For documents and a mark in each, the id of the shortest statement whose content holds the mark."""
    if not marks:
        return {}
    columns = (statement.c.document, statement.c.id, statement.c.body)
    held = or_(
        *(
            and_(
                statement.c.document == seq,
                statement.c.content_start <= mark.start,
                statement.c.content_end >= mark.end,
            )
            for seq, mark in marks.items()
        )
    )
    longest_first = (statement.c.content_end - statement.c.content_start).desc()
    found: dict[int, str] = {}
    for row in connection.execute(select(*columns).where(held).order_by(longest_first)):
        mark = marks[row.document]
        if any(s.start <= mark.start and mark.end <= s.end for s in content_spans(row.body)):
            found[row.document] = row.id
    return found
