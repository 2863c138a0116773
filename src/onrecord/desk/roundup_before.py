"""What the holders of a period's claims held on its eve, as far as it was published by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from onrecord.desk.asking import PositionQuery
from onrecord.desk.deriving import answering
from onrecord.desk.positioning import in_order, of_blocks, positions
from onrecord.desk.roundup_groups import UNNAMED, Before, Held
from onrecord.judge.positions import known_by
from onrecord.judge.positions.party import issue_key, party_key
from onrecord.ledger import Ledger
from onrecord.ledger.derived import Work, period
from onrecord.ledger.derived import positions as stored
from onrecord.ledger.derived.period import Block
from onrecord.positions import Position
from onrecord.records import Party
from onrecord.roundup import RoundupQuery


def before(ledger: Ledger, query: RoundupQuery, held: Sequence[Held]) -> Before:
    """The positions that the period's holders had on the day before it, as far as they were published by then.

    Only those on the issues of the period, and on issues above and below them, are sure to be among them.
    """
    eve = dt.date.fromordinal(max(1, dt.date.fromisoformat(query.since).toordinal() - 1)).isoformat()
    named = [one for one in held if one.holder != UNNAMED]
    holders = {one.key: one.holder for one in named}
    with answering(ledger) as work:
        if work is not None:
            return _by_holder(holders, _on_eve(work, _blocks(named, holders), eve))
    asked = (PositionQuery(actor=h.id or h.name, as_of=eve, known_by=eve) for h in holders.values())
    return {key: _of(holders[key], positions(ledger, wanted)) for key, wanted in zip(holders, asked, strict=True)}


def _blocks(held: Iterable[Held], holders: dict[str, Party]) -> set[Block]:
    """The blocks of the period's claims. What is above or below an issue lies in its block."""
    return {(party_key(holders[one.key]), issue_key(one.entry.claims[0].issue)) for one in held}


def _on_eve(work: Work, blocks: Collection[Block], eve: str) -> list[Position]:
    """The positions of some blocks in force on a day, as they were known by it.

    Read as they are stored and cut off at the day; worked out anew in the blocks where that is not the same.
    """
    anew = period.crossing(work, blocks, eve)
    numbers = period.standing(work, set(blocks) - set(anew), eve)
    known = stored.read(work, numbers)
    issues: dict[str, list[str]] = {}
    for holder, issue in anew:
        issues.setdefault(holder, []).append(issue)
    worked_out = of_blocks(work, issues, PositionQuery(as_of=eve, known_by=eve))
    return in_order([*(known_by(known[number], eve) for number in numbers), *worked_out])


def _by_holder(holders: dict[str, Party], found: Sequence[Position]) -> Before:
    by_key: dict[str, list[Position]] = {}
    for position in found:
        by_key.setdefault(party_key(position.holder), []).append(position)
    return {key: by_key.get(party_key(holder), []) for key, holder in holders.items()}


def _of(holder: Party, found: Iterable[Position]) -> list[Position]:
    return [p for p in found if party_key(p.holder) == party_key(holder)]
