"""Sentences that say why, in plain words, built from the fields that were compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from onrecord.judge.findings.variants import difference
from onrecord.judge.positions.compare import Outcome
from onrecord.judge.positions.days import said
from onrecord.positions import FindingKind, Gate, Utterance
from onrecord.records import Stance

_STOOD = {
    Stance.SUPPORT: "for",
    Stance.OPPOSE: "against",
    Stance.CONDITIONAL: "conditionally for",
    Stance.UNCLEAR: "undecided on",
}
_LED = {
    FindingKind.REVERSAL: "a reversal",
    FindingKind.HARDENING: "a hardening",
    FindingKind.SOFTENING: "a softening",
    FindingKind.NARROWING: "a narrower scope",
    FindingKind.WIDENING: "a wider scope",
    FindingKind.CONDITION_ADDED: "a condition added",
    FindingKind.CONDITION_DROPPED: "a condition dropped",
    FindingKind.CONDITION_MET: "no change of mind, since the condition came about",
}
_GATES = {
    Gate.HOLDER_DIFFERS: "these are two holders",
    Gate.COUNTERPART_DIFFERS: "the counterparts differ",
    Gate.ISSUE_DIFFERS: "the issues differ",
    Gate.SCOPE_DIFFERS: "scope differs",
    Gate.SCOPE_UNCERTAIN: "one of the two names no scope, so that it is open whether both mean the same",
    Gate.CONDITIONS_DIFFER: "the conditions are others, and it is open whether they come instead or on top",
    Gate.REPORTED_NOT_HELD: "one is somebody's description of another's position",
    Gate.HYPOTHETICAL: "one is only supposed",
    Gate.SARCASM: "one is mockery",
    Gate.QUESTION: "one is a question",
    Gate.DENIAL: "one denies that something was said",
    Gate.STANCE_UNCLEAR: "one leaves the stance open",
    Gate.DATE_UNKNOWN: "it is not known which was said first",
    Gate.SAME_OCCASION: "both report one occasion",
    Gate.REPEATS: "the later repeats the earlier",
    Gate.OUT_OF_OFFICE: "one of them was out of office by then",
    Gate.TIME_APART: "too much time lies between",
}


def change_because(earlier: Utterance, later: Utterance, outcome: Outcome) -> str:
    """Why a step between two utterances is a change, or, with a gate, why it is none."""
    sides = f"{told(earlier)}; {told(later)}"
    if outcome.gate is not None:
        return f"Compared, and no contradiction because {gate_words(outcome)}: {sides}."
    if outcome.kind in {FindingKind.NARROWING, FindingKind.WIDENING}:
        return f"{sides}: {_LED[outcome.kind]} ({' → '.join(outcome.details)})."
    if outcome.kind is not None and outcome.details:
        return f"{sides}: {_LED[outcome.kind]} ({'; '.join(outcome.details)})."
    return f"{sides}: {_LED[outcome.kind] if outcome.kind else 'no change'}."


def gate_words(outcome: Outcome) -> str:
    """The gate in words, with what was compared."""
    words = _GATES[outcome.gate] if outcome.gate else ""
    return f"{words} ({' / '.join(outcome.details)})" if outcome.details else words


def told(u: Utterance) -> str:
    """One utterance in words: the day, the holder, where he stood, on what, and who reports it."""
    days = said(u)
    when = (
        f"on {day_words(days[0])}" if days and days[0] == days[1] else f"in {period_words(days)}" if days else "undated"
    )
    conditions = f" ({'; '.join(u.conditions)})" if u.conditions else ""
    scope = f" [{'; '.join(u.scope)}]" if u.scope else ""
    counterpart = f" with {u.counterpart.name}" if u.counterpart else ""
    by = f", as reported by {u.reporters[0]}" if u.reporters and u.reporters[0] != u.holder.name else ""
    return f"{when} {u.holder.name} was {_STOOD[u.stance]} {u.issue.label}{scope}{counterpart}{conditions}{by}"


def variant_because(u: Utterance, wordings: Sequence[tuple[str, str]]) -> str:
    """Why two quotations are one in different words, with the difference."""
    shown = "; ".join(difference(a, b) for a, b in wordings)
    return f"{u.holder.name} is quoted in two wordings of {_day(u)}: {shown}."


def gap_because(quotation: Utterance, report: Utterance, differences: Sequence[str]) -> str:
    """Why a report does not say what the quotation says."""
    by = f" of {report.reporters[0]}" if report.reporters else ""
    return f"Beside {quotation.holder.name}'s own words of {_day(quotation)}, the report{by}: {'; '.join(differences)}."


def contradiction_because(a: Utterance, b: Utterance, one_occasion: bool | None) -> str:
    """Why two utterances of one day cannot both hold."""
    what = "two accounts of one occasion that cannot both be right" if one_occasion else "both on one day"
    return f"{told(a)}; {told(b)}: {what}."


def same_day_because(a: Utterance, b: Utterance, gate: Gate | None) -> str:
    """Why opposite utterances of one day are no contradiction."""
    return change_because(a, b, Outcome(None, gate or Gate.SCOPE_UNCERTAIN))


def day_words(day: str) -> str:
    """An ISO date in words: ``7 October 2015``."""
    date = dt.date.fromisoformat(day[:10])
    return f"{date.day} {date:%B %Y}"


def period_words(days: tuple[str, str]) -> str:
    """A range of days in words: a year, a month, or both ends."""
    first, last = days
    if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    if first[:7] == last[:7]:
        return f"{dt.date.fromisoformat(first):%B %Y}"
    return f"{day_words(first)} to {day_words(last)}"


def _day(u: Utterance) -> str:
    days = said(u)
    return day_words(days[0]) if days else "an unknown day"
