"""What a container holds beside files: documents that were never files of their own."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.draft import Draft


@dataclass(frozen=True, slots=True)
class Row:
    """A draft out of a container (a table's row, a feed's entry, a mail's body) with the bytes that stand for it."""

    draft: Draft
    raw: bytes
