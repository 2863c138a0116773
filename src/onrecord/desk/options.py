"""How documents are to be added."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read import ReadOptions


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to add documents.

    `read` says how to read them, `collection` which collection they enter, `jobs` how many processes extract, and
    `model` what extracts (None: the default).
    """

    read: ReadOptions
    collection: str | None = None
    jobs: int = 1
    model: str | None = None
