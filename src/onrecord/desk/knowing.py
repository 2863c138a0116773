"""What is known beside the documents: the actor table, loaded once a process, and a codebook from a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.errors import InputError
from onrecord.models.actor_table import load_actors
from onrecord.resolve.codebook import Codebook, read_codebook
from onrecord.resolve.known import Known
from onrecord.resolve.known_book import known_from


@lru_cache(maxsize=2)
def load_known(book: Codebook | None = None) -> Known:
    """The actors of the table that ships, under those of a codebook. Raises ModelError for a damaged table."""
    return known_from(load_actors(), book)


def load_codebook(path: Path) -> Codebook:
    """The codebook in a YAML file. Raises InputError where it cannot be read, UsageError for a wrong entry."""
    return read_codebook(codebook_text(path))


def codebook_text(path: Path) -> str:
    """The text of a codebook's file. Raises InputError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The codebook {path} cannot be read ({error}); name a YAML file in UTF-8.") from None
