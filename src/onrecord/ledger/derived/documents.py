"""Documents as the derived rows need them: the latest versions, as people judged them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select

from onrecord.ledger import codec_document, codec_statement, reading_documents
from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows
from onrecord.ledger.judgements_reading import Standing, left_out
from onrecord.ledger.schema import document, document_text, statement
from onrecord.records import Document, Statement


class Said(NamedTuple):
    """A document with its statements, each with its number, without those that a person rejected."""

    seq: int
    document: Document
    statements: list[tuple[int, Statement]]


def read(work: Work, numbers: Iterable[int]) -> dict[int, Said]:
    """The documents with these numbers, without those that are gone or superseded."""
    wanted = list(numbers)
    texts = current(work, wanted)
    asked = select(statement).where(statement.c.document.in_(list(texts)), *left_out(work)).order_by(statement.c.seq)
    stored = work.execute(asked).mappings().all()
    found = [(row["seq"], codec_statement.from_row(row, texts[row["document"]].id)) for row in stored]
    shown = Standing.of(work).shown(found)
    said = {seq: Said(seq, text, []) for seq, text in texts.items()}
    for row, one in zip(stored, shown, strict=True):
        said[row["document"]].statements.append((row["seq"], one))
    return said


def current(work: Work, numbers: Iterable[int]) -> dict[int, Document]:
    """The documents with these numbers, without their statements and without those that are gone or superseded."""
    asked = (
        select(document, document_text.c.text, document_text.c.paragraphs)
        .join(document_text, document_text.c.document == document.c.seq)
        .where(document.c.seq.in_(list(numbers)), ~document.c.superseded)
        .order_by(document.c.seq)
    )
    return {row["seq"]: codec_document.from_row(row) for row in work.execute(asked).mappings()}


def find(work: Work, ref: str) -> int:
    """The number of the document that `ref` means. Raises NotFoundError."""
    return reading_documents.find(work, ref)


def with_words(work: Work, words: Iterable[str], beginnings: Iterable[str]) -> list[int]:
    """The latest versions of dated documents whose text has one of some words, or a word with one of some beginnings.

    Those that are marked to be searched for all conditions are left out.
    """
    terms = [f'"{word}"' for word in words] + [f'"{beginning}"*' for beginning in beginnings]
    if not terms:
        return []
    asked = (
        "SELECT f.rowid FROM document_fts f JOIN document d ON d.seq = f.rowid "
        "WHERE document_fts MATCH ? AND NOT d.superseded AND d.published_on IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM stale WHERE stage = 3 AND key = CAST(d.seq AS TEXT)) ORDER BY f.rowid"
    )
    return column(work, asked, "text : (" + " OR ".join(terms) + ")")


def dated(work: Work) -> list[int]:
    """The latest versions of all documents with a day."""
    return column(work, "SELECT seq FROM document WHERE NOT superseded AND published_on IS NOT NULL ORDER BY seq")


def numbers_of(work: Work, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of documents by their ids."""
    found = rows(work, "SELECT id, seq FROM document WHERE id IN (SELECT value FROM json_each(?))", listed(ids))
    return {row.id: row.seq for row in found}
