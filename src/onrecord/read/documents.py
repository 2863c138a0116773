"""Bytes to documents: finds the format, opens containers, and finishes every document alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from onrecord.errors import InputError, OnrecordError
from onrecord.read import archive, docx, email, feed, html, markdown, pdf, table, text, warc
from onrecord.read.declared import web_address
from onrecord.read.detect import Format, detect
from onrecord.read.draft import Draft
from onrecord.read.failure import Failure
from onrecord.read.finish import finish
from onrecord.read.found import Row
from onrecord.read.limits import check_depth, check_size, check_text
from onrecord.read.names import printable
from onrecord.read.options import ReadOptions
from onrecord.read.reading import Reading
from onrecord.read.source import Source
from onrecord.records import DateBasis, Document, Metadata

Found = Source | Row | Failure

SINGLE: dict[Format, Callable[[Source], Draft]] = {
    Format.TEXT: text.draft,
    Format.MARKDOWN: markdown.draft,
    Format.HTML: html.draft,
    Format.PDF: pdf.draft,
    Format.DOCX: docx.draft,
}
"""Formats in which a file is one document."""

CONTAINERS: dict[Format, Callable[[Source, Reading], Iterator[Found]]] = {
    Format.EMAIL: email.parts,
    Format.ZIP: archive.zip_members,
    Format.GZIP: archive.gzip_member,
    Format.WARC: warc.records,
    Format.FEED: feed.entries,
}
"""Formats in which a file holds documents."""

TABLES = frozenset({Format.CSV, Format.JSON, Format.JSONL, Format.PARQUET})


def read_bytes(name: str, data: bytes, options: ReadOptions) -> Iterator[Document | Failure]:
    """The documents in one file that is in memory, in its order; lazily, failures among them."""
    return read_source(Source(printable(name), data), options)


def read_source(source: Source, options: ReadOptions) -> Iterator[Document | Failure]:
    """The documents in `source`, in its order; lazily, failures among them."""
    return _documents(source, Reading.begin(options))


def _documents(source: Source, reading: Reading) -> Iterator[Document | Failure]:
    opened = _opened(source, reading)
    while True:
        found = _next(source, opened)
        if found is None:
            return
        if isinstance(found, Failure):
            yield found
        elif isinstance(found, Source):
            yield from _documents(found, reading)
        else:
            yield _finished(found, source, reading.options)


def _next(source: Source, opened: Iterator[Found]) -> Found | None:
    """The next of what a format's reader finds; what it raises becomes a failure, after which it gives no more.

    Parsers raise whatever they like on damaged bytes, so that every exception but ours means damage here.
    """
    try:
        return next(opened, None)
    except OnrecordError as error:
        return Failure(source.name, error)
    except MemoryError:
        return Failure(source.name, InputError(f"{source.name} takes more memory than there is: split it."))
    except Exception as error:
        damaged = InputError(f"{source.name} is damaged and cannot be read: get the file again.")
        damaged.__cause__ = error  # shown by --verbose: it may be a fault of the program after all
        return Failure(source.name, damaged)


def _opened(source: Source, reading: Reading) -> Iterator[Found]:
    check_depth(source.name, source.depth)
    check_size(source.name, len(source.data), reading.options.max_bytes)
    if not source.data:
        raise InputError(f"{source.name} is empty: nothing is in the file.")
    form = detect(source)
    if form in SINGLE:
        yield Row(SINGLE[form](source), source.data)
    elif form in TABLES:
        yield from table.rows(source, form, reading)
    else:
        yield from CONTAINERS[form](source, reading)


def _finished(row: Row, source: Source, options: ReadOptions) -> Document | Failure:
    draft = _placed(row.draft, source)
    if not draft.text.strip():
        return Failure(draft.name, InputError(f"{draft.name} holds no text: nothing can be read from it."))
    try:
        check_text(draft.name, draft.text, options)
        document = finish(draft, hashlib.sha256(row.raw).hexdigest(), options)
    except OnrecordError as error:
        return Failure(draft.name, error)
    return replace(document, name=source.document_name(draft.name))


def _placed(draft: Draft, source: Source) -> Draft:
    """`draft` with what is known from where it came: its address, the day it was fetched, the mail around it."""
    meta = _filled(draft.meta, source.around) if source.around else draft.meta
    url = web_address(meta.url) or web_address(source.url)
    meta = replace(meta, url=url, retrieved_on=meta.retrieved_on or source.retrieved_on)
    return replace(draft, meta=meta, key=draft.key or url or "")


def _filled(meta: Metadata, around: Metadata) -> Metadata:
    """`meta` with the fields that it lacks taken from `around`; title, language and genre are each file's own."""
    own = {"title", "language", "genre", "published_basis"}
    gaps = {
        f.name: getattr(around, f.name) for f in fields(Metadata) if f.name not in own and not getattr(meta, f.name)
    }
    basis = meta.published_basis if meta.published_basis is not DateBasis.UNKNOWN else around.published_basis
    return replace(meta, published_basis=basis, **gaps)
