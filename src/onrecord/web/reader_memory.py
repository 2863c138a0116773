"""What the reader's page asks of the ledger again and again, remembered while nobody writes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.ledger import Stamp, file_stamp
from onrecord.records import Statement

if TYPE_CHECKING:
    from onrecord.ledger import IssueCount, Reader

REMEMBERED = 4
"""Documents whose statements are kept in memory, some 3 kB a statement."""

SUGGESTED = 200
"""Names that a field suggests; any other can be typed."""


def statements_of(reader: Reader, document_id: str) -> tuple[Statement, ...]:
    """All statements of a document in text order, the rejected ones too."""
    return _statements(reader, document_id, file_stamp(reader.path))


def actors_of(reader: Reader) -> tuple[str, ...]:
    """The names of those who speak most in the ledger."""
    return _actors(reader, file_stamp(reader.path))


def issues_of(reader: Reader, words: str | None, limit: int) -> tuple[IssueCount, ...]:
    """The issues that fit words, all without them, with their claims by stance, most claims first."""
    return _issues(reader, words, limit, file_stamp(reader.path))


@lru_cache(maxsize=REMEMBERED)
def _statements(reader: Reader, document_id: str, _stamp: Stamp) -> tuple[Statement, ...]:
    return tuple(reader.document_statements(document_id, rejected=True))


@lru_cache(maxsize=REMEMBERED)
def _actors(reader: Reader, _stamp: Stamp) -> tuple[str, ...]:
    return tuple(row.name for row in reader.speakers(limit=SUGGESTED))


@lru_cache(maxsize=REMEMBERED)
def _issues(reader: Reader, words: str | None, limit: int, _stamp: Stamp) -> tuple[IssueCount, ...]:
    return tuple(reader.issues(words=words, limit=limit))
