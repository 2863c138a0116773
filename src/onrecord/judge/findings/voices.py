"""Voices beside one another: splits within a side, oppositions between sides, and successors in one office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice, takewhile
from typing import NamedTuple

from onrecord.judge.findings.because import change_because, told
from onrecord.judge.findings.make import finding
from onrecord.judge.positions.compare import RANK, Outcome, apart, overlaps
from onrecord.judge.positions.days import before, days_between, order
from onrecord.judge.positions.party import name_key, party_key
from onrecord.judge.positions.scopes import Reach, relate
from onrecord.judge.positions.ties import Ties
from onrecord.positions import Finding, FindingKind, Gate, Position, Utterance
from onrecord.records import Party, Stance

MOST = 8
"""Other voices, the latest, with which each new position is compared."""

LOOK_BACK = 500
"""Positions before a new one among which those others are looked for."""

FAR = 3 * 365
"""Days after which a position that nobody repeated is too old to set against a new one."""

FAR_OFFER = 30
"""The same for a refusal beside an offer under a condition, since conditions come about or lapse."""


Kin = tuple[str, ...]
"""What two positions' holders may have in common, its sort first."""


class Stand(NamedTuple):
    """What of a position tells beside which others it is set: `since` and `until` as in `Position`."""

    holder: Party
    stance: Stance
    since: str
    until: str | None


def voices(positions: Iterable[Position], ties: Ties) -> list[Finding]:
    """Splits and oppositions on one issue, from its holders' positions.

    Each new position is set beside the latest others; of two sides only the first pair of voices is shown that opposes
    them in this way, since the rest is the same opposition.
    """
    dated = [p for p in positions if p.since]
    ordered = sorted(dated, key=lambda p: (p.since or "", p.utterances[0].claim, party_key(p.holder)))
    row = Row.of([Stand(p.holder, p.stance, p.since or "", p.until) for p in ordered], ties)
    found: list[Finding] = []
    shown: set[tuple[str | None, ...]] = set()
    for i, position in enumerate(ordered):
        for at in row.partners(i):
            made = beside(ordered[at], position, ties)
            opposed = camps(made, position.holder, position.stance, ties)
            if opposed is None or opposed not in shown:
                found.append(made)
            if opposed is not None:
                shown.add(opposed)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """Positions on one issue in the order in which they begin, and which of them are each other's kin.

    `pools` are the places of those of one office or surname, and of all that have a side; `kin` the names of the pools
    that each position is in.
    """

    stands: Sequence[Stand]
    pools: dict[Kin, list[int]]
    kin: Sequence[tuple[Kin, ...]]

    @classmethod
    def of(cls, stands: Sequence[Stand], ties: Ties) -> Row:
        """The row of some positions, in their order."""
        known: dict[Party, tuple[Kin, ...]] = {}
        pools: dict[Kin, list[int]] = {}
        kin = []
        for at, stand in enumerate(stands):
            party = Party(stand.holder.name, stand.holder.id)
            if party not in known:
                known[party] = tuple(_kin(party, ties))
            kin.append(known[party])
            for name in known[party]:
                pools.setdefault(name, []).append(at)
        return cls(stands, pools, kin)

    def partners(self, i: int) -> list[int]:
        """The places of the latest others that differ from the position at place `i`, are in force and its kin."""
        new, first = self.stands[i], max(0, i - LOOK_BACK)
        pools = (self.pools[name] for name in self.kin[i] if name[0] != "actor")
        near = [_reversed(pool, first, i) for pool in pools if len(pool) > 1]
        found: list[int] = []
        for at in merge(*near, reverse=True):
            other = self.stands[at]
            if found[-1:] != [at] and _differ(other, new) and _stands(other, new) and self._are_two(at, i):
                found.append(at)
                if len(found) == MOST:
                    break
        return found

    def _are_two(self, a: int, b: int) -> bool:
        """False for one actor under two names, who shares his offices with himself."""
        shared = set(self.kin[a]) & set(self.kin[b])
        own = {name for name in shared if name[0] == "actor"}
        return not own or any(name[0] in {"side", "surname"} for name in shared)


