"""Tables whose rows are documents: CSV, JSON, JSON lines and Parquet with a text column."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError, OnrecordError
from onrecord.read.builder import storable
from onrecord.read.declared import metadata
from onrecord.read.decode import decode
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.failure import Failure
from onrecord.read.found import Row
from onrecord.read.reading import Reading
from onrecord.read.source import Source

TEXT_COLUMNS = (
    "text",
    "body",
    "content",
    "full_text",
    "fulltext",
    "article_text",
    "article_body",
    "body_text",
    "content_text",
    "maintext",
    "main_text",
    "article",
    "document",
    "transcript",
    "speech",
    "message",
)
"""Names that the text's column goes by, the surest first."""

PARQUET_BATCH = 64
"""Rows of a Parquet file that are in memory at a time."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Broken:
    """A row that is no row, and why."""

    reason: str


def rows(source: Source, form: Format, reading: Reading) -> Iterator[Row | Failure]:
    """The documents of a table, one a row, named ``table.csv#1`` and so on. A bad row is a failure of its own."""
    column: str | None = None
    number = 0
    for number, values in enumerate(_records(source, form, reading), start=1):
        name = f"{source.name}#{number}"
        if isinstance(values, _Broken):
            yield Failure(name, InputError(f"{name} {values.reason}: correct that row."))
            continue
        try:
            column = _text_column(name, values, reading.options.text_column, column)
            yield _row(name, values, column, form)
        except OnrecordError as error:
            yield Failure(name, error)
            if column is None:  # no row of the table has one
                return
    if number == 0:
        raise InputError(f"{source.name} holds no rows: give a table with a header and a text column.")


def _text_column(name: str, values: Values, wanted: str | None, before: str | None) -> str:
    """The column of the text: the one asked for, else the one in use, else the first of the usual names."""
    by_name = {key.strip().lower(): key for key in reversed(list(values))}
    choices = (wanted,) if wanted else ((before,) if before in values else ()) + TEXT_COLUMNS
    for choice in choices:
        if choice is not None and choice.strip().lower() in by_name:
            return by_name[choice.strip().lower()]
    have = ", ".join(list(values)[:12]) or "none"
    asked = f"no column {wanted!r}" if wanted else "no text column"
    raise InputError(f"{name} has {asked} (its columns: {have}): name the column of the text with --text-column.")


def _row(name: str, values: Values, column: str, form: Format) -> Row:
    text = values[column]
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{name} has no text in its column {column!r}: fill it or leave the row out.")
    others = {key: value for key, value in values.items() if key != column and value not in (None, "")}
    meta = metadata({key: _written(value) for key, value in others.items()})
    key = hashlib.sha256(canonical(others)).hexdigest()[:16] if others else ""
    return Row(Draft(storable(text), name, meta, None, key, form.value), canonical(values))


def canonical(values: Values) -> bytes:
    """The JSON of a row, the same for the same values however the table writes them."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return text.encode("utf-8", "surrogatepass")


def _written(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return str(value["name"])
    return storable(str(value))


def _records(source: Source, form: Format, reading: Reading) -> Iterator[Values | _Broken]:
    if form is Format.PARQUET:
        return _parquet(source, reading)
    text = decode(source.name, source.data, source.charset)
    if form is Format.CSV:
        return _csv(source.name, text)
    return _json_lines(text) if form is Format.JSONL else _json(source.name, text)


def _csv(name: str, text: str) -> Iterator[Values | _Broken]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # the default, 128 KB, is shorter than an article
    header_line = text.lstrip("\n\r").split("\n", 1)[0]
    delimiter = max(",;\t|", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] | None = None
    try:
        for fields in reader:
            if not any(field.strip() for field in fields):
                continue
            if header is None:
                header = [field.strip() for field in fields]
            elif len(fields) > len(header):
                yield _Broken(f"has {len(fields)} fields where the header names {len(header)} (an unquoted comma?)")
            else:
                yield dict(zip(header, fields, strict=False))
    except csv.Error as error:
        raise InputError(f"{name} is damaged after line {reader.line_num}: save the table again as CSV.") from error


def _json_lines(text: str) -> Iterator[Values | _Broken]:
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield _Broken("is not valid JSON")
            continue
        yield value if isinstance(value, dict) else _Broken("is not a JSON object")


def _json(name: str, text: str) -> Iterator[Values | _Broken]:
    """A list of objects, one object that holds such a list, or one object that is a document."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("{") and "\n{" in text:
            yield from _json_lines(text)
            return
        raise InputError(f"{name} is truncated or not valid JSON: get the file again.") from error
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(i, dict) for i in v)]
        value = lists[0] if len(lists) == 1 and not _has_text(value) else [value]
    if not isinstance(value, list):
        raise InputError(f"{name} is JSON but no list of objects: give one object a document, with its text.")
    yield from (item if isinstance(item, dict) else _Broken("is not a JSON object") for item in value)


def _has_text(value: Values) -> bool:
    return any(isinstance(v, str) and k.strip().lower() in TEXT_COLUMNS for k, v in value.items())


def _parquet(source: Source, reading: Reading) -> Iterator[Values]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(pa.BufferReader(source.data))
        for batch in table.iter_batches(batch_size=PARQUET_BATCH):
            reading.budget.spend(source.name, batch.nbytes, len(source.data))
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{source.name} is truncated or damaged: get the Parquet file again.") from error
