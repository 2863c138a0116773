"""The positions of a timeline: all of them without their words, and those of a page of its table with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.desk import PositionQuery, charting
from onrecord.desk.charting import Block
from onrecord.ledger import Ledger
from onrecord.positions import Outline, Position, Standing


@dataclass(frozen=True, slots=True)
class Held:
    """The positions that a query asks for, in the order of the desk; `every` has those that no filter left out."""

    ledger: Ledger
    query: PositionQuery
    every: Sequence[Standing]

    def but(self, fits: Callable[[Standing], bool]) -> Sequence[Standing]:
        """The positions that fit."""
        return [p for p in self.every if fits(p)]

    def whole(self, some: Sequence[Standing]) -> Sequence[Position]:
        """Some of these positions with their words, in the order given; those that are gone meanwhile are left out."""
        known = [p for p in some if not isinstance(p, Outline)]
        if len(known) == len(some):
            return known
        block = Block.of((p.holder for p in some), (p.issue for p in some))
        read: dict[tuple[object, ...], list[Position]] = defaultdict(list)
        for position in charting.positions_in(self.ledger, self.query, block):
            read[_said(position)].append(position)
        # Two of one holder that say the same of the same days follow one another in both readings.
        wanted = {id(p) for p in some}
        found: dict[int, Position] = {}
        sayings = {_said(p) for p in some}
        for p in self.every:
            same = read[_said(p)] if _said(p) in sayings else []
            first = same.pop(0) if same else None
            if first and id(p) in wanted:
                found[id(p)] = first
        return [found[id(p)] for p in some if id(p) in found]


def held(ledger: Ledger, query: PositionQuery) -> Held:
    """The positions that a query asks for. Raises UsageError for a wrong codebook in the ledger."""
    return Held(ledger, query, charting.outlines(ledger, query))


def _said(p: Standing) -> tuple[object, ...]:
    """What tells positions apart without their words."""
    holder, issue, towards = p.holder, p.issue, p.counterpart
    named = (holder.name, holder.id, issue.label, issue.id, issue.path, towards and (towards.name, towards.id))
    return (*named, p.stance, p.conditions, p.scope, p.since, p.until)
