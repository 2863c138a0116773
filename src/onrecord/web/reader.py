"""The reader: one document as a page, its statements marked in the text and told in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.errors import NotFoundError
from onrecord.ledger import DocumentRow
from onrecord.records import Document, Span, Statement
from onrecord.web import links
from onrecord.web.blocks import Block, Scene, TimeMark, blocks, paragraphs_of, title_at
from onrecord.web.cards import cards, labels_of
from onrecord.web.editing_forms import AddForm, EditPanel, add_form, edit_panel, retyped
from onrecord.web.reader_facts import Fact, Version, facts, versions
from onrecord.web.reader_filter import PARTS, TIMES, Filter, asked
from onrecord.web.reader_legend import Legend, legend
from onrecord.web.reader_memory import statements_of
from onrecord.web.reader_sheets import Sheet, sheet_of
from onrecord.web.shell import House, Shell, house
from onrecord.web.voices import Voices

if TYPE_CHECKING:
    from onrecord.ledger import Reader


@dataclass(frozen=True, slots=True)
class SheetLink:
    """Another sheet of a long document."""

    number: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was not entered, and what was typed into it."""

    problem: str
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the buttons of a card carry, and where its form opens."""

    csrf: str
    kept: str
    document: str

    def href(self, statement: str) -> str:
        """The address at which the form of a statement is open."""
        kept = dict(parse_qsl(self.kept))
        return f"{links.page(links.document(self.document), **kept, at=statement, edit=1)}#edit"


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """The context of reader.html.

    `blocks` are the text of the sheet; `shown` of `total` statements pass the filter. `kept` are the filters as
    forms carry them. `panel` is the open form of a statement, `adding` that for a missed one, `problem` says why what
    was sent was not entered.
    """

    row: DocumentRow
    heading: str | None
    name: str
    blocks: tuple[Block, ...]
    legend: Legend
    facts: tuple[Fact, ...]
    versions: tuple[Version, ...]
    sheets: tuple[SheetLink, ...]
    shown: int
    total: int
    all_href: str
    kept: str
    newest: str | None
    parts: bool
    panel: EditPanel | None
    adding: AddForm
    problem: str | None = None

    def tools(self, shell: Shell) -> Tools | None:
        """What cards let a visitor do, None for one who may not write."""
        return Tools(shell.csrf, self.kept, self.row.id) if shell.may_write else None

    @property
    def sheet(self) -> SheetLink | None:
        """The sheet at hand, where there are several."""
        return next((sheet for sheet in self.sheets if sheet.here), None)

    @property
    def next_href(self) -> str | None:
        """The sheet after this one."""
        return self._beside(1)

    @property
    def first_href(self) -> str | None:
        """The sheet before this one."""
        return self._beside(-1)

    def _beside(self, step: int) -> str | None:
        here = self.sheet.number if self.sheet else 0
        return next((sheet.href for sheet in self.sheets if here and sheet.number == here + step), None)


def respond(request: Request) -> Response:
    """``/documents/{document}?speaker=&kind=&stance=&issue=&at=&place=&layers=&rejected=&sheet=&edit=&add=``."""
    document = house(request).reader.document(request.path_params["document"])
    if document.id != request.path_params["document"]:
        return RedirectResponse(links.page(links.document(document.id), **request.query_params), status_code=302)
    return page(house(request), document, asked(request, len(document.text)))


def page(
    home: House, document: Document, wanted: Filter, refusal: Refusal | None = None, status: int = 200
) -> Response:
    """The page of a document; with a `refusal`, why what was sent on it was not entered, and the form as it was."""
    made = context(home.reader, document, wanted)
    if refusal:
        panel = retyped(made.panel, refusal.typed) if made.panel else None
        adding = replace(made.adding, typed=refusal.typed)
        made = replace(made, problem=refusal.problem, panel=panel, adding=adding)
    return home.render("reader.html", Shell(title=made.name, room="/documents"), made, status)


def context(reader: Reader, document: Document, wanted: Filter) -> ReaderPage:
    """Everything that the reader's page of a document shows."""
    row = reader.document_row(document.id)
    everything = statements_of(reader, document.id)
    kept = [s for s in everything if _stands(s)]
    statements = everything if wanted.rejected else [s for s in everything if _stands(s) or s.id == wanted.at]
    voices = Voices(statements)
    chosen = [s for s in statements if wanted.keeps(s)]
    sheet = _sheet(document, statements, wanted)
    name = row.title or row.name
    made = _blocks(document, statements, [s for s in chosen if sheet.holds(s)], voices, _Drawn(wanted, sheet))
    all_versions = versions(reader, row)
    return ReaderPage(
        row=row,
        heading=None if title_at(paragraphs_of(document)) is not None and sheet.number == 1 else name,
        name=name,
        blocks=made,
        legend=legend(document.id, statements, voices, wanted, len(everything) - len(kept)),
        facts=facts(row),
        versions=all_versions,
        sheets=_sheets(document.id, sheet, wanted),
        shown=len(chosen),
        total=len(statements),
        all_href=Filter(layers=wanted.layers, rejected=wanted.rejected).href(document.id),
        kept=urlencode({name: value for name, value in wanted.params.items() if value}),
        newest=next((v.href for v in all_versions if not v.here), None) if row.superseded else None,
        parts=PARTS in wanted.layers,
        panel=_panel(reader, statements, wanted),
        adding=add_form(reader, voices, is_open=wanted.add),
    )


