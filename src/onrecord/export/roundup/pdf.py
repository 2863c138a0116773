"""A round-up as PDF: A4, selectable text, page numbers, links, an outline; the same bytes for the same round-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fpdf import FPDF
from fpdf.enums import Align, TextMode

from onrecord.export.roundup.blocks import Block, Entry, Heading, Line, Look, Paragraph, Run, Table
from onrecord.export.roundup.fonts import TEXT, by_script, load, runs_leftward, shown
from onrecord.export.roundup.plain import plain

_MARGIN = 20.0  # all lengths in mm, all sizes of type in points
_INDENT = 5.0
_LEADING = 0.3528 * 1.35  # mm of line height a point of type: 1 pt is 0.3528 mm
_SIZES = {1: 18.0, 2: 13.0, 3: 11.0, 4: 10.5, 5: 9.5}
_BODY, _WORDS, _SMALL = 9.5, 10.5, 8.5
_BOLD = 0.02
"""Width of the line around bold letters, a share of their size in mm: the fonts are loaded in one weight each."""

_INK, _DIM, _LINK, _RULE = (27, 27, 25), (92, 90, 84), (26, 79, 134), (190, 186, 176)
_ROOM = {1: 0.0, 2: 64.0, 3: 54.0, 4: 46.0, 5: 36.0}
"""What must be left of a page for a heading and something below it, else it goes to the next one."""

_ENTRY = 24.0
"""What must be left of a page for the words of an entry to begin on it."""


def pdf(blocks: Sequence[Block], title: str, day: str) -> bytes:
    """The blocks as a PDF, made as of the end of `day`, an ISO day. Characters that no font has are counted in it."""
    sheet = _Sheet(title, day)
    for block in blocks:
        sheet.put(block)
    return sheet.finished()


class _Paper(FPDF):
    """A4 with the title and the page's number at the foot."""

    def footer(self) -> None:
        """What stands at the foot of each page."""
        self.set_y(-14)
        self.set_font(TEXT, "", _SMALL)
        self.set_text_color(*_DIM)
        self.cell(0, 5, f"{self.title}", align=Align.L)
        self.set_x(_MARGIN)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align=Align.R)


class _Sheet:
    """Writes blocks on paper, from top to bottom."""

    def __init__(self, title: str, day: str) -> None:
        self._pdf = _Paper(format="A4")
        self._known = load(self._pdf)
        self._missing = 0
        self._pdf.set_title(plain(title))
        self._pdf.set_creator("onrecord")
        self._pdf.set_lang("en")
        self._pdf.set_creation_date(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(23, 59, 59), dt.UTC))
        self._pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self._pdf.set_auto_page_break(auto=True, margin=_MARGIN)
        self._pdf.add_page()

    def put(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._line(block.line, _BODY)
            case Table():
                self._table(block)
            case Entry():
                self._entry(block)

    def finished(self) -> bytes:
        """The whole file, with how many characters could not be shown."""
        if self._missing:
            note = f"{self._missing:,} characters that the fonts of this file lack are shown as \ufffd."
            self._line((Run(f"{note} The Markdown and HTML forms have them.", Look.DIM),), _SMALL)
        return bytes(self._pdf.output())

    def _heading(self, heading: Heading) -> None:
        size = _SIZES[heading.level]
        self._room(_ROOM[heading.level])
        self._pdf.ln(size * _LEADING * (0 if self._pdf.get_y() <= _MARGIN else 0.7))
        if heading.level == 2:
            self._rule()
        text = self._shown(heading.text)
        self._pdf.set_font(TEXT, "", size)
        if heading.level <= 4:
            self._pdf.start_section(text, heading.level - 1, strict=False)
        self._line((Run(heading.text, Look.STRONG, heading.href),), size)

    def _entry(self, entry: Entry) -> None:
        self._room(_ENTRY)
        self._pdf.ln(1)
        with self._indented():
            for line in entry.lead:
                self._line(line, _SMALL)
            self._words(entry.words)
            for line in entry.about:
                self._line(line, _SMALL)
        self._pdf.ln(2.5)

    def _words(self, words: str) -> None:
        """The words of a document, from the right where their script runs so."""
        if not runs_leftward(words):
            self._line((Run(words),), _WORDS)
            return
        self._pdf.set_font(TEXT, "", _WORDS)
        self._pdf.set_text_color(*_INK)
        height = _WORDS * _LEADING
        self._pdf.multi_cell(0, height, self._shown(words), align=Align.R, new_x="LMARGIN", new_y="NEXT")

    def _line(self, line: Line, size: float) -> None:
        """Runs one after the other, broken where the line is full."""
        height = size * _LEADING
        for run in line:
            for family, text in by_script(self._shown(run.text)):
                with self._look(run, family, size):
                    self._pdf.write(height, text, run.href or "")
        self._pdf.ln(height + 0.4)

    @contextmanager
    def _look(self, run: Run, family: str, size: float) -> Iterator[None]:
        """The font, size and colour of a run."""
        self._pdf.set_font(family, "", size)
        self._pdf.set_text_color(*(_LINK if run.href else _DIM if run.look is Look.DIM else _INK))
        if run.look is not Look.STRONG:
            yield
            return
        with self._pdf.local_context(text_mode=TextMode.FILL_STROKE, line_width=size * 0.3528 * _BOLD):
            self._pdf.set_draw_color(*(_LINK if run.href else _INK))
            yield

    def _table(self, table: Table) -> None:
        self._room(_ROOM[5])
        self._pdf.ln(1.5)
        widths = (46.0, *([(self._pdf.epw - 46.0) / (len(table.heads) - 1)] * (len(table.heads) - 1)))
        for at, row in enumerate((table.heads, *table.rows)):
            self._pdf.set_font(TEXT, "", _SMALL)
            self._pdf.set_text_color(*(_INK if at else _DIM))
            for width, cell, place in zip(widths, row, range(len(row)), strict=True):
                self._pdf.cell(width, 5.2, self._fitting(cell, width), align=Align.R if place else Align.L)
            self._pdf.ln(5.2)
            self._rule()
        self._pdf.ln(1.5)

    def _fitting(self, text: str, width: float) -> str:
        """As much of a cell's text as fits into a width in mm."""
        text = self._shown(text)
        while len(text) > 1 and self._pdf.get_string_width(text) > width - 2:
            text = text.removesuffix("…")[:-1] + "…"
        return text

    def _shown(self, text: str) -> str:
        """The text with what no font has replaced and counted; a space at either end is kept."""
        line = f"{' ' if text[:1] == ' ' else ''}{plain(text)}{' ' if text[-1:] == ' ' else ''}"
        visible, missing = shown(line, self._known)
        self._missing += missing
        return visible

    def _rule(self) -> None:
        self._pdf.set_draw_color(*_RULE)
        self._pdf.set_line_width(0.2)
        self._pdf.line(_MARGIN, self._pdf.get_y(), self._pdf.w - _MARGIN, self._pdf.get_y())
        self._pdf.ln(0.6)

    def _room(self, needed: float) -> None:
        """A new page where fewer than `needed` mm are left of this one."""
        if self._pdf.will_page_break(needed):
            self._pdf.add_page()

    @contextmanager
    def _indented(self) -> Iterator[None]:
        self._pdf.set_left_margin(_MARGIN + _INDENT)
        self._pdf.set_x(_MARGIN + _INDENT)
        try:
            yield
        finally:
            self._pdf.set_left_margin(_MARGIN)
            self._pdf.set_x(_MARGIN)
