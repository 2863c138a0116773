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


def writer_of(form: Format) -> Callable[[Iterable[Record], BinaryIO], int]:
    """The function that writes records in `form` to a binary file and returns their number."""
    if form is Format.PARQUET:
        from onrecord.export.parquet import write_parquet

        return write_parquet
    from onrecord.export.csv import write_csv
    from onrecord.export.jsonl import write_jsonl

    return write_csv if form is Format.CSV else write_jsonl
