"""Changes of one holder's positions on one issue, and what was compared and found to be none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.judge.findings.because import change_because
from onrecord.judge.findings.make import finding
from onrecord.judge.positions.compare import Outcome, not_held, rise
from onrecord.judge.positions.days import order, said
from onrecord.judge.positions.party import compatible, party_key
from onrecord.judge.positions.ties import Ties
from onrecord.judge.positions.timeline import Step, Timeline
from onrecord.positions import Finding, FindingKind, Gate, Utterance
from onrecord.records import Party

NEAR = 10
"""Utterances before and after among which a held one is looked for beside one that is not."""

_LIKELY = {
    FindingKind.REVERSAL: 0.9,
    FindingKind.HARDENING: 0.8,
    FindingKind.SOFTENING: 0.8,
    FindingKind.CONDITION_MET: 0.75,
    FindingKind.CONDITION_ADDED: 0.75,
    FindingKind.CONDITION_DROPPED: 0.7,
    FindingKind.NARROWING: 0.6,
    FindingKind.WIDENING: 0.6,
}


def changes(line: Timeline) -> list[Finding]:
    """The changes and comparisons of a timeline, as findings. Repetitions are not written: they are the position."""
    return [made for step in line.steps if (made := _change(step)) is not None]


def _change(step: Step) -> Finding | None:
    outcome = step.outcome
    if outcome.gate is Gate.REPEATS:
        return None
    kind = outcome.kind or _would_be(step)
    likely = _LIKELY[kind] if outcome.gate is None else 0.2
    because = change_because(step.earlier, step.later, outcome)
    return finding(kind, (step.earlier, step.later), because, likely, outcome.gate)


def _would_be(step: Step) -> FindingKind:
    """The kind of change that a comparison would have been without its gate."""
    up = rise(step.earlier, step.later)
    if abs(up) == 2:
        return FindingKind.REVERSAL
    return FindingKind.HARDENING if up < 0 else FindingKind.SOFTENING


def turned_away(utterances: Iterable[Utterance]) -> list[Finding]:
    """Words of a block that are nobody's held position, beside the last held ones that they seem to go against."""
    ordered = sorted((u for u in utterances if said(u)), key=order)
    return [made for i in range(len(ordered)) if (made := _turned_away(ordered, i)) is not None]


def _turned_away(ordered: Sequence[Utterance], at: int) -> Finding | None:
    u = ordered[at]
    gate = not_held(u)
    if gate is None:
        return None
    around = (*reversed(ordered[max(0, at - NEAR) : at]), *ordered[at + 1 : at + 1 + NEAR])
    beside = (o for o in around if o.stance is not u.stance and not_held(o) is None and compatible(o, u))
    other = next(beside, None)
    if other is None:
        return None
    pair = sorted((other, u), key=order)
    because = change_because(pair[0], pair[1], Outcome(None, gate))
    return finding(FindingKind.REVERSAL, pair, because, 0.1, gate)


def government_changes(line: Timeline, government: Party, ties: Ties) -> list[Finding]:
    """Changes of a government's position from one head to the next, the line being that of all its heads.

    A successor's policy is no change of mind of anybody; what one head changed himself is his own change already.
    """
    made = []
    for step in line.steps:
        heads = [ties.actor(u.holder) for u in (step.earlier, step.later)]
        if step.outcome.kind is None or party_key(step.earlier.holder) == party_key(step.later.holder) or None in heads:
            continue
        whole = finding(step.outcome.kind, (step.earlier, step.later), _government_because(step, government), 0.75)
        made.append(_of(whole, government))
    return made


def _of(found: Finding, government: Party) -> Finding:
    return replace(found, actors=(government,))


def _government_because(step: Step, government: Party) -> str:
    told = change_because(step.earlier, step.later, step.outcome).rstrip(".")
    return f"{told}; the position of {government.name} changed with its head, no person's did."
