"""A long document in sheets, so that a page stays quick however much text and however many statements there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.records import Document, Paragraph, Part, Span, Statement

SHEET_CHARACTERS = 30_000
"""Characters on a sheet at most: some 5,000 words."""

SHEET_STATEMENTS = 100
"""Statements that begin on a sheet at most, unless a single paragraph has more; a card takes some 3 kB of page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of a document's sheets: its number from 1, of how many, its paragraphs and the part of the one before."""

    number: int
    total: int
    paragraphs: tuple[Paragraph, ...]
    before: Part | None = None

    @property
    def span(self) -> Span:
        """From the beginning of its first paragraph to the end of its last."""
        return Span(self.paragraphs[0].start, self.paragraphs[-1].end) if self.paragraphs else Span(0, 0)

    def holds(self, statement: Statement) -> bool:
        """True of a statement whose content, source or cue lies on this sheet in part or whole."""
        start, end = self.span
        passages = (p for p in (statement.content, statement.source, statement.cue) if p)
        return any(p.start < end and p.end > start for p in passages)


def sheet_of(
    document: Document, paragraphs: Sequence[Paragraph], statements: Sequence[Statement], number: int | None, at: int
) -> Sheet:
    """The sheet with that number, or the one that holds the offset `at` where `number` is None or there is none such.

    `paragraphs` cover all that is shown of the document. A paragraph that is longer than a sheet is cut at a space.
    """
    pieces = [piece for p in paragraphs for piece in _pieces(document.text, p)]
    cuts = _cuts(pieces, sorted(s.content.start for s in statements))
    starts = [pieces[cut].start for cut in cuts[:-1]]
    total = len(cuts) - 1 if pieces else 1
    place = number - 1 if number and 1 <= number <= total else max(bisect_right(starts, at) - 1, 0)
    first, last = (cuts[place], cuts[place + 1]) if pieces else (0, 0)
    return Sheet(place + 1, total, tuple(pieces[first:last]), pieces[first - 1].part if first else None)


def _cuts(pieces: Sequence[Paragraph], begins: Sequence[int]) -> list[int]:
    """The places in `pieces` where sheets begin, and the end."""
    cuts, start = [0], 0
    for place in range(1, len(pieces)):
        piece = pieces[place]
        many = bisect_left(begins, piece.end) - bisect_left(begins, pieces[start].start) > SHEET_STATEMENTS
        if many or piece.end - pieces[start].start > SHEET_CHARACTERS:
            cuts.append(place)
            start = place
    return [*cuts, len(pieces)] if pieces else cuts


def _pieces(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, or, where it is longer than a sheet, pieces of it that end at a space."""
    if paragraph.end - paragraph.start <= SHEET_CHARACTERS:
        yield paragraph
        return
    borders = [paragraph.start]
    while paragraph.end - borders[-1] > SHEET_CHARACTERS:
        limit = borders[-1] + SHEET_CHARACTERS
        space = text.rfind(" ", borders[-1] + SHEET_CHARACTERS // 2, limit)
        borders.append(space + 1 if space >= 0 else limit)
    for start, end in pairwise([*borders, paragraph.end]):
        yield replace(paragraph, start=start, end=end, speaker=paragraph.speaker if start == paragraph.start else None)
