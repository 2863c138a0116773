"""Parquet: the records of statements or claims as they are, nested, each under one fixed schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.export.record import Record

ROW_GROUP = 2_000
"""Records in a row group: some 5 MB of memory while writing, large enough to compress well."""

_TEXT = pa.string()
_SPANS = pa.list_(pa.list_(pa.int32()))
_PASSAGE = pa.struct([("text", _TEXT), ("spans", _SPANS)])
_PASSAGES = pa.list_(_PASSAGE)
_SETTING = pa.struct([("text", _TEXT), ("spans", _SPANS), ("id", _TEXT)])
_PARTY = pa.struct([("id", _TEXT), ("name", _TEXT), ("text", _TEXT), ("spans", _SPANS)])


def _texts(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, _TEXT) for name in names]


_DOCUMENT = pa.struct(
    [
        *_texts("id", "name", "title", "author", "publisher", "published_on", "published_basis", "language"),
        *_texts("genre", "url", "sha256", "raw_sha256"),
        ("version", pa.int32()),
        *_texts("supersedes", "retrieved_on"),
    ]
)
_CLAIM = [
    ("holder", _PARTY),
    ("described", pa.bool_()),
    *_texts("act", "mode"),
    ("issue", pa.struct([*_texts("id", "label", "path", "text"), ("spans", _SPANS), ("opposite", pa.bool_())])),
    ("counterpart", _PARTY),
    *_texts("stance", "modality"),
    *((name, _PASSAGES) for name in ("conditions", "exceptions", "scope", "reason", "time_limits")),
    ("confidence", pa.float64()),
]
_SPEAKERS = [
    ("speakers", pa.list_(pa.struct(_texts("id", "name", "role", "basis")))),
    ("reported_by", pa.list_(pa.struct(_texts("id", "name", "statement", "on")))),
    (
        "said_on",
        pa.struct([*_texts("value", "earliest", "latest", "mod", "text"), ("spans", _SPANS), ("basis", _TEXT)]),
    ),
]
SCHEMA = pa.schema(
    [
        ("id", _TEXT),
        ("document", _DOCUMENT),
        *_texts("kind", "part"),
        ("floating", pa.bool_()),
        *((name, _PASSAGE) for name in ("source", "cue", "content")),
        *_SPEAKERS,
        ("occasion", pa.struct(_texts("id", "type", "date"))),
        *((name, _SETTING) for name in ("medium", "venue", "audience")),
        ("hedges", _PASSAGES),
        ("flags", pa.list_(_TEXT)),
        ("claims", pa.list_(pa.struct(_CLAIM))),
        ("confidence", pa.float64()),
        *_texts("model", "judgement"),
    ]
)
"""The columns of statements and their types; the names and nesting are those of the JSON record."""

CLAIM_SCHEMA = pa.schema(
    [
        ("statement", _TEXT),
        ("position", pa.int32()),
        *_CLAIM,
        *_texts("kind", "part"),
        ("content", _PASSAGE),
        *_SPEAKERS,
        ("flags", pa.list_(_TEXT)),
        *_texts("model"),
        ("document", _DOCUMENT),
    ]
)
"""The columns of claims and their types, as `claims.claim_records` gives them."""


def write_parquet(records: Iterable[Record], out: BinaryIO) -> int:
    """Write statement `records` to `out` in row groups of `ROW_GROUP` and return how many there were."""
    return _write_table(SCHEMA, records, out)


def write_claims_parquet(records: Iterable[Record], out: BinaryIO) -> int:
    """Write claim `records` to `out` as `write_parquet` does statements."""
    return _write_table(CLAIM_SCHEMA, records, out)


def _write_table(schema: pa.Schema, records: Iterable[Record], out: BinaryIO) -> int:
    count = 0
    with pq.ParquetWriter(pa.PythonFile(_Forward(out), mode="w"), schema, compression="zstd") as writer:
        for group in _groups(iter(records)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema), row_group_size=ROW_GROUP)
            count += len(group)
    return count


def _groups(records: Iterator[Record]) -> Iterator[list[Record]]:
    while group := list(islice(records, ROW_GROUP)):
        yield group


class _Forward:
    """A write-only file that knows its own position, since a pipe cannot tell it, and leaves closing to its owner."""

    closed = False

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._position = 0

    def write(self, data: bytes) -> int:
        written = self._out.write(data)
        self._position += written
        return written

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        self._out.flush()

    def close(self) -> None:
        self._out.flush()
