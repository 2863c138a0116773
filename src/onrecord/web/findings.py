"""The list of findings: what changed and who disagrees, with the words that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.errors import NotFoundError
from onrecord.export.signs import SIGNS
from onrecord.ledger import Judgement, Ledger
from onrecord.positions import Finding, FindingKind, Gate
from onrecord.web import finding_kinds, links, wording
from onrecord.web.finding_fields import Piece, pieces_of_all
from onrecord.web.findings_asked import JUDGED_WORDS, PATH, Asked, Order, Status, asked
from onrecord.web.findings_found import found
from onrecord.web.shell import Shell, house, param

CLIP = 260
"""Characters of a quotation in the list: two lines or three. The page of the finding has all of it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence in the list: its words, who, the day, the nearest reporter, the reader's address."""

    words: str
    who: str | None
    day: str
    reporter: str | None
    stance: str | None
    sign: str | None
    href: str


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a person decided and when: the decision's name and in words, by whom, and the note."""

    id: str
    decision: str
    words: str
    by: str
    day: str
    note: str | None


@dataclass(frozen=True, slots=True)
class FindingItem:
    """An entry of the list. `gate` says why it is no finding, `verdict` what the ledger says to an author's claim."""

    id: str
    kind: FindingKind
    kind_words: str
    explained: str
    gate: str | None
    verdict: str | None
    because: str
    quotes: tuple[Quote, ...]
    score: str
    judgement: JudgementView | None
    href: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was just decided, so that it can be taken back where the list does not show it any more."""

    finding: str
    kind_words: str
    judgement: JudgementView | None


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The context of findings.html. `kept` are the filters for forms that send them back."""

    items: tuple[FindingItem, ...]
    total: int
    asked: Asked
    kinds: tuple[tuple[str, str], ...]
    gates: tuple[tuple[str, str], ...]
    judged: tuple[tuple[str, str], ...]
    sides: tuple[str, ...]
    page: int
    pages: int
    first_number: int
    next_href: str | None
    first_href: str | None
    here: str
    csv_href: str
    jsonl_href: str
    done: Done | None
    any_finding: bool

    @property
    def is_latest(self) -> bool:
        """True where the latest come first."""
        return self.asked.order is Order.LATEST

    @property
    def order_href(self) -> str:
        """The same list in the other order."""
        return self.asked.address(order=None if self.is_latest else Order.LATEST.value)

    @property
    def is_compared(self) -> bool:
        """True where what was turned away is shown."""
        return self.asked.compared

    @property
    def turned_away_href(self) -> str:
        """What was compared and turned away, with the same filters."""
        return self.asked.address(status=Status.TURNED_AWAY.value)


def respond(request: Request) -> Response:
    """``/findings`` with ``kind actor counterpart issue side document from to score judged status gate order page``."""
    page = context(house(request).ledger, asked(request), param(request, "done"))
    return house(request).render("findings.html", Shell(title="Findings", room=PATH), page)


def context(ledger: Ledger, wanted: Asked, done: str | None = None) -> FindingsPage:
    """Everything that the list shows. `done` is the id of the finding that was just judged."""
    shown = found(ledger, wanted)
    known = pieces_of_all(ledger, shown.items)
    return FindingsPage(
        items=tuple(item(f, known[f.id], wanted, shown.judged.get(f.id)) for f in shown.items),
        total=shown.total,
        asked=wanted,
        kinds=tuple((kind.value, finding_kinds.KINDS[kind]) for kind in FindingKind),
        gates=tuple((gate.value, finding_kinds.GATES[gate]) for gate in Gate),
        judged=tuple((judged.value, JUDGED_WORDS[judged]) for judged in desk.Judged),
        sides=_sides(ledger),
        page=shown.page,
        pages=shown.pages,
        first_number=shown.first,
        next_href=wanted.of_page(shown.page + 1) if shown.page < shown.pages else None,
        first_href=wanted.of_page(1) if shown.page > 1 else None,
        here=wanted.of_page(shown.page),
        csv_href=wanted.address(f"{PATH}.csv"),
        jsonl_href=wanted.address(f"{PATH}.jsonl"),
        done=_done(ledger, done) if done else None,
        any_finding=bool(shown.total) or not wanted.filtered,
    )


def item(f: Finding, known: Sequence[Piece], wanted: Asked, judgement: Judgement | None) -> FindingItem:
    """A finding with its evidence as the list shows it, its address keeping the list's filters."""
    return FindingItem(
        id=f.id,
        kind=f.kind,
        kind_words=finding_kinds.kind_words(f),
        explained=finding_kinds.EXPLAINED[f.kind],
        gate=finding_kinds.GATES[f.gate] if f.gate else None,
        verdict=finding_kinds.VERDICTS[f.verdict] if f.verdict else None,
        because=because(f),
        quotes=tuple(_quote(piece) for piece in known),
        score=f"{f.score:.2f}",
        judgement=judgement_view(judgement),
        href=wanted.address(links.finding(f.id)),
    )


def because(f: Finding) -> str:
    """The sentence why, beginning with a capital letter."""
    return f.because[:1].upper() + f.because[1:]


def judgement_view(judgement: Judgement | None) -> JudgementView | None:
    """A judgement in words."""
    if judgement is None:
        return None
    return JudgementView(
        id=judgement.id,
        decision=judgement.decision.value,
        words=finding_kinds.DECIDED[judgement.decision],
        by=judgement.by,
        day=wording.day(judgement.at[:10]),
        note=judgement.note,
    )


def _quote(piece: Piece) -> Quote:
    said, statement = piece.evidence, piece.statement
    if statement is None:
        href = links.place(piece.document.id, *said.spans[0])
        day = f"published {wording.day(piece.document.published_on)}" if piece.document.published_on else ""
        return Quote(clipped(said.text), piece.document.author or piece.document.publisher, day, None, None, None, href)
    who = piece.claim.holder.name if piece.claim else " and ".join(s.name for s in statement.speakers) or None
    stance = piece.claim.stance_on_issue if piece.claim else None
    return Quote(
        words=clipped(said.text),
        who=who,
        day=wording.day(statement.said_on.value) if statement.said_on else "day not known",
        reporter=next((r.name for r in statement.reported_by if r.name and r.name != who), None),
        stance=stance.value if stance else None,
        sign=SIGNS[stance] if stance else None,
        href=links.statement(piece.document.id, statement.id),
    )


def clipped(text: str, most: int = CLIP) -> str:
    """A text, cut between words with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(None, 1)[0].rstrip(',;:')} …"


def _sides(ledger: Ledger) -> tuple[str, ...]:
    """The sides of the codebook that the ledger was coded by."""
    book = desk.held_codebook(ledger)
    return tuple(sorted({side for _, side in book.sides})) if book else ()


def _done(ledger: Ledger, found_id: str) -> Done | None:
    try:
        f = desk.finding(ledger, found_id)
    except NotFoundError:
        return None
    standing = ledger.read.finding_judgements([f]).get(f.id)
    return Done(f.id, finding_kinds.kind_words(f), judgement_view(standing))
