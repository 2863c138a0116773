"""Two utterances of one holder compared: gates first, then stance, conditions and scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.judge.positions.conditions import atoms, comes_on_top, is_met, moved
from onrecord.judge.positions.party import compatible, issue_steps
from onrecord.judge.positions.reading import DATE_CONFLICT, DENIAL, HYPOTHETICAL, QUESTION, SARCASM
from onrecord.judge.positions.scopes import Reach, relate, scope_of
from onrecord.positions import FindingKind, Gate, Utterance
from onrecord.records import Stance

News = Callable[[Utterance, Utterance], Iterable[str]]
"""Sentences published between two utterances in which a condition may be told to have come about."""

RANK = {Stance.OPPOSE: 0, Stance.CONDITIONAL: 1, Stance.SUPPORT: 2}
"""From refusal to consent; falling is hardening."""

FLAGGED = {
    HYPOTHETICAL: Gate.HYPOTHETICAL,
    SARCASM: Gate.SARCASM,
    QUESTION: Gate.QUESTION,
    DENIAL: Gate.DENIAL,
    DATE_CONFLICT: Gate.DATE_UNKNOWN,
}
"""The flags of a statement that keep its claims from being positions, each with the gate that says so."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two utterances amount to: a kind of finding, or the gate that turned them away; `details` in plain words."""

    kind: FindingKind | None
    gate: Gate | None = None
    details: tuple[str, ...] = ()
    certainty: float = 1.0


def no_news(_earlier: Utterance, _later: Utterance) -> Iterable[str]:
    """Nothing further known."""
    return ()


def not_held(u: Utterance) -> Gate | None:
    """Why an utterance is nobody's held position, or None where it is its holder's."""
    if u.described:
        return Gate.REPORTED_NOT_HELD
    flagged = next((gate for flag, gate in FLAGGED.items() if flag in u.flags), None)
    return flagged or (Gate.STANCE_UNCLEAR if u.stance is Stance.UNCLEAR else None)


def apart(earlier: Utterance, later: Utterance) -> Gate | None:
    """Why two held utterances of one holder speak of different things, or None where they can be compared."""
    if not compatible(earlier, later):
        return Gate.COUNTERPART_DIFFERS
    a, b = issue_steps(earlier.issue), issue_steps(later.issue)
    if a[: len(b)] != b[: len(a)]:
        return Gate.ISSUE_DIFFERS
    return Gate.SCOPE_DIFFERS if relate(earlier, later) is Reach.DIFFERS else None


def compare(earlier: Utterance, later: Utterance, news: News = no_news) -> Outcome:
    """What lies between two held utterances of one holder, the second said later than the first."""
    gate = apart(earlier, later)
    if gate:
        return Outcome(None, gate, _scopes(earlier, later) if gate is Gate.SCOPE_DIFFERS else ())
    if earlier.stance is later.stance:
        return _same_stance(earlier, later)
    one_issue = issue_steps(earlier.issue) == issue_steps(later.issue)
    if one_issue and earlier.stance is Stance.CONDITIONAL and is_met(earlier, later, news(earlier, later)):
        return Outcome(FindingKind.CONDITION_MET, None, earlier.conditions)
    if not overlaps(earlier, later):
        return Outcome(None, Gate.SCOPE_UNCERTAIN, _scopes(earlier, later))
    step = rise(earlier, later)
    if abs(step) == 2:
        return Outcome(FindingKind.REVERSAL)
    return Outcome(FindingKind.HARDENING if step < 0 else FindingKind.SOFTENING)


def rise(earlier: Utterance, later: Utterance) -> int:
    """How far the later stance is from the earlier towards consent, -2 to 2.

    An offer under a condition is one to do what its words say: where they name the opposite of the issue ("lift the
    ban, if …") both stances are taken towards that.
    """
    offer = next((u for u in (earlier, later) if u.stance is Stance.CONDITIONAL), None)
    step = RANK[later.stance] - RANK[earlier.stance]
    return -step if offer is not None and offer.issue.opposite else step


def overlaps(a: Utterance, b: Utterance) -> bool:
    """Whether two utterances certainly speak, at least in part, of the same thing.

    An unlimited refusal beside a limited consent does not tell: the limit may be meant in both.
    """
    if len(issue_steps(a.issue)) != len(issue_steps(b.issue)):
        return False
    reach = relate(a, b)
    return reach is Reach.SAME or (reach is not Reach.DIFFERS and _names_its_scope(a) and _names_its_scope(b))


def _names_its_scope(u: Utterance) -> bool:
    scope = scope_of(u)
    return scope.everything or not scope.is_open


def _same_stance(earlier: Utterance, later: Utterance) -> Outcome:
    """What changed where the stance did not: conditions, then scope, or nothing."""
    conditional = later.stance is Stance.CONDITIONAL
    if issue_steps(earlier.issue) != issue_steps(later.issue):
        return Outcome(None, Gate.ISSUE_DIFFERS)
    if conditional and earlier.issue.opposite != later.issue.opposite:
        return Outcome(None, Gate.CONDITIONS_DIFFER)
    moves = _conditions(earlier, later) if earlier.conditions and later.conditions else None
    if moves is not None:
        return moves
    reach = relate(earlier, later)
    kind = {Reach.NARROWER: FindingKind.NARROWING, Reach.WIDER: FindingKind.WIDENING}.get(reach)
    if kind is not None:
        return Outcome(kind, None, _scopes(earlier, later))
    return Outcome(None, Gate.SCOPE_UNCERTAIN if reach is Reach.UNCERTAIN else Gate.REPEATS)


def _conditions(earlier: Utterance, later: Utterance) -> Outcome | None:
    """Conditions added or dropped between two utterances that both name some; None where they are the same."""
    change = moved(earlier, later)
    kept = len(atoms(earlier)) > len(change.dropped)
    if change.added and (kept or comes_on_top(later)):
        return Outcome(FindingKind.CONDITION_ADDED, None, change.added)
    if change.added:
        return Outcome(None, Gate.CONDITIONS_DIFFER, (*change.dropped, *change.added))
    return Outcome(FindingKind.CONDITION_DROPPED, None, change.dropped) if change.dropped else None


def _scopes(earlier: Utterance, later: Utterance) -> tuple[str, ...]:
    """The two scopes in the words of the texts."""
    return tuple(", ".join((*u.scope, *u.exceptions)) or "no limit" for u in (earlier, later))
