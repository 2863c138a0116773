"""Voices beside one another: splits within a side, oppositions between sides, and successors in one office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

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


def voices(positions: Iterable[Position], ties: Ties) -> list[Finding]:
    """Splits and oppositions on one issue, from its holders' positions.

    Each new position is set beside the latest others; of two sides only the first pair of voices is shown that opposes
    them in this way, since the rest is the same opposition.
    """
    ordered = sorted((p for p in positions if p.since), key=lambda p: (p.since or "", p.utterances[0].claim))
    found: list[Finding] = []
    shown: set[tuple[str | None, ...]] = set()
    for i, position in enumerate(ordered):
        before_it = reversed(ordered[max(0, i - LOOK_BACK) : i])
        others = (p for p in before_it if _differ(p, position) and _stands(p, position))
        for made in islice((m for p in others if (m := _beside(p, position, ties))), MOST):
            if made.kind is FindingKind.OPPOSITION and not made.gate:
                camps = _camps(made, position, ties)
                if camps in shown:
                    continue
                shown.add(camps)
            found.append(made)
    return found


def _camps(made: Finding, new: Position, ties: Ties) -> tuple[str | None, ...]:
    """The two sides of an opposition, the new position's with its stance."""
    sides = [ties.side(actor) for actor in made.actors]
    other = next((s for s in sides if s != ties.side(new.holder)), None)
    return (other, ties.side(new.holder), new.stance.value)


def _stands(other: Position, new: Position) -> bool:
    """Whether another holder's position was in force when a new one was taken."""
    later = other.until is None or (new.since or "") < other.until
    return later and party_key(other.holder) != party_key(new.holder)


def _beside(other: Position, new: Position, ties: Ties) -> Finding | None:
    """What two holders' differing positions amount to beside one another."""
    kind = _kind(other.holder, new.holder, ties)
    if kind is None:
        return None
    b = new.utterances[0]
    a = max((u for u in other.utterances if not before(b, u)), key=lambda u: (order(u)[0], u.is_own_words))
    gate = _gate(a, b, kind, ties)
    if gate is not None:
        return finding(kind, (a, b), change_because(a, b, Outcome(None, gate)), 0.2, gate)
    what = "two voices of one side" if kind is FindingKind.SPLIT else "two sides"
    likely = 0.8 if Stance.CONDITIONAL not in {a.stance, b.stance} else 0.55
    return finding(kind, (a, b), f"{told(a)}; {told(b)}: {what}.", likely)


def _kind(a: Party, b: Party, ties: Ties) -> FindingKind | None:
    """A split within one side, an opposition between two; None where a side is unknown and nothing else joins them."""
    first, second = ties.side(a), ties.side(b)
    if first and second:
        return FindingKind.SPLIT if first == second else FindingKind.OPPOSITION
    return FindingKind.SPLIT if ties.share_an_office(a, b) or _share_a_surname(a, b) else None


def _share_a_surname(a: Party, b: Party) -> bool:
    first, second = name_key(a.name).split(), name_key(b.name).split()
    return len(first) > 1 and len(second) > 1 and first[-1] == second[-1]


def _differ(a: Position, b: Position) -> bool:
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
