"""Names and words without regard to case and accents, so that "Zarif" finds "ZARÍF"."""

from __future__ import annotations

import unicodedata


def fold(words: str) -> str:
    """`words` in folded case, without combining marks, with single spaces."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def like(words: str) -> str:
    """The SQL LIKE pattern, escaped with a backslash, for folded text that contains `words`."""
    escaped = fold(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
