"""What a comparison looked at, gate by gate, in plain words: what let it through, and what turned it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.judge.findings.because import day_words
from onrecord.judge.findings.gaps import gaps
from onrecord.judge.findings.occasions import same_occasion
from onrecord.judge.findings.variants import likeness
from onrecord.judge.positions.compare import not_held
from onrecord.judge.positions.days import before, days_between, said, same_day
from onrecord.judge.positions.party import compatible, issue_key, issue_steps, party_key
from onrecord.judge.positions.scopes import Reach, relate
from onrecord.positions import Finding, FindingKind, Gate, Utterance

_NOT_HELD = {
    Gate.REPORTED_NOT_HELD: "is somebody's description of another's position",
    Gate.HYPOTHETICAL: "is only supposed",
    Gate.SARCASM: "is mockery",
    Gate.QUESTION: "is a question",
    Gate.DENIAL: "denies that something was said",
    Gate.STANCE_UNCLEAR: "leaves the stance open",
    Gate.DATE_UNKNOWN: "has a day that cannot be right",
}
_REACH = {
    Reach.SAME: "the same scope",
    Reach.NARROWER: "the later is narrower, within the scope of the earlier",
    Reach.WIDER: "the later is wider, and takes in the scope of the earlier",
    Reach.DIFFERS: "the scopes differ",
    Reach.UNCERTAIN: "it is open whether the scopes meet",
}
_OF_WORDS = frozenset({FindingKind.QUOTE_VARIANT, FindingKind.SYNDICATED_COPY, FindingKind.DATE_CONFLICT})
"""The kinds that compare words and days, not positions."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its name, whether the comparison got past it, and what was seen."""

    name: str
    passed: bool
    words: str


def checks(found: Finding, compared: Sequence[Utterance]) -> tuple[Check, ...]:
    """What was looked at in a finding between two utterances, in the order of looking; nothing for a single one.

    The utterances are those of the finding, the earlier first. The gate that turned a comparison away is not passed.
    """
    if len(compared) != 2:
        return ()
    one, other = compared
    seen = _of_words(one, other) if found.kind in _OF_WORDS else _of_positions(found, one, other)
    return tuple(seen)


def differences(found: Finding, compared: Sequence[Utterance]) -> tuple[str, ...]:
    """What the report of a paraphrase gap says more, less or other than its quotation; nothing for other kinds."""
    if found.kind is not FindingKind.PARAPHRASE_GAP or len(compared) != 2:
        return ()
    return gaps(*compared)


def _of_positions(found: Finding, one: Utterance, other: Utterance) -> Iterator[Check]:
    gate = found.gate
    yield Check("Holder", gate not in {Gate.HOLDER_DIFFERS, Gate.OUT_OF_OFFICE}, _holders(one, other))
    yield Check("Held", gate not in _NOT_HELD, _held(one, other))
    yield Check("Counterpart", gate is not Gate.COUNTERPART_DIFFERS, _counterparts(one, other))
    yield Check("Issue", gate is not Gate.ISSUE_DIFFERS, _issues(one, other))
    scope = gate not in {Gate.SCOPE_DIFFERS, Gate.SCOPE_UNCERTAIN}
    yield Check("Scope", scope, _REACH[relate(one, other)] if scope else _REACH[_away(gate)])
    if one.conditions or other.conditions:
        yield Check("Conditions", gate is not Gate.CONDITIONS_DIFFER, _conditions(one, other))
    yield Check("Time", gate not in {Gate.TIME_APART, Gate.SAME_OCCASION, Gate.REPEATS}, _time(one, other))


def _away(gate: Gate | None) -> Reach:
    return Reach.DIFFERS if gate is Gate.SCOPE_DIFFERS else Reach.UNCERTAIN


def _of_words(one: Utterance, other: Utterance) -> Iterator[Check]:
    yield Check("Speaker", True, _holders(one, other))
    yield Check("Documents", True, "two documents" if one.document != other.document else "one document")
    yield Check("Time", True, _time(one, other))
    alike = likeness(one.words, other.words)
    yield Check("Words", True, f"{alike:.0%} of the words are alike")


def _holders(one: Utterance, other: Utterance) -> str:
    if party_key(one.holder) != party_key(other.holder):
        return f"two holders, {one.holder.name} and {other.holder.name}"
    known = "" if one.holder.id else ", known by the name alone"
    return f"one holder, {one.holder.name}{known}"


def _held(one: Utterance, other: Utterance) -> str:
    """Whether both are their holders' own positions, and which is not."""
    gates = [(word, gate) for word, u in (("earlier", one), ("later", other)) if (gate := not_held(u)) is not None]
    if gates:
        return "; ".join(f"the {word} one {_NOT_HELD[gate]}" for word, gate in gates)
    return "both are the holder's own; none is supposed, asked, mocked or denied"


def _counterparts(one: Utterance, other: Utterance) -> str:
    names = [u.counterpart.name for u in (one, other) if u.counterpart]
    if not names:
        return "neither names a counterpart"
    if len(names) == 1:
        return f"only one names a counterpart, {names[0]}"
    if not compatible(one, other):
        return f"the counterparts differ, {names[0]} and {names[1]}"
    return f"one counterpart, {names[0]}" if names[0] == names[1] else f"one side, {names[0]} and {names[1]}"


def _issues(one: Utterance, other: Utterance) -> str:
    if issue_steps(one.issue) == issue_steps(other.issue):
        return f"one issue, {one.issue.label}"
    if issue_key(one.issue) == issue_key(other.issue):
        return f"issues of one family, {one.issue.label} and {other.issue.label}"
    return f"two issues, {one.issue.label} and {other.issue.label}"


def _conditions(one: Utterance, other: Utterance) -> str:
    if not (one.conditions and other.conditions):
        which = "earlier" if one.conditions else "later"
        return f"only the {which} one names a condition"
    return "the same condition" if one.conditions == other.conditions else "both name conditions, in other words"


def _time(one: Utterance, other: Utterance) -> str:
    """How the two lie in time."""
    first, second = said(one), said(other)
    if first is None or second is None:
        return "the day of one is not known"
    if same_occasion(one, other):
        return "one occasion"
    if same_day(one, other):
        return f"both on {day_words(first[0])}"
    days = days_between(first[0], second[0])
    if before(one, other):
        return "a day apart" if days == 1 else f"{days:,} days apart"
    return "their days overlap, so that neither is certainly the later"
