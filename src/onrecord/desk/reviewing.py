"""The queue of a reviewer: one thing at a time with what it takes to judge it.

The least sure statements and claims come first; of findings the likeliest do, since those are what people read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.desk.finding import FindingQuery, findings
from onrecord.desk.judging import Doubt, doubtful
from onrecord.errors import NotFoundError
from onrecord.ledger import DocumentRow, Ledger, SubjectKind, Waiting
from onrecord.positions import Finding
from onrecord.records import Claim, Statement

CONTEXT = 240
"""Characters of the document shown before and after the words: two or three sentences."""


class Queue(StrEnum):
    """What can be reviewed."""

    STATEMENTS = "statements"
    CLAIMS = "claims"
    MATCHES = "matches"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Passed:
    """A statement in its surroundings: the document's text before, between and after its words."""

    statement: Statement
    document: DocumentRow
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be judged and what it is called: a statement (with the claim meant), two actors or a finding."""

    ref: str
    passed: Passed | None = None
    claim: Claim | None = None
    doubt: Doubt | None = None
    finding: Finding | None = None


def queue(ledger: Ledger, kind: Queue, document: str | None = None) -> Iterator[Item]:
    """What nobody judged yet, each read at the moment when it is asked for. Matches are of the whole ledger."""
    if kind is Queue.FINDINGS:
        yield from _unjudged(ledger, document)
        return
    if kind is Queue.MATCHES:
        for doubt in doubtful(ledger):
            yield Item(f"{doubt.one.id}={doubt.other.id}", doubt=doubt)
        return
    subject = SubjectKind.STATEMENT if kind is Queue.STATEMENTS else SubjectKind.CLAIM
    for waiting in list(ledger.read.waiting(subject, document)):
        item = item_of(ledger, waiting)
        if item is not None and not _is_judged(ledger, waiting.ref, subject):
            yield item


def _unjudged(ledger: Ledger, document: str | None) -> Iterator[Item]:
    """The findings that nobody judged."""
    for found in findings(ledger, FindingQuery(document=document, rejected=True)):
        if not ledger.read.finding_judgements([found]):
            yield Item(found.id, finding=found)


def _is_judged(ledger: Ledger, ref: str, kind: SubjectKind) -> bool:
    """True where another reviewer was quicker."""
    return any(made.stands and made.kind is kind for made in ledger.read.history(ref))


def item_of(ledger: Ledger, waiting: Waiting) -> Item | None:
    """What waits, as it is now; None where it is gone meanwhile."""
    try:
        row = ledger.read.statement(waiting.statement)
        text = ledger.read.document(row.document.id).text
    except NotFoundError:
        return None
    passed = _passed(row.statement, row.document, text)
    if waiting.position is None:
        return Item(waiting.ref, passed)
    refs = ledger.read.claim_refs(row.statement.id)
    if waiting.ref not in refs:
        return None
    return Item(waiting.ref, passed, row.statement.claims[refs.index(waiting.ref)])


def _passed(statement: Statement, document: DocumentRow, text: str) -> Passed:
    spans = [p.spans for p in (statement.source, statement.cue, statement.content) if p]
    near = [s for group in spans for s in group if abs(s.start - statement.content.start) < 2 * CONTEXT]
    start = min([statement.content.start, *(s.start for s in near)])
    end = max([statement.content.end, *(s.end for s in near)])
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Passed(statement, document, before, text[start:end], after)
