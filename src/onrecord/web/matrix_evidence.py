"""The evidence of one cell: the positions that an actor holds and held, with quotations, reporters and days."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.export.signs import SIGNS
from onrecord.ledger import Ledger
from onrecord.positions import Firmness, Position, Utterance
from onrecord.records import Issue
from onrecord.web import links, wording
from onrecord.web.matrix_columns import issue_key, steps
from onrecord.web.matrix_held import in_force, look
from onrecord.web.matrix_query import BETWEEN, MatrixQuery
from onrecord.web.matrix_reading import of_cell

MOST_QUOTATIONS = 4
"""Quotations shown of a position; the actor's page has all."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that carry a position: how they are told, when said, who reported them; `href` is the reader's place."""

    words: str
    kind: str
    said: str
    reporters: tuple[str, ...]
    hedged: bool
    href: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position with its evidence as of a day.

    `more` counts the quotations beyond those shown, `again` those that repeat it after the day.
    """

    stance: str
    sign: str
    look: str
    issue: str | None
    toward: str | None
    since: str
    until: str
    conditions: tuple[str, ...]
    scope: tuple[str, ...]
    firmness: str
    quotations: tuple[Quotation, ...]
    more: int
    again: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The context of matrix_evidence.html: one cell as of `day`; `before` are positions that others took the place of.

    `later` counts the positions that begin after the day.
    """

    actor: str
    actor_href: str
    issue: str
    issue_href: str
    day: str
    now: tuple[PositionView, ...]
    before: tuple[PositionView, ...]
    later: int
    close_href: str


def evidence(ledger: Ledger, query: MatrixQuery, day: str) -> Evidence | None:
    """The evidence of the cell that the address asks for, None where it asks for none or for one without positions."""
    actor, between, issue = (query.cell or "").partition(BETWEEN)
    folded = issue in query.closed
    if not between:
        return None
    found = sorted(
        of_cell(ledger, query, actor, lambda other: _is_about(other, issue, folded)),
        key=lambda p: p.since or "",
        reverse=True,
    )
    if not found:
        return None
    name = steps(issue)[-1] if found[0].issue.path else issue
    about = f"all of {name}" if folded else name
    now = [p for p in found if in_force(p.since, p.until, day)]
    before = [p for p in found if p.until is not None and p.until <= day]
    return Evidence(
        actor=found[0].holder.name,
        actor_href=links.actor(found[0].holder),
        issue=about,
        issue_href=links.issue(found[0].issue),
        day=day,
        now=tuple(_view(p, folded, day) for p in now),
        before=tuple(_view(p, folded, day) for p in before),
        later=len(found) - len(now) - len(before),
        close_href=query.address("/matrix", cell=None),
    )


def firmness_words(firmness: Firmness) -> str:
    """How firmly a position is known, in words and as a number between 0 and 1."""
    words = "in own words" if firmness.own_words else "in a reporter’s words"
    dated = "day named in the text" if firmness.dated else "day not named in the text"
    reports = wording.number(firmness.reports, "report", "independent reports")
    return f"{words}; {dated}; {reports}; firmness {firmness.score:.2f}"


def _is_about(issue: Issue, asked: str, folded: bool) -> bool:
    key = issue_key(issue)
    return key == asked or (folded and issue.path is not None and steps(key)[0] == asked)


def _view(position: Position, folded: bool, day: str) -> PositionView:
    told = list({u.statement: u for u in position.utterances}.values())
    quoted = sorted((u for u in told if (u.earliest or "") <= day), key=lambda u: not u.is_own_words)
    return PositionView(
        stance=position.stance.value,
        sign=SIGNS[position.stance],
        look=look(position.stance),
        issue=steps(issue_key(position.issue))[-1] if folded else None,
        toward=position.counterpart.name if position.counterpart else None,
        since=wording.day(position.since) or "a day that is not known",
        until=wording.day(position.until),
        conditions=position.conditions,
        scope=position.scope,
        firmness=firmness_words(position.firmness),
        quotations=tuple(map(_quotation, quoted[:MOST_QUOTATIONS])),
        more=max(0, len(quoted) - MOST_QUOTATIONS),
        again=len(told) - len(quoted),
    )


def _quotation(u: Utterance) -> Quotation:
    if u.day:
        said = f"said {wording.day(u.day)}"
    elif u.earliest or u.latest:
        said = f"said between {wording.day(u.earliest) or 'an unknown day'} and {wording.day(u.latest)}"
    else:
        said = "day not known"
    return Quotation(
        words=u.words,
        kind=wording.KINDS[u.kind],
        said=said,
        reporters=u.reporters,
        hedged=u.hedged,
        href=links.statement(u.document, u.statement),
    )
