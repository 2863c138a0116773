"""Listings as text for a reader or as JSON Lines for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.export.record import Record


class Shape(StrEnum):
    """What `--format` of a listing takes."""

    TEXT = "text"
    JSONL = "jsonl"


ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="Text to read, or one JSON object a line.")]


def write_lines(records: Iterable[Record]) -> None:
    """Write records to standard output as JSON Lines."""
    from onrecord.export.jsonl import write_jsonl

    write_jsonl(records, sys.stdout.buffer)
    sys.stdout.buffer.flush()
