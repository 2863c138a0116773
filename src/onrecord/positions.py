"""The types of what is derived from claims: positions, and what a comparison of claims finds.

All are frozen and compare by value. Days are ISO 8601 (YYYY-MM-DD), ids content hashes. Nothing here is ever typed
in: it can always be made again from statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Claim, Issue, Kind, Party, Span, Stance, TimeBasis, content_id


class Verdict(StrEnum):
    """What the ledger says to an author's claim that somebody contradicted himself."""

    CONTRADICTION = "contradiction"
    CHANGE = "change"
    SCOPE_DIFFERS = "scope_differs"
    NOT_FOUND = "not_found"


class FindingKind(StrEnum):
    """What a comparison of claims can find."""

    REVERSAL = "reversal"
    HARDENING = "hardening"
    SOFTENING = "softening"
    NARROWING = "narrowing"
    WIDENING = "widening"
    CONDITION_ADDED = "condition_added"
    CONDITION_DROPPED = "condition_dropped"
    CONDITION_MET = "condition_met"
    CONTRADICTION = "contradiction"
    SPLIT = "split"
    OPPOSITION = "opposition"
    PARAPHRASE_GAP = "paraphrase_gap"
    QUOTE_VARIANT = "quote_variant"
    SYNDICATED_COPY = "syndicated_copy"
    DATE_CONFLICT = "date_conflict"
    CLAIMED_CONTRADICTION = "claimed_contradiction"

    @property
    def is_change(self) -> bool:
        """True for what lies between two positions of one holder in time."""
        return self in CHANGES


CHANGES = frozenset(
    {
        FindingKind.REVERSAL, FindingKind.HARDENING, FindingKind.SOFTENING, FindingKind.NARROWING, FindingKind.WIDENING,
        FindingKind.CONDITION_ADDED, FindingKind.CONDITION_DROPPED, FindingKind.CONDITION_MET,
    }
)  # fmt: skip
"""The kinds that are changes of a position. A change is not a contradiction: time lies between."""


