"""What a round-up is made of, whatever the form: headings, paragraphs, tables, and words with what is known of them.

All texts are plain and may hold anything that a document held; each form escapes them in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a run of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: its text, how it is set, and where it leads, None for nowhere."""

    text: str
    look: Look = Look.PLAIN
    href: str | None = None


Line = tuple[Run, ...]
"""A line of text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the title to 5."""

    level: int
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one line."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, its headings and its rows; the first column names, the others count."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of a document: what they state, the words themselves and where they lead, and whose they are.

    `quoted` is True for words in the speaker's own form, False for a reporter's; both are exactly the document's.
    """

    lead: tuple[Line, ...]
    words: str
    quoted: bool
    href: str | None
    about: tuple[Line, ...]


Block = Heading | Paragraph | Table | Entry
"""A part of a round-up."""
