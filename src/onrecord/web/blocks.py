"""A document cut into the paragraphs of the reader's page, each painted, with the cards that stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from onrecord.records import Claim, Document, Issue, Kind, Paragraph, Part, Party, Passage, Span, Statement
from onrecord.web import wording
from onrecord.web.cards import Card
from onrecord.web.layers import Layer, Role, weave
from onrecord.web.marking import Mark, Painter
from onrecord.web.reader_filter import CLAIMS, SHOWN, SOURCES
from onrecord.web.reader_sheets import Sheet

WRAPPED_FROM = 50
"""A paragraph whose lines (the last aside) are all this long was wrapped by a machine: its breaks are spaces."""

_BLANK_LINES = re.compile(r"\n\s*\n")

ANNOUNCED = {Part.AUTHOR_NOTE: "About the author", Part.COMMENT: "Comments", Part.FURNITURE: "Page furniture"}
"""Parts that are not the article, and the heading under which a run of them stands."""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression to draw, and the TIMEX3 value that it has."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn beside the statements: a `place`, the layers named, the times of that layer; and on which sheet.

    `sheet` None means all of the document.
    """

    place: Span | None = None
    layers: frozenset[str] = SHOWN
    times: tuple[TimeMark, ...] = ()
    sheet: Sheet | None = None


EVERYTHING = Scene()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the page: its part, HTML and cards; `heading` where a run of another part begins.

    `tone` is the colour of the one voice that fills the paragraph (a turn, a speech), else None.
    """

    start: int
    part: Part
    html: Markup
    cards: tuple[Card, ...]
    heading: str | None
    tone: int | None
    wrapped: bool
    goes_on: bool
    is_title: bool

    @property
    def part_words(self) -> str:
        """The part's name."""
        return wording.PARTS[self.part]


def blocks(
    document: Document, statements: Sequence[Statement], cards: Sequence[Card], scene: Scene = EVERYTHING
) -> tuple[Block, ...]:
    """The page's paragraphs. `cards` are those of `statements`, in the same order; both are what the filter left."""
    whole = scene.sheet is None
    paragraphs = paragraphs_of(document) if scene.sheet is None else scene.sheet.paragraphs
    layers = [*_layers(statements, scene.layers), *([Layer(scene.place, Role.PLACE, 0)] if scene.place else [])]
    layers += [Layer(time.span, Role.TIME, owner) for owner, time in enumerate(scene.times)]
    painter = Painter(document.text, [_mark(card) for card in cards], [wording.day(time.value) for time in scene.times])
    begins = whole or (scene.sheet is not None and scene.sheet.number == 1)
    title = title_at(paragraphs) if begins else None
    before = scene.sheet.before if scene.sheet else None
    page = _Page(document.text, paragraphs, statements, painter, title, before)
    layers_at = page.layers_by_paragraph(layers)
    cards_at = page.cards_by_paragraph(cards)
    return tuple(page.block(at, layers_at[at], cards_at[at]) for at in range(len(paragraphs)))


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """The document's paragraphs, and what text lies outside of them as body, so that a page shows all of the text."""
    borders = [0, *(b for p in document.paragraphs for b in (p.start, p.end)), len(document.text)]
    loose = [p for start, end in list(pairwise(borders))[::2] for p in _split(document.text, start, end)]
    return tuple(sorted((*document.paragraphs, *loose), key=lambda p: p.start))


def title_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """The paragraph that is the page's title: a headline with nothing of the article before it."""
    first = next((at for at, p in enumerate(paragraphs) if p.part.is_text), None)
    return first if first is not None and paragraphs[first].part is Part.HEADLINE else None


