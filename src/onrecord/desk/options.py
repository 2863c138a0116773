"""How documents are to be added."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read import ReadOptions
from onrecord.resolve.codebook import Codebook


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to add documents.

    `read` says how to read them, `collection` which collection they enter, `jobs` how many processes extract, `model`
    what extracts (None: the default), and `codebook` what the analyst knows of actors and events.
    """

    read: ReadOptions
    collection: str | None = None
    jobs: int = 1
    model: str | None = None
    codebook: Codebook | None = None
