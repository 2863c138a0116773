"""The formats that statements are exported in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from onrecord.export.record import Record


class Format(StrEnum):
    """What `onrecord export --format` takes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class Rows(StrEnum):
    """What `onrecord export --rows` takes: what one row, or one line, is."""

    STATEMENTS = "statements"
    CLAIMS = "claims"


Write = Callable[["Iterable[Record]", BinaryIO], int]
"""Writes statement records to a binary file and returns how many rows it wrote."""


def writer_of(form: Format, rows: Rows = Rows.STATEMENTS) -> Write:
    """The function that writes statement records in `form`, one row a statement or one a claim."""
    if rows is Rows.STATEMENTS:
        return _statements_in(form)
    from onrecord.export.claims import claim_records

    write = _claims_in(form)
    return lambda records, out: write(claim_records(records), out)


def _statements_in(form: Format) -> Write:
    if form is Format.PARQUET:
        from onrecord.export.parquet import write_parquet

        return write_parquet
    from onrecord.export.csv import write_csv
    from onrecord.export.jsonl import write_jsonl

    return write_csv if form is Format.CSV else write_jsonl


def _claims_in(form: Format) -> Write:
    if form is Format.PARQUET:
        from onrecord.export.parquet import write_claims_parquet

        return write_claims_parquet
    from onrecord.export.csv import write_claims_csv
    from onrecord.export.jsonl import write_jsonl

    return write_claims_csv if form is Format.CSV else write_jsonl
