"""Documents as rows and back, and which of their metadata a person may correct."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from onrecord.errors import InputError, LedgerError, UsageError
from onrecord.ledger.codec_statement import dump
from onrecord.ledger.folding import fold
from onrecord.ledger.rows import DocumentRow
from onrecord.records import DateBasis, Document, Genre, Metadata, Paragraph, Part, Span

EDITABLE = frozenset({"title", "author", "publisher", "published", "url", "speaker", "genre", "language"})
"""The metadata that a person may correct; `published` is the publication date."""

_META = tuple(f.name for f in fields(Metadata))


def to_row(document: Document) -> dict[str, object]:
    """The columns of `document` that follow from the record alone."""
    return {
        "id": document.id,
        "name": document.name,
        "key": document.key,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "raw_sha256": document.raw_sha256,
        "words": len(document.text.split()),
        **meta_to_row(document.meta),
    }


def meta_to_row(meta: Metadata) -> dict[str, object]:
    """The columns of a document that hold its metadata."""
    row: dict[str, object] = {name: getattr(meta, name) for name in _META}
    row |= {"published_basis": meta.published_basis.value, "genre": meta.genre.value}
    return row | {"publisher_folded": fold(meta.publisher) if meta.publisher else None}


def paragraphs_to_json(paragraphs: tuple[Paragraph, ...]) -> str:
    """Paragraphs as a JSON list of ``[start, end, part, speaker, turn]``."""
    return dump([[p.start, p.end, p.part.value, p.speaker, p.turn] for p in paragraphs])


def from_row(row: RowMapping) -> Document:
    """The document of a row of `document` joined with `document_text`. Raises LedgerError for a damaged row."""
    try:
        return Document(
            name=row["name"],
            text=row["text"],
            raw_sha256=row["raw_sha256"],
            paragraphs=tuple(_paragraph(*p) for p in json.loads(row["paragraphs"])),
            meta=meta_from_row(row),
            key=row["key"],
            media_type=row["media_type"],
            version=row["version"],
            supersedes=row["supersedes"],
        )
    except (ValueError, TypeError) as error:
        raise LedgerError(
            f"Document {row['id']} is damaged in the ledger: `onrecord verify` says what holds."
        ) from error


def meta_from_row(row: RowMapping) -> Metadata:
    """The metadata of a row."""
    values = {name: row[name] for name in _META}
    return Metadata(**values | {"published_basis": DateBasis(row["published_basis"]), "genre": Genre(row["genre"])})


def _paragraph(start: int, end: int, part: str, speaker: list[int] | None, turn: int | None) -> Paragraph:
    return Paragraph(start, end, Part(part), Span(*speaker) if speaker else None, turn)


def listed(row: RowMapping, collections: tuple[str, ...]) -> DocumentRow:
    """The DocumentRow of a row of `document`."""
    names = [f.name for f in fields(DocumentRow) if f.name not in {"extracted", "collections"}]
    values = {name: row[name] for name in names}
    values |= {"published_basis": DateBasis(row["published_basis"]), "genre": Genre(row["genre"])}
    return DocumentRow(**values, extracted=row["model"] is not None, collections=collections)


def amended(meta: Metadata, changes: Mapping[str, str | None]) -> Metadata:
    """`meta` with a person's corrections; an empty value or None says that the thing is unknown.

    Raises UsageError for a field that cannot be corrected, a genre that does not exist or a date that is none.
    """
    unknown = sorted(set(changes) - EDITABLE)
    if unknown:
        raise UsageError(f"{', '.join(unknown)} cannot be edited; these can: {', '.join(sorted(EDITABLE))}.")
    values: dict[str, Any] = {name: (value or "").strip() or None for name, value in changes.items()}
    if "genre" in values:
        values["genre"] = _genre(values["genre"])
    if "published" in values:
        values |= _published(values.pop("published"))
    return replace(meta, **values)


def _genre(value: str | None) -> Genre:
    try:
        return Genre(value or Genre.OTHER)
    except ValueError:
        raise UsageError(f"There is no genre {value!r}; choose one of {', '.join(Genre)}.") from None


def _published(value: str | None) -> dict[str, Any]:
    if value is None:
        return {"published_on": None, "published_basis": DateBasis.UNKNOWN}
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is not a day; write it as 2015-10-07.") from None
    return {"published_on": day.isoformat(), "published_basis": DateBasis.GIVEN}


def check_storable(document: Document) -> None:
    """Raise InputError for a document with characters that no file can hold (lone surrogates)."""
    texts = [document.name, document.key, document.text, *(getattr(document.meta, name) for name in _META)]
    try:
        for text in texts:
            if text is not None:
                str(text).encode()
    except UnicodeEncodeError:
        shown = document.name.encode("utf-8", "replace").decode()
        raise InputError(
            f"{shown} holds characters that cannot be decoded: save it as UTF-8 and add it again."
        ) from None
