"""One finding: its evidence side by side, why it is one, what was compared and turned away, what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.errors import NotFoundError
from onrecord.ledger import Judgement, Ledger
from onrecord.positions import Finding, FindingKind
from onrecord.records import Party
from onrecord.web import finding_kinds, links, wording
from onrecord.web.differences import difference
from onrecord.web.finding_around import PositionItem, positions_around
from onrecord.web.finding_fields import Piece, pieces
from onrecord.web.finding_sides import Sides, sides
from onrecord.web.findings import JudgementView, because, judgement_view
from onrecord.web.findings_asked import PATH, Asked, asked
from onrecord.web.findings_found import Place, beside, place
from onrecord.web.shell import Shell, house

MOST_BESIDE = 12
"""Other comparisons that the page lists; the list of findings has all of them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name with the address of its page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Point:
    """What is particular to the kind: a heading and one line each."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Another comparison of the same actors and issue: what it is or would have been, and why it is none."""

    kind: FindingKind
    kind_words: str
    gate: str | None
    because: str
    href: str


@dataclass(frozen=True, slots=True)
class FindingPage:
    """The context of finding.html. `place` is where it stands in the list that it was opened from."""

    id: str
    kind: FindingKind
    kind_words: str
    explained: str
    because: str
    score: str
    actors: tuple[Link, ...]
    issue: Link | None
    counterpart: Link | None
    gate: str | None
    verdict: str | None
    shown: Sides
    points: tuple[Point, ...]
    checks: tuple[desk.Check, ...]
    turned_away: tuple[Comparison, ...]
    others: tuple[Comparison, ...]
    more_href: str | None
    positions: tuple[PositionItem, ...]
    judgement: JudgementView | None
    history: tuple[JudgementView, ...]
    place: Place | None
    before_href: str | None
    after_href: str | None
    list_href: str
    here: str

    @property
    def title(self) -> str:
        """What the page is called."""
        names = " and ".join(actor.name for actor in self.actors)
        return ", ".join(filter(None, (self.kind_words, names, self.issue.name if self.issue else "")))


def respond(request: Request) -> Response:
    """``/findings/{finding}`` with the filters of the list that it was opened from."""
    ledger, wanted = house(request).ledger, asked(request)
    ref = request.path_params["finding"]
    f = desk.finding(ledger, ref)
    if f.id != ref:
        return RedirectResponse(wanted.address(links.finding(f.id)), status_code=302)
    page = context(ledger, f, wanted)
    return house(request).render("finding.html", Shell(title=page.title, room=PATH), page)


def context(ledger: Ledger, f: Finding, wanted: Asked) -> FindingPage:
    """Everything that the page of a finding shows."""
    known, weighed, among = pieces(ledger, f), desk.weigh(ledger, f), beside(ledger, f)
    at = place(ledger, wanted, f.id)
    judgement = ledger.read.finding_judgements([f]).get(f.id)
    return FindingPage(
        id=f.id,
        kind=f.kind,
        kind_words=finding_kinds.kind_words(f),
        explained=finding_kinds.EXPLAINED[f.kind],
        because=because(f),
        score=f"{f.score:.2f}",
        actors=tuple(_actor(actor) for actor in f.actors),
        issue=Link(f.issue.path or f.issue.label, links.issue(f.issue)) if f.issue.label and f.statements else None,
        counterpart=_actor(f.counterpart) if f.counterpart else None,
        gate=finding_kinds.GATES[f.gate] if f.gate else None,
        verdict=finding_kinds.VERDICTS[f.verdict] if f.verdict else None,
        shown=sides(f, known),
        points=tuple(_points(f, known, weighed)),
        checks=weighed.checks,
        turned_away=tuple(_comparison(o, wanted) for o in among if o.gate)[:MOST_BESIDE],
        others=tuple(_comparison(o, wanted) for o in among if not o.gate)[:MOST_BESIDE],
        more_href=_more(f) if len(among) > MOST_BESIDE else None,
        positions=positions_around(ledger, f),
        judgement=judgement_view(judgement),
        history=_history(ledger, f, judgement),
        place=at,
        before_href=wanted.address(links.finding(at.before)) if at and at.before else None,
        after_href=wanted.address(links.finding(at.after)) if at and at.after else None,
        list_href=wanted.address(),
        here=wanted.address(links.finding(f.id)),
    )


def _actor(party: Party) -> Link:
    return Link(party.name, links.actor(party))


def _comparison(other: Finding, wanted: Asked) -> Comparison:
    return Comparison(
        kind=other.kind,
        kind_words=finding_kinds.kind_words(other),
        gate=finding_kinds.GATES[other.gate] if other.gate else None,
        because=because(other),
        href=wanted.address(links.finding(other.id)),
    )


def _more(f: Finding) -> str:
    """The list of all comparisons of this actor on this issue."""
    return Asked(actor=f.actors[0].id or f.actors[0].name, issue=f.issue.path or f.issue.label).address(status="all")


def _points(f: Finding, known: Sequence[Piece], weighed: desk.Weighed) -> Iterator[Point]:
    """What is particular to the finding's kind."""
    if f.verdict is not None:
        yield Point("The ledger’s verdict", (finding_kinds.VERDICTS[f.verdict],))
    if weighed.differences:
        yield Point("The report beside the quotation", tuple(_sentence(line) for line in weighed.differences))
    if f.kind is FindingKind.QUOTE_VARIANT:
        yield Point("The words that differ", tuple(_wordings(known)) or ("only signs and case differ",))
    if f.kind is FindingKind.DATE_CONFLICT:
        yield Point("The days", tuple(_days(known)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _wordings(known: Sequence[Piece]) -> Iterator[str]:
    """Each stretch of words that two wordings do not share, in the order of the text."""
    for one, other in pairwise(piece.evidence.text for piece in known if piece.statement):
        found = difference(one, other)
        for words, spans, which in ((one, found.one, "first"), (other, found.other, "second")):
            new = "; ".join(f"“{words[s.start : s.end]}”" for s in spans)
            if new:
                yield f"only the {which} says {new}"


def _days(known: Sequence[Piece]) -> Iterator[str]:
    """The day of each account, how it is known, and when the account was published."""
    for piece in known:
        said = piece.statement.said_on if piece.statement else None
        day = wording.day(said.value) if said else "no day"
        basis = f" ({wording.TIME_BASES[said.basis]})" if said else ""
        words = f", from the words “{said.passage.text}”" if said and said.passage else ""
        published = wording.day(piece.document.published_on) or "an unknown day"
        yield f"{day}{basis}{words}; published {published} in {piece.document.title or piece.document.name}"


def _history(ledger: Ledger, f: Finding, standing: Judgement | None) -> tuple[JudgementView, ...]:
    """Every judgement of the finding, the newest first."""
    try:
        made = ledger.read.history(standing.subject if standing else f.id)
    except NotFoundError:
        return ()
    views = (judgement_view(judgement) for judgement in reversed(made))
    return tuple(view for view in views if view is not None)
