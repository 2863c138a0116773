"""Putting a document's text together from the pieces of a format that is not plain text."""

from __future__ import annotations

import re

from onrecord.read.draft import Block
from onrecord.records import Part

GAP = "\n\n"
"""What stands between paragraphs, as in plain text."""

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""Half characters and NUL, which no UTF-8 store takes; formats with escapes (JSON, HTML) can spell them."""


def storable(text: str) -> str:
    """`text` with what cannot be stored replaced by U+FFFD, one for one."""
    return UNSTORABLE.sub("\ufffd", text)


class Builder:
    """Collects paragraphs, keeping where each one lies in the text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, text: str, part: Part | None = None) -> None:
        """Appends a paragraph; surrounding white space is dropped and an empty one is none."""
        text = storable(text).strip()
        if not text:
            return
        if self._pieces:
            self._pieces.append(GAP)
            self._length += len(GAP)
        self._pieces.append(text)
        self._blocks.append(Block(self._length, self._length + len(text), part))
        self._length += len(text)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs so far, in text order."""
        return tuple(self._blocks)
