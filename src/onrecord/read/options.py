"""What a user says about documents when reading them, and the bounds that reading keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. The first seven say of every document what its file does not, and win over what the file says.

    `published` is a day in ISO 8601 (YYYY-MM-DD). `text_column` names the column of a table that holds the text.
    `allow_private` lets URLs lead to private and loopback addresses. `max_bytes` bounds one file or download as
    stored, `max_inflated` all that one input may unpack to, both in bytes; `max_characters` and `max_lines` (lines
    that are not blank) bound the text of one document, some three novels, so that extraction ends in minutes.
    `timeout_s` is the time in seconds that one download may take. `today` stands in for the day of reading (None:
    the clock's).
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    speaker: str | None = None
    genre: str | None = None
    text_column: str | None = None
    allow_private: bool = False
    max_bytes: int = 100 * MEGABYTE
    max_inflated: int = 1024 * MEGABYTE
    max_characters: int = 2_000_000
    max_lines: int = 50_000
    timeout_s: float = 30.0
    today: date | None = None

    @property
    def day(self) -> date:
        """The day of reading."""
        return self.today or date.today()
