"""The evidence of a finding side by side: each quotation, and what was compared of it, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.positions import Finding, FindingKind
from onrecord.records import Claim, Passage, Span
from onrecord.web import finding_kinds, links
from onrecord.web.differences import LIKE, difference, lacking
from onrecord.web.finding_fields import FIELDS, Piece, Words
from onrecord.web.finding_runs import CONDITION, EXCEPTION, HEDGE, ISSUE, SCOPE, Layer, Run, of_passage, shown_at


@dataclass(frozen=True, slots=True)
class Row:
    """One field of all sides: a cell for each, empty where it has none. `differs` where it tells the sides apart."""

    name: str
    cells: tuple[tuple[Words, ...], ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One piece of evidence: what it is called, its quotation, and the reader at its place.

    `tag` is what its words that the others have not are: ``del`` on the first of several statements, else ``ins``.
    """

    name: str
    quotation: tuple[Run, ...]
    href: str
    tag: str
    document: str


@dataclass(frozen=True, slots=True)
class Sides:
    """All evidence of a finding, what was compared of it, and whether words are marked as differing."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]

    @property
    def marked(self) -> bool:
        """True where some words are marked as differing."""
        cells = (words.runs for row in self.rows for cell in row.cells for words in cell)
        return any(run.differs for runs in (*(side.quotation for side in self.sides), *cells) for run in runs)


def sides(found: Finding, known: Sequence[Piece]) -> Sides:
    """The sides of a finding, words that differ marked between the statements that were compared."""
    names = finding_kinds.sides(found, len(known))
    new = _differing(known, 0.0 if found.kind is FindingKind.QUOTE_VARIANT else LIKE)
    told = [at for at, piece in enumerate(known) if piece.statement is not None]
    tags = ["del" if len(told) > 1 and at == told[0] else "ins" for at in range(len(known))]
    shown = tuple(_side(names[at], piece, new[at], tags[at]) for at, piece in enumerate(known))
    return Sides(shown, tuple(_rows(known)))


def _side(name: str, piece: Piece, new: Sequence[Span], tag: str) -> Side:
    statement, document = piece.statement, piece.document
    if statement is not None:
        href = links.statement(document.id, statement.id)
    else:
        href = links.place(document.id, *piece.evidence.spans[0])
    quotation = of_passage(piece.passage, list(_claim_layers(piece)), new)
    return Side(name, quotation, href, tag, document.title or document.name)


def _claim_layers(piece: Piece) -> Iterator[Layer]:
    """Where the words of the claim that is meant stand."""
    if piece.statement is not None:
        yield from (Layer(s, HEDGE) for hedge in piece.statement.hedges for s in hedge.spans)
    claim = piece.claim
    if claim is None:
        return
    limits = ((CONDITION, claim.conditions), (EXCEPTION, claim.exceptions), (SCOPE, (*claim.scope, *claim.time_limits)))
    for what, passages in limits:
        yield from (Layer(s, what) for passage in passages for s in passage.spans)
    if claim.issue.passage:
        yield from (Layer(s, ISSUE) for s in claim.issue.passage.spans)


def _differing(known: Sequence[Piece], least: float) -> list[list[Span]]:
    """What differs within the words of each piece: between neighbours that are one text in two wordings.

    Of texts that are less alike than `least` it is the words of the compared fields that the other has not.
    """
    new: list[list[Span]] = [[] for _ in known]
    for at, (one, other) in enumerate(pairwise(known)):
        if one.statement is None or other.statement is None:
            continue
        found = difference(one.evidence.text, other.evidence.text)
        if found.alike >= least:
            new[at] += found.one
            new[at + 1] += found.other
        else:
            new[at] += _of_fields(one, other)
            new[at + 1] += _of_fields(other, one)
    return new


def _of_fields(piece: Piece, other: Piece) -> Iterator[Span]:
    """Where the words of the piece's conditions, exceptions and scope stand that the other one has not."""
    if piece.claim is None or other.claim is None:
        return
    for read in (_conditions, _scope):
        passages = read(piece.claim)
        new = lacking([p.text for p in passages], [p.text for p in read(other.claim)])
        yield from (s for p in passages if p.text in new for s in shown_at(piece.passage, p.spans))


def _conditions(claim: Claim) -> Sequence[Passage]:
    return (*claim.conditions, *claim.exceptions)


def _scope(claim: Claim) -> Sequence[Passage]:
    return (*claim.scope, *claim.time_limits)


def _rows(known: Sequence[Piece]) -> Iterator[Row]:
    """Every field that some side has."""
    for name, read, compared in FIELDS:
        cells = tuple(read(piece) for piece in known)
        if any(cells):
            yield _marked(name, cells, known) if compared else Row(name, cells)


def _marked(name: str, cells: Sequence[tuple[Words, ...]], known: Sequence[Piece]) -> Row:
    """A compared field, the words that the other sides have not marked where it differs."""
    own = [at for at, piece in enumerate(known) if piece.claim is not None]
    made = list(cells)
    for at in own if len(own) > 1 else ():
        others = [words.text for other in own if other != at for words in cells[other]]
        new = lacking([words.text for words in cells[at]], others)
        made[at] = tuple(_with_marks(w, others) if w.text in new else w for w in cells[at])
    differs = len({frozenset(words.text.casefold() for words in cells[at]) for at in own}) > 1
    return Row(name, tuple(made), differs)


def _with_marks(words: Words, others: Sequence[str]) -> Words:
    """Words with those marked that the text most like them has not; all of them where none is like them."""
    said = words.text
    found = max((difference(said, other) for other in others), key=lambda d: d.alike, default=None)
    new = found.one if found is not None and found.alike >= LIKE else (Span(0, len(said)),)
    return replace(words, runs=of_passage(Passage((Span(0, len(said)),), said), (), new))
