"""Which paragraph an offset lies in, quickly: documents can hold many thousand paragraphs."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.records import Document, Paragraph, Part


class Places:
    """The paragraphs of one document, found by bisection."""

    def __init__(self, document: Document) -> None:
        self.paragraphs = document.paragraphs
        self._starts = [p.start for p in document.paragraphs]

    def index_at(self, offset: int) -> int | None:
        """Index of the paragraph that holds `offset`, or None between paragraphs."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.paragraphs[at].end else None

    def at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`, or None between paragraphs."""
        index = self.index_at(offset)
        return None if index is None else self.paragraphs[index]

    def part_at(self, offset: int) -> Part:
        """The part of the paragraph that holds `offset`; between paragraphs, body."""
        paragraph = self.at(offset)
        return paragraph.part if paragraph else Part.BODY
