"""What pages call the kinds of findings, the gates and the verdicts."""

from __future__ import annotations

from typing import Final

from onrecord.ledger import Decision
from onrecord.positions import Finding, FindingKind, Gate, Verdict

KINDS: Final[dict[FindingKind, str]] = {
    FindingKind.REVERSAL: "Reversal",
    FindingKind.HARDENING: "Hardening",
    FindingKind.SOFTENING: "Softening",
    FindingKind.NARROWING: "Narrowing",
    FindingKind.WIDENING: "Widening",
    FindingKind.CONDITION_ADDED: "Condition added",
    FindingKind.CONDITION_DROPPED: "Condition dropped",
    FindingKind.CONDITION_MET: "Condition met",
    FindingKind.CONTRADICTION: "Contradiction",
    FindingKind.SPLIT: "Split",
    FindingKind.OPPOSITION: "Opposition",
    FindingKind.PARAPHRASE_GAP: "Paraphrase gap",
    FindingKind.QUOTE_VARIANT: "Quote variant",
    FindingKind.SYNDICATED_COPY: "Syndicated copy",
    FindingKind.DATE_CONFLICT: "Date conflict",
    FindingKind.CLAIMED_CONTRADICTION: "Claimed contradiction",
}

EXPLAINED: Final[dict[FindingKind, str]] = {
    FindingKind.REVERSAL: "from yes to no, or from no to yes, with time between",
    FindingKind.HARDENING: "a step towards refusal",
    FindingKind.SOFTENING: "a step towards consent",
    FindingKind.NARROWING: "the same stance on less",
    FindingKind.WIDENING: "the same stance on more",
    FindingKind.CONDITION_ADDED: "one more thing is asked for",
    FindingKind.CONDITION_DROPPED: "one thing less is asked for",
    FindingKind.CONDITION_MET: "what was asked for came about",
    FindingKind.CONTRADICTION: "two positions that cannot both be held, with no time between",
    FindingKind.SPLIT: "two voices of one side",
    FindingKind.OPPOSITION: "two sides",
    FindingKind.PARAPHRASE_GAP: "a report says more, less or other than the quotation",
    FindingKind.QUOTE_VARIANT: "one quotation in two wordings",
    FindingKind.SYNDICATED_COPY: "one report in several outlets",
    FindingKind.DATE_CONFLICT: "a day that cannot be right",
    FindingKind.CLAIMED_CONTRADICTION: "an author says that somebody contradicted himself",
}

GATES: Final[dict[Gate, str]] = {
    Gate.HOLDER_DIFFERS: "two holders",
    Gate.COUNTERPART_DIFFERS: "counterpart differs",
    Gate.ISSUE_DIFFERS: "issue differs",
    Gate.SCOPE_DIFFERS: "scope differs",
    Gate.SCOPE_UNCERTAIN: "scope uncertain",
    Gate.CONDITIONS_DIFFER: "conditions differ",
    Gate.REPORTED_NOT_HELD: "described, not held",
    Gate.HYPOTHETICAL: "only supposed",
    Gate.SARCASM: "mockery",
    Gate.QUESTION: "a question",
    Gate.DENIAL: "a denial",
    Gate.STANCE_UNCLEAR: "stance left open",
    Gate.DATE_UNKNOWN: "order in time unknown",
    Gate.SAME_OCCASION: "one occasion",
    Gate.REPEATS: "repeats",
    Gate.OUT_OF_OFFICE: "out of office",
    Gate.TIME_APART: "too long ago",
}

VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.CONTRADICTION: "contradiction",
    Verdict.CHANGE: "change, since time lies between",
    Verdict.SCOPE_DIFFERS: "scope differs",
    Verdict.NOT_FOUND: "not found in the ledger",
}

DECIDED: Final[dict[Decision, str]] = {
    Decision.ACCEPT: "accepted",
    Decision.REJECT: "rejected",
    Decision.UNSURE: "unsure",
    Decision.CORRECT: "corrected",
    Decision.ADD: "added",
    Decision.UNDO: "taken back",
}

_PAIR = ("Earlier", "Later")
_SIDES: Final[dict[FindingKind, tuple[str, str]]] = {
    FindingKind.SPLIT: ("One voice", "Another voice"),
    FindingKind.OPPOSITION: ("One side", "The other side"),
    FindingKind.CONTRADICTION: ("One account", "Another account"),
    FindingKind.PARAPHRASE_GAP: ("Quotation", "Report"),
    FindingKind.QUOTE_VARIANT: ("One wording", "Another wording"),
    FindingKind.SYNDICATED_COPY: ("First", "Copy"),
    FindingKind.DATE_CONFLICT: ("One account", "Another account"),
}


def sides(found: Finding, count: int) -> tuple[str, ...]:
    """What each of `count` pieces of evidence is called: the author's own sentence first, where there is one."""
    own = ("The author’s sentence",) if found.evidence and found.evidence[0].statement is None else ()
    named = _SIDES.get(found.kind, _PAIR)
    rest = count - len(own)
    if rest == 1:
        return (*own, "The words")
    return (*own, *named, *(f"{named[1]} {number}" for number in range(2, rest)))[:count]


def kind_words(found: Finding) -> str:
    """The kind in words; of what was turned away, what it would have been."""
    return f"No {KINDS[found.kind].lower()}" if found.gate else KINDS[found.kind]