def _reversed(pool: Sequence[int], first: int, end: int) -> Iterator[int]:
    """The places of a pool from before `end` back to `first`."""
    last = bisect_left(pool, end)
    return takewhile(lambda at: at >= first, islice(reversed(pool), len(pool) - last, None))


def _kin(party: Party, ties: Ties) -> Iterator[Kin]:
    """What makes a party's positions comparable to those of others: any side, an office, a surname."""
    if ties.side(party):
        yield ("side",)
    actor = ties.actor(party)
    if actor is not None and actor.roles:
        yield ("actor", actor.id)
        yield from sorted({("office", r.office, r.of or "") for r in actor.roles})
    words = name_key(party.name).split()
    if len(words) > 1:
        yield ("surname", words[-1])


def camps(made: Finding, holder: Party, stance: Stance, ties: Ties) -> tuple[str, ...] | None:
    """The two sides of an opposition, the one of the new position's `holder` with its stance; None of all else.

    Of findings with the same camps only the first is shown.
    """
    if made.kind is not FindingKind.OPPOSITION or made.gate:
        return None
    own = ties.side(holder)
    other = next((s for s in map(ties.side, made.actors) if s != own), None)
    return (other or "", own or "", stance.value)


def _stands(other: Stand, new: Stand) -> bool:
    """Whether another holder's position was in force when a new one was taken."""
    later = other.until is None or new.since < other.until
    return later and party_key(other.holder) != party_key(new.holder)


def beside(other: Position, new: Position, ties: Ties) -> Finding:
    """What two holders' differing positions amount to beside one another, the second begun later."""
    kind = _kind(other.holder, new.holder, ties)
    b = new.utterances[0]
    a = max((u for u in other.utterances if not before(b, u)), key=lambda u: (order(u)[0], u.is_own_words))
    gate = _gate(a, b, kind, ties)
    if gate is not None:
        return finding(kind, (a, b), change_because(a, b, Outcome(None, gate)), 0.2, gate)
    what = "two voices of one side" if kind is FindingKind.SPLIT else "two sides"
    likely = 0.8 if Stance.CONDITIONAL not in {a.stance, b.stance} else 0.55
    return finding(kind, (a, b), f"{told(a)}; {told(b)}: {what}.", likely)


def _kind(a: Party, b: Party, ties: Ties) -> FindingKind:
    """An opposition between two sides, else a split: within a side, or of two who only share an office or a surname."""
    first, second = ties.side(a), ties.side(b)
    return FindingKind.OPPOSITION if first and second and first != second else FindingKind.SPLIT


def _differ(a: Stand, b: Stand) -> bool:
    """True for yes and no, and for no beside an offer under a condition."""
    stances = {a.stance, b.stance}
    return Stance.OPPOSE in stances and len(stances) == 2 and Stance.UNCLEAR not in stances and stances <= set(RANK)


def _gate(a: Utterance, b: Utterance, kind: FindingKind, ties: Ties) -> Gate | None:
    sides = ties.side(a.holder), ties.side(b.holder)
    if not all(sides) or ties.share_an_office(a.holder, b.holder) or ties.is_one_house(a.holder, b.holder):
        return Gate.HOLDER_DIFFERS
    if not ties.in_office(a.holder, b.earliest or b.known_on or "9999-12-31"):
        return Gate.OUT_OF_OFFICE
    far = FAR_OFFER if Stance.CONDITIONAL in {a.stance, b.stance} else FAR
    if a.earliest and b.earliest and days_between(a.earliest, b.earliest) > far:
        return Gate.TIME_APART
    faces = kind is FindingKind.OPPOSITION and (_faces(a, b, ties) or _faces(b, a, ties))
    gate = apart(a, replace(b, counterpart=a.counterpart) if faces else b)
    one_names_nobody = (a.counterpart is None) != (b.counterpart is None) and relate(a, b) is not Reach.SAME
    return gate or (Gate.SCOPE_UNCERTAIN if one_names_nobody or not overlaps(a, b) else None)


def _faces(a: Utterance, b: Utterance, ties: Ties) -> bool:
    """Whether the counterpart of one is the other, or the other's side."""
    if a.counterpart is None:
        return False
    names: Sequence[str | None] = (b.holder.name, ties.side(b.holder))
    return name_key(a.counterpart.name) in {name_key(n) for n in names if n} or ties.side(a.counterpart) == names[1]
