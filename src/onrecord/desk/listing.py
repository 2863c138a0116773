"""Lists of findings with all their filters, in either order, cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from onrecord.desk import from_scratch
from onrecord.desk.asking import FindingQuery, called
from onrecord.desk.deriving import answering
from onrecord.desk.finding import rows_of
from onrecord.judge.positions.party import name_key
from onrecord.ledger import Decision, Judgement, Ledger
from onrecord.ledger.derived import Work, listing, reading
from onrecord.ledger.derived.listing import Listed
from onrecord.positions import Finding, FindingKind, Gate


class Judged(StrEnum):
    """What a person decided. Without one, all but the rejected are listed."""

    NOBODY = "nobody"
    ANYBODY = "anybody"
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"

    def fits(self, decision: Decision | None) -> bool:
        """Whether a finding with this standing decision is asked for."""
        if self is Judged.NOBODY:
            return decision is None
        return decision is not None and (self is Judged.ANYBODY or self.value == decision.value)


@dataclass(frozen=True, slots=True)
class FindingListing:
    """A list of findings: the query, and what else they must be.

    `counterpart` is an actor's id or words of the name, `least` the least score, `gate` why they were turned away;
    `turned_away` asks for what was turned away alone. `judged` is what a person decided; it overrides the query's
    `rejected`. `latest` puts the day of the last words first, else the likeliest come first.
    """

    query: FindingQuery = field(default_factory=FindingQuery)
    counterpart: str | None = None
    least: float | None = None
    gate: Gate | None = None
    turned_away: bool = False
    judged: Judged | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class FindingSlice:
    """The ids of all findings of a list in order, some of the findings, and the judgements that stand of findings."""

    ids: Sequence[str]
    items: tuple[Finding, ...]
    judged: Mapping[str, Judgement]


@dataclass(frozen=True, slots=True)
class Part:
    """A finding that a statement takes part in: its id and kind, and the claims that it compares."""

    finding: str
    kind: FindingKind
    claims: frozenset[str]


class PartsKnown(NamedTuple):
    """By statement, the findings that it takes part in, the likeliest first; `of_all` where that is every statement."""

    parts: Mapping[str, Sequence[Part]]
    of_all: bool


def finding_slice(ledger: Ledger, asked: FindingListing, start: int = 0, count: int | None = None) -> FindingSlice:
    """A list of findings, with the `count` findings from `start` on, None for all.

    Raises NotFoundError for a document that is not in the ledger, UsageError for a wrong codebook in it.
    """
    query = _query(asked)
    end = None if count is None else start + count
    with answering(ledger) as work:
        if work is not None:
            judged = listing.judged(work)
            ids = listing.ids(work, _listed(ledger, work, asked, query, judged))
            return FindingSlice(ids, tuple(listing.called(work, ids[start:end])), judged)
    found = from_scratch.findings(ledger, query)
    judged = ledger.read.finding_judgements(found)
    fits = _fits(ledger, asked, judged)
    found = _in_order([f for f in found if fits(f)], asked)
    return FindingSlice([f.id for f in found], tuple(found[start:end]), judged)


def finding_count(ledger: Ledger, asked: FindingListing) -> int:
    """How many findings a list has. Raises what `finding_slice` raises."""
    query = _query(asked)
    with answering(ledger) as work:
        if work is not None:
            judged = listing.judged(work) if asked.judged else {}
            return listing.count(work, _listed(ledger, work, asked, query, judged))
    return len(finding_slice(ledger, asked, 0, 0).ids)


def _query(asked: FindingListing) -> FindingQuery:
    """The query of a list, with what its other filters ask of it."""
    return replace(asked.query, rejected=asked.judged not in {None, Judged.NOBODY}, compared=_is_compared(asked))


def findings_called(ledger: Ledger, ids: Sequence[str]) -> Mapping[str, Finding]:
    """The findings and comparisons with these whole ids, by id; those that are not there are left out."""
    with answering(ledger) as work:
        if work is not None:
            return {f.id: f for f in listing.called(work, ids)}
    every = from_scratch.findings(ledger, FindingQuery(rejected=True, compared=True))
    return {f.id: f for f in every if f.id in set(ids)}


def parts(ledger: Ledger, statements: Sequence[str]) -> PartsKnown:
    """The findings that some statements take part in, without what a person rejected."""
    with answering(ledger) as work:
        if work is not None:
            stored = listing.taking_part(work, statements)
            found = {
                statement: [Part(name, FindingKind(kind), frozenset(claims)) for name, kind, claims in rows]
                for statement, rows in stored.items()
            }
            return PartsKnown(found, of_all=False)
    named: dict[str, list[Part]] = {}
    for f in from_scratch.findings(ledger, FindingQuery()):
        for statement in dict.fromkeys(f.statements):
            named.setdefault(statement, []).append(Part(f.id, f.kind, frozenset(f.claims)))
    return PartsKnown(named, of_all=True)


def _is_compared(asked: FindingListing) -> bool:
    return asked.query.compared or asked.turned_away or asked.gate is not None


def _listed(
    ledger: Ledger, work: Work, asked: FindingListing, query: FindingQuery, judged: Mapping[str, Judgement]
) -> Listed:
    """The list in terms of stored rows."""
    towards = asked.counterpart
    fitting = [name for name, made in judged.items() if asked.judged and asked.judged.fits(made.decision)]
    nobody = asked.judged is Judged.NOBODY
    return Listed(
        rows=rows_of(ledger, work, query),
        least=asked.least,
        gate=asked.gate.value if asked.gate else None,
        turned_away=asked.turned_away,
        counterparts=reading.parties(work, {towards, *ledger.read.actor_ids(towards)}, name_key(towards))
        if towards
        else None,
        within=None if asked.judged is None or nobody else fitting,
        without=list(judged) if nobody else (),
        latest=asked.latest,
    )


def _fits(ledger: Ledger, asked: FindingListing, judged: Mapping[str, Judgement]) -> Callable[[Finding], bool]:
    """What tells whether a finding at hand is asked for, beside the query."""
    towards = called(ledger, asked.counterpart) if asked.counterpart else None

    def fits(f: Finding) -> bool:
        decision = judged[f.id].decision if f.id in judged else None
        return (
            (asked.least is None or f.score >= asked.least)
            and (asked.gate is None or f.gate is asked.gate)
            and (not asked.turned_away or f.gate is not None)
            and (towards is None or (f.counterpart is not None and towards(f.counterpart)))
            and (asked.judged is None or asked.judged.fits(decision))
        )

    return fits


def _in_order(found: list[Finding], asked: FindingListing) -> list[Finding]:
    """Likeliest first as they come, or by the day of their last words, those without a day at the end."""
    if not asked.latest:
        return found
    return sorted(found, key=lambda f: max((day for day in f.dates if day), default=""), reverse=True)