def _split(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs between blank lines of a stretch of text."""
    at = start
    for piece in _BLANK_LINES.split(text[start:end]):
        if stripped := piece.strip():
            begin = text.index(stripped, at)
            at = begin + len(stripped)
            yield Paragraph(begin, at, Part.BODY)


@dataclass(frozen=True, slots=True)
class _Page:
    """The page in the making: the text, its paragraphs and statements, and what paints them."""

    text: str
    paragraphs: Sequence[Paragraph]
    statements: Sequence[Statement]
    painter: Painter
    title_at: int | None
    before: Part | None

    def layers_by_paragraph(self, layers: Iterable[Layer]) -> list[list[Layer]]:
        """The layers that touch each paragraph."""
        starts, ends = [p.start for p in self.paragraphs], [p.end for p in self.paragraphs]
        touching: list[list[Layer]] = [[] for _ in self.paragraphs]
        for layer in layers:
            for at in range(bisect_right(ends, layer.span.start), bisect_left(starts, layer.span.end)):
                touching[at].append(layer)
        return touching

    def cards_by_paragraph(self, cards: Sequence[Card]) -> list[list[Card]]:
        """The cards that stand beside each paragraph: a statement's where its content begins."""
        ends = [p.end for p in self.paragraphs]
        beside: list[list[Card]] = [[] for _ in self.paragraphs]
        for statement, card in zip(self.statements, cards, strict=True):
            beside[min(bisect_right(ends, statement.content.start), len(ends) - 1)].append(card)
        return beside

    def block(self, at: int, layers: Sequence[Layer], cards: Sequence[Card]) -> Block:
        """The paragraph at `at`, painted."""
        paragraph, before = self.paragraphs[at], self.paragraphs[at - 1].part if at else self.before
        whole = frozenset(
            x.owner for x in layers if x.role is Role.CONTENT and _fills(x, paragraph, self.statements[x.owner])
        )
        name = [Layer(paragraph.speaker, Role.NAME, 0)] if paragraph.speaker else []
        tree = weave(paragraph.start, paragraph.end, [*layers, *name])
        lines = self.text[paragraph.start : paragraph.end].splitlines()
        return Block(
            start=paragraph.start,
            part=paragraph.part,
            html=self.painter.paint(tree, whole=whole),
            cards=tuple(cards),
            heading=ANNOUNCED.get(paragraph.part) if paragraph.part is not before else None,
            tone=self.painter.tone(min(whole)) if whole else None,
            wrapped=len(lines) > 1 and all(len(line) >= WRAPPED_FROM for line in lines[:-1]),
            goes_on=paragraph.part is Part.TURN and paragraph.speaker is None,
            is_title=at == self.title_at,
        )


def _fills(layer: Layer, paragraph: Paragraph, statement: Statement) -> bool:
    """True when a turn or own-voice statement is all of the paragraph (a name and a full stop aside)."""
    if not (statement.kind is Kind.OWN or paragraph.part is Part.TURN):
        return False
    begin = paragraph.speaker.end + 3 if paragraph.speaker else paragraph.start
    return layer.span.start <= begin and layer.span.end >= paragraph.end - 1


def _layers(statements: Iterable[Statement], shown: frozenset[str]) -> Iterator[Layer]:
    for owner, statement in enumerate(statements):
        aides = ((Role.SOURCE, statement.source), (Role.CUE, statement.cue)) if SOURCES in shown else ()
        for role, passage in ((Role.CONTENT, statement.content), *aides):
            yield from (Layer(span, role, owner, piece) for piece, span in enumerate(passage.spans if passage else ()))
        for place, claim in enumerate(statement.claims if CLAIMS in shown else ()):
            yield from _claim_layers(owner, place, claim)


def _claim_layers(owner: int, place: int, claim: Claim) -> Iterator[Layer]:
    """What is drawn of a claim: the words of its issue and counterpart, and what limits it."""
    drawn = (
        (Role.ISSUE, _words(claim.issue)),
        (Role.CONDITION, claim.conditions),
        (Role.EXCEPTION, claim.exceptions),
        (Role.SCOPE, claim.scope),
        (Role.COUNTERPART, _words(claim.counterpart)),
    )
    for role, passages in drawn:
        spans = [span for passage in passages for span in passage.spans]
        yield from (Layer(span, role, owner, piece, place) for piece, span in enumerate(spans))


def _words(named: Issue | Party | None) -> tuple[Passage, ...]:
    return (named.passage,) if named and named.passage else ()


def _mark(card: Card) -> Mark:
    title = f"{card.names}, {card.kind_words}"
    return Mark(card.id, card.label, title, card.tone, card.kind, card.chosen, card.claims, card.judgement == "reject")
