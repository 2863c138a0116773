"""Numbers with their nouns."""

from __future__ import annotations


def number(count: int, noun: str) -> str:
    """'1 document', '1,200 documents'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