class Gate(StrEnum):
    """Why two claims that were compared are no finding."""

    HOLDER_DIFFERS = "holder_differs"
    COUNTERPART_DIFFERS = "counterpart_differs"
    ISSUE_DIFFERS = "issue_differs"
    SCOPE_DIFFERS = "scope_differs"
    SCOPE_UNCERTAIN = "scope_uncertain"
    CONDITIONS_DIFFER = "conditions_differ"
    REPORTED_NOT_HELD = "reported_not_held"
    HYPOTHETICAL = "hypothetical"
    SARCASM = "sarcasm"
    QUESTION = "question"
    DENIAL = "denial"
    STANCE_UNCLEAR = "stance_unclear"
    DATE_UNKNOWN = "date_unknown"
    SAME_OCCASION = "same_occasion"
    REPEATS = "repeats"
    OUT_OF_OFFICE = "out_of_office"
    TIME_APART = "time_apart"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One claim with what findings need of its statement and document, so that neither is read again.

    `statement`, `claim` and `document` are ids; `words` is the statement's content. `earliest` and `latest` are the
    days on which it can have been said, None where nothing is known; `known_on` is the day of publication. `frame` is
    the sentence around the words without them, in the reporter's voice; `context` the sentences around. `sketch` is
    the document's fingerprint, by which copies of one report are known. `flags` are the statement's and those of
    `onrecord.judge.positions.reading`. `toward` is the side that the counterpart belongs to, where one is known.
    """

    statement: str
    claim: str
    document: str
    holder: Party
    issue: Issue
    stance: Stance
    words: str
    spans: tuple[Span, ...] = ()
    kind: Kind = Kind.INDIRECT
    counterpart: Party | None = None
    toward: str | None = None
    speaker: Party | None = None
    described: bool = False
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    modality: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: TimeBasis | None = None
    known_on: str | None = None
    reporters: tuple[str, ...] = ()
    hedged: bool = False
    flags: tuple[str, ...] = ()
    frame: str = ""
    context: str = ""
    sketch: tuple[int, ...] = ()
    confidence: float = 1.0

    @property
    def is_own_words(self) -> bool:
        """True for quoted words and for a speaker's own document, as against a reporter's wording."""
        return self.kind in {Kind.DIRECT, Kind.OWN}

    @property
    def day(self) -> str | None:
        """The day on which it was said, where one is known."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a position is known: in own words, dated by the text, by how many independent reports."""

    own_words: bool
    dated: bool
    reports: int

    @property
    def score(self) -> float:
        """From 0.4 (one undated paraphrase) towards 1; own words weigh most, then a date, then further reports."""
        return 0.4 + 0.25 * self.own_words + 0.15 * self.dated + 0.2 * (1 - 1 / max(1, self.reports))


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a position says, and when it is in force."""

    holder: Party
    issue: Issue
    counterpart: Party | None
    stance: Stance
    conditions: tuple[str, ...]
    scope: tuple[str, ...]
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Position(_Stated):
    """What a holder holds on an issue with a counterpart, from a day until superseded; derived, never typed in.

    Days are ISO 8601. `since` is the day of the first statement that carries it (None where no day is known), `until`
    the day on which another one took its place; `known_on` is the day of the first publication of it.
    `utterances` are in the order in which they were said.
    """

    known_on: str | None
    utterances: tuple[Utterance, ...]
    firmness: Firmness

    @property
    def reporters(self) -> tuple[str, ...]:
        """Who reported it, each once."""
        return tuple(dict.fromkeys(name for u in self.utterances for name in u.reporters))

    @property
    def claims(self) -> int:
        """How many claims carry it."""
        return len(self.utterances)

    @property
    def statements(self) -> int:
        """How many statements carry it: one can make two of its claims."""
        return len({u.statement for u in self.utterances})

    @property
    def hedged(self) -> bool:
        """True where every reporter doubts it."""
        return all(u.hedged for u in self.utterances)

    def source(self, condition: str) -> tuple[str, str]:
        """The ids of the document and the statement in which a condition of it is first set."""
        said = next((u for u in self.utterances if condition in u.conditions), self.utterances[0])
        return said.document, said.statement


@dataclass(frozen=True, slots=True)
class Outline(_Stated):
    """A position without its words, for where many are laid out at once; what it says is as in `Position`.

    `sources` are the document and the statement in which each of the conditions is first set.
    """

    firmness: Firmness
    claims: int
    statements: int
    hedged: bool
    sources: tuple[tuple[str, str], ...] = ()

    def source(self, condition: str) -> tuple[str, str]:
        """The ids of the document and the statement in which a condition of it is first set."""
        return self.sources[self.conditions.index(condition)]


Standing = Position | Outline
"""What somebody holds, with its words or without."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a finding rests on: a statement's, or of a document where no statement holds them."""

    document: str
    spans: tuple[Span, ...]
    text: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison of claims found, or, with a `gate`, what was compared and why it is no finding.

    `statements`, `claims` and `dates` (the days said, or None) go together, the earlier first. `because` is one
    sentence in plain words; `score` is between 0 and 1 and only orders findings.
    """

    kind: FindingKind
    actors: tuple[Party, ...]
    issue: Issue
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    dates: tuple[str | None, ...]
    because: str
    evidence: tuple[Evidence, ...]
    score: float
    counterpart: Party | None = None
    gate: Gate | None = None
    verdict: Verdict | None = None

    @property
    def id(self) -> str:
        """Content-hash id: the same kind between the same claims, and for a claimed one the same words of it."""
        words = [f"{e.document}:{s.start}-{s.end}" for e in self.evidence if e.statement is None for s in e.spans]
        return content_id("f", self.kind.value, *(self.claims or self.statements), *words)

    @property
    def status(self) -> str:
        """``finding``, or ``compared`` for what a gate turned away."""
        return "compared" if self.gate else "finding"


def claim_id(statement: str, claim: Claim) -> str:
    """The id of a claim of the statement with an id: the same issue's words of the same holder are the same claim."""
    spans = claim.issue.passage.spans if claim.issue.passage else ()
    place = ",".join(f"{s}-{e}" for s, e in spans) or claim.issue.label
    return content_id("c", statement, claim.holder.id or claim.holder.name, place)
