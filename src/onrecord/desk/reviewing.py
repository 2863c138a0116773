"""The queue of a reviewer: one thing at a time with what it takes to judge it.

Statements that take part in a finding, and their claims, come first, since that is what people read, the least sure
before the surer; then all else, the least sure first. Of findings the likeliest come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.desk.asking import FindingQuery
from onrecord.desk.doubting import Doubt, doubtful
from onrecord.desk.lines import DoubtLine, Entry, FindingLine, Line, WaitingLine
from onrecord.desk.listing import FindingListing, Judged, Part, finding_count, finding_slice, findings_called
from onrecord.errors import NotFoundError
from onrecord.ledger import DocumentRow, Ledger, SubjectKind, Waiting
from onrecord.positions import Finding, claim_id
from onrecord.records import Claim, Statement

CONTEXT = 240
"""Characters of the document shown before and after the words: two or three sentences."""


class Queue(StrEnum):
    """What can be reviewed."""

    STATEMENTS = "statements"
    CLAIMS = "claims"
    MATCHES = "matches"
    FINDINGS = "findings"

    @property
    def subject(self) -> SubjectKind:
        """What a judgement of it is about."""
        return _SUBJECTS[self]


_SUBJECTS = {
    Queue.STATEMENTS: SubjectKind.STATEMENT,
    Queue.CLAIMS: SubjectKind.CLAIM,
    Queue.MATCHES: SubjectKind.MATCH,
    Queue.FINDINGS: SubjectKind.FINDING,
}


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
    """What is to be judged and what it is called: a statement (with the claim meant), two actors or a finding.

    `parts` are the findings that the statement or the claim takes part in.
    """

    ref: str
    passed: Passed | None = None
    claim: Claim | None = None
    doubt: Doubt | None = None
    finding: Finding | None = None
    parts: tuple[Part, ...] = ()


def queue(ledger: Ledger, kind: Queue, document: str | None = None) -> Iterator[Item]:
    """What nobody judged yet, each read at the moment when it is asked for. Matches are of the whole ledger."""
    for entry in queued(ledger, kind, document):
        if entry.waiting is not None and _is_judged(ledger, entry.ref, kind.subject):
            continue
        item = read_entry(ledger, entry)
        if item is not None:
            yield item


def queued(ledger: Ledger, kind: Queue, document: str | None = None) -> Line:
    """The queue in its order. Raises NotFoundError for a document that is not in the ledger."""
    if kind is Queue.FINDINGS:
        return FindingLine(finding_slice(ledger, _unjudged(document), 0, 0).ids)
    if kind is Queue.MATCHES:
        return DoubtLine(doubtful(ledger))
    return WaitingLine(ledger, list(ledger.read.waiting(kind.subject, document)))


def queue_length(ledger: Ledger, kind: Queue) -> int:
    """How much waits in the whole ledger, which of statements and claims may be more than one queue holds."""
    if kind is Queue.FINDINGS:
        return finding_count(ledger, _unjudged(None))
    if kind is Queue.MATCHES:
        return len(doubtful(ledger))
    return ledger.read.waiting_count(kind.subject)


def read_entry(ledger: Ledger, entry: Entry) -> Item | None:
    """What stands at a place of the queue, as it is now; None where it is gone meanwhile."""
    if entry.waiting is not None:
        return item_of(ledger, entry.waiting, entry.parts)
    return next(iter(glance(ledger, [entry])), None)


def glance(ledger: Ledger, some: Sequence[Entry]) -> list[Item]:
    """What stands at some places of the queue, read at once and without the text around the words."""
    names = [entry.waiting.statement for entry in some if entry.waiting]
    rows = ledger.read.statements_called(list(dict.fromkeys(names)))
    others = [entry.ref for entry in some if entry.waiting is None and entry.doubt is None]
    findings = findings_called(ledger, others) if others else {}
    found = []
    for entry in some:
        if entry.doubt is not None:
            found.append(Item(entry.ref, doubt=entry.doubt))
        elif entry.ref in findings:
            found.append(Item(entry.ref, finding=findings[entry.ref]))
        elif entry.waiting is not None and (row := rows.get(entry.waiting.statement)):
            passed = Passed(row.statement, row.document, "", row.statement.content.text, "")
            made = _meant(ledger, entry.waiting, passed, entry.parts)
            found += [made] if made else []
    return found


def _unjudged(document: str | None) -> FindingListing:
    """The findings that nobody judged."""
    return FindingListing(FindingQuery(document=document), judged=Judged.NOBODY)


def _is_judged(ledger: Ledger, ref: str, kind: SubjectKind) -> bool:
    """True where another reviewer was quicker."""
    return any(made.stands and made.kind is kind for made in ledger.read.history(ref))


def item_of(ledger: Ledger, waiting: Waiting, within: tuple[Part, ...] = ()) -> Item | None:
    """What waits, as it is now, with the findings that it takes part in; None where it is gone meanwhile."""
    try:
        row = ledger.read.statement(waiting.statement)
        text = ledger.read.document(row.document.id).text
    except NotFoundError:
        return None
    return _meant(ledger, waiting, _passed(row.statement, row.document, text), within)


def _meant(ledger: Ledger, waiting: Waiting, passed: Passed, within: tuple[Part, ...]) -> Item | None:
    """The statement, or the claim of it that waits; None where that is gone meanwhile."""
    if waiting.position is None:
        return Item(waiting.ref, passed, parts=within)
    refs = ledger.read.claim_refs(passed.statement.id)
    if waiting.ref not in refs:
        return None
    claim = passed.statement.claims[refs.index(waiting.ref)]
    name = claim_id(passed.statement.id, claim)
    return Item(waiting.ref, passed, claim, parts=tuple(part for part in within if name in part.claims))


def _passed(statement: Statement, document: DocumentRow, text: str) -> Passed:
    spans = [p.spans for p in (statement.source, statement.cue, statement.content) if p]
    near = [s for group in spans for s in group if abs(s.start - statement.content.start) < 2 * CONTEXT]
    start = min([statement.content.start, *(s.start for s in near)])
    end = max([statement.content.end, *(s.end for s in near)])
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Passed(statement, document, before, text[start:end], after)
