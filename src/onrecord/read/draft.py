"""What a format module makes of a file: its text, and what the format itself says of it.

A draft becomes a `Document` in one shared step, `onrecord.read.finish.finish`, which finds the parts, dates, language
and genre for all formats alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records import Metadata, Part, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph whose bounds the format knows: code points `start` to `end` of the draft's text, end exclusive.

    A block has no surrounding white space. `part` is what the markup says it is (a figcaption, a comment section, a
    mail header) and None where the markup does not tell; the text then decides. `speaker` covers the words that name
    the speaker of a turn.
    """

    start: int
    end: int
    part: Part | None = None
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before its parts are found.

    `meta` holds what the file itself declares, each field None where it declares nothing: a published day is ISO 8601
    and has basis `meta`; `language` is the declared primary tag in lower case ("en"); `genre` is `other` unless
    declared. What the user said (`ReadOptions`) is not in it yet. `blocks` are all paragraphs in text order, not
    overlapping, or None where the format knows of no paragraphs (plain text). `key` is as in `Document`.
    """

    text: str
    name: str
    meta: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] | None = None
    key: str = ""
    media_type: str = "text/plain"