def _stands(statement: Statement) -> bool:
    return statement.judgement != "reject"


@dataclass(frozen=True, slots=True)
class _Drawn:
    wanted: Filter
    sheet: Sheet


def _blocks(
    document: Document, everything: Sequence[Statement], shown: Sequence[Statement], voices: Voices, drawn: _Drawn
) -> tuple[Block, ...]:
    made = cards(shown, voices, drawn.wanted.at, labels_of(everything, voices))
    times = _times(document, shown, drawn.sheet.span) if TIMES in drawn.wanted.layers else ()
    return blocks(document, shown, made, Scene(drawn.wanted.place, drawn.wanted.layers, times, drawn.sheet))


def _sheet(document: Document, statements: Sequence[Statement], wanted: Filter) -> Sheet:
    """The sheet that the address names, or that of what it marks."""
    marked = next((s.content.start for s in statements if s.id == wanted.at), None)
    at = wanted.place.start if wanted.place else marked
    number = wanted.sheet if at is None else None
    return sheet_of(document, paragraphs_of(document), statements, number, at or 0)


def _sheets(document_id: str, sheet: Sheet, wanted: Filter) -> tuple[SheetLink, ...]:
    if sheet.total < 2:
        return ()
    numbers = range(1, sheet.total + 1)
    return tuple(SheetLink(n, wanted.href(document_id, sheet=str(n)), n == sheet.number) for n in numbers)


def _times(document: Document, statements: Sequence[Statement], span: Span) -> tuple[TimeMark, ...]:
    """The time expressions of a stretch of the text; words that a statement's day was read from have that day."""
    said = {
        where: s.said_on.value
        for s in statements
        if s.said_on and s.said_on.passage
        for where in s.said_on.passage.spans
    }
    found = desk.times_of(document.text[span.start : span.end], document.meta.published_on)
    for time in found:
        where = Span(span.start + time.start, span.start + time.end)
        if not any(where.start < other.end and other.start < where.end for other in said):
            said[where] = time.value
    return tuple(TimeMark(where, value) for where, value in sorted(said.items()))


def _panel(reader: Reader, statements: Sequence[Statement], wanted: Filter) -> EditPanel | None:
    if not wanted.edit or wanted.at is None:
        return None
    statement = next((s for s in statements if s.id == wanted.at), None)
    if statement is None:
        raise NotFoundError(f"There is no statement {wanted.at!r} in this document.")
    return edit_panel(reader, statement)
