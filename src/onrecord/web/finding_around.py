"""What the holders of a finding held before and after it on the same issue."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import desk
from onrecord.export.signs import SIGNS
from onrecord.ledger import Ledger
from onrecord.positions import Finding, Position
from onrecord.web import links, wording

MOST = 12
"""Positions that are shown: those nearest to the finding in time."""


@dataclass(frozen=True, slots=True)
class PositionItem:
    """A row of the small timeline; `here` where the finding rests on words that carry it."""

    holder: str
    holder_href: str
    since: str
    until: str
    stance: str
    sign: str
    counterpart: str | None
    limits: str
    reporters: str
    firmness: str
    href: str
    here: bool


def positions_around(ledger: Ledger, f: Finding) -> tuple[PositionItem, ...]:
    """The positions of the finding's holders on its issue, by the day on which they begin."""
    if not f.issue.label:
        return ()
    held: list[Position] = []
    for actor in f.actors:
        query = desk.PositionQuery(actor=actor.id or actor.name, issue=f.issue.path or f.issue.label, superseded=True)
        held += [p for p in desk.positions(ledger, query) if p not in held]
    held.sort(key=lambda p: (p.since or "", p.holder.name))
    return tuple(_item(p, f) for p in _nearest(held, f))


def _nearest(held: list[Position], f: Finding) -> list[Position]:
    """At most `MOST` of them: those that the finding rests on, and what lies around these."""
    if len(held) <= MOST:
        return held
    at = next((n for n, p in enumerate(held) if _is_here(p, f)), len(held) - 1)
    start = max(0, min(at - MOST // 2, len(held) - MOST))
    return held[start : start + MOST]


def _is_here(position: Position, f: Finding) -> bool:
    return any(u.claim in f.claims for u in position.utterances)


def _item(position: Position, f: Finding) -> PositionItem:
    first = position.utterances[0]
    limits = [*position.conditions, *(f"[{words}]" for words in position.scope)]
    return PositionItem(
        holder=position.holder.name,
        holder_href=links.actor(position.holder),
        since=wording.day(position.since) or "day not known",
        until=wording.day(position.until),
        stance=position.stance.value,
        sign=SIGNS[position.stance],
        counterpart=position.counterpart.name if position.counterpart else None,
        limits="; ".join(limits),
        reporters=", ".join(position.reporters[:3]),
        firmness=f"{position.firmness.score:.2f}",
        href=links.statement(first.document, first.statement),
        here=_is_here(position, f),
    )
