"""PDF: the text layer, its lines rejoined into paragraphs, running heads and page numbers set aside."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable

from onrecord.errors import InputError
from onrecord.read.builder import Builder
from onrecord.read.declared import iso_day, language_tag, one_line
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.pdflines import Line, paragraphs
from onrecord.read.source import Source
from onrecord.records import DateBasis, Metadata

MIN_LETTERS = 10
"""Letters that a text layer has at least; scans carry a stamp or a page number at most."""

NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|document\d*$|print\b)|\.(?:docx?|indd|qxd|pdf|rtf|tex|odt)$", re.IGNORECASE
)
"""Titles that programs put in by themselves."""


def draft(source: Source) -> Draft:
    """The text of a PDF. Raises InputError for one that is damaged, needs a password, or is only pictures of pages."""
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each repair of a sloppy file
    try:
        pages, meta = _read(source)
    except PyPdfError as error:
        raise InputError(f"{source.name} is truncated or damaged: get the PDF again.") from error
    if sum(c.isalpha() for line in pages for c in line.text) < MIN_LETTERS:
        raise InputError(f"{source.name} has no text layer, only pictures of pages: run OCR on it first.")
    builder = Builder()
    for text, part in paragraphs(pages):
        builder.add(text, part)
    return Draft(builder.text, source.name, meta, builder.blocks, media_type=Format.PDF.value)


def _read(source: Source) -> tuple[list[Line], Metadata]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(source.data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{source.name} is encrypted: open it with its password and save it without one.")
    lines = [
        line for number, page in enumerate(reader.pages) for line in _lines(number, page.extract_text().split("\n"))
    ]
    info = reader.metadata
    day = iso_day(info.creation_date.date().isoformat() if info and info.creation_date else None)
    title = one_line(str(info.title)) if info and info.title else None
    language = reader.root_object.get("/Lang")
    return lines, Metadata(
        title=None if title and NO_TITLE.search(title) else title,
        author=one_line(str(info.author)) if info and info.author else None,
        published_on=day,
        published_basis=DateBasis.META if day else DateBasis.UNKNOWN,
        language=language_tag(str(language)) if language else None,
    )


def _lines(page: int, texts: Iterable[str]) -> list[Line]:
    """The lines of a page, with how many stand above and below each; empty ones mark a gap before the next."""
    kept: list[tuple[str, bool]] = []
    gap = False
    for text in texts:
        if text.strip():
            kept.append((text.strip(), gap))
        gap = not text.strip()
    return [Line(text, page, above, len(kept) - above - 1, after) for above, (text, after) in enumerate(kept)]
