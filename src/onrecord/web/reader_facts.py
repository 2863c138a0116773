"""What is known of a document beside its text, and its other versions, as the reader's page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ledger import DocumentRow
from onrecord.web import links, wording

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MAX_VERSIONS = 50
"""Versions of one address that the page lists."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the metadata block; `href` only for addresses that may be links."""

    term: str
    words: str
    href: str | None = None
    code: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the document at its address."""

    number: int
    href: str
    day: str
    here: bool


def facts(row: DocumentRow) -> tuple[Fact, ...]:
    """The metadata block: what is known of the document, one line each; what is unknown has no line."""
    known = (
        Fact("Published", _published(row)),
        Fact("Author", row.author or ""),
        Fact("Speaker", row.speaker or ""),
        Fact("Publisher", row.publisher or ""),
        Fact("Genre", wording.GENRES[row.genre]),
        Fact("Language", wording.language(row.language) + ("" if row.extracted else ", not extracted")),
        Fact("Address", row.url or "", links.outward(row.url)),
        Fact("Read on", wording.day(row.retrieved_on)),
        Fact("Name", row.name),
        Fact("Collections", ", ".join(row.collections)),
        Fact("Words", f"{row.words:,}"),
        Fact("Added", row.added_on.replace("T", " ")[:16] + " UTC"),
        Fact("Media type", row.media_type),
        Fact("Extracted by", row.model or ""),
        Fact("Id", row.id, code=True),
        Fact("Text SHA-256", row.sha256, code=True),
        Fact("File SHA-256", row.raw_sha256, code=True),
    )
    return tuple(fact for fact in known if fact.words)


def _published(row: DocumentRow) -> str:
    if row.published_on:
        return f"{wording.day(row.published_on)} ({wording.DATE_BASES[row.published_basis]})"
    return f"not known; not before {wording.day(row.not_before)}" if row.not_before else "not known"


def versions(reader: Reader, row: DocumentRow) -> tuple[Version, ...]:
    """The versions at this document's address, newest first; none where it is the only one."""
    rows = sorted(reader.versions(row.id), key=lambda version: version.version, reverse=True)
    if len(rows) < 2:
        return ()
    return tuple(
        Version(v.version, links.document(v.id), wording.day(v.added_on[:10]), v.id == row.id)
        for v in rows[:MAX_VERSIONS]
    )
