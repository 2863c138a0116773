"""What was found of a period, without reading what was found of all others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.desk import from_scratch
from onrecord.desk.deriving import answering
from onrecord.desk.finding import FindingQuery, rows_of
from onrecord.desk.roundup_copies import Families, families
from onrecord.ledger import Ledger
from onrecord.ledger.derived import period, reading
from onrecord.ledger.derived.reading import FindingRows
from onrecord.positions import Finding, FindingKind
from onrecord.roundup import RoundupQuery


def found_of(ledger: Ledger, query: RoundupQuery) -> tuple[list[Finding], Families]:
    """All findings that can be of a period, the likeliest first, and the families of copies that its documents are in.

    The copies are those of whichever actors. Raises UsageError for a wrong codebook in the ledger.
    """
    asked = FindingQuery(actor=query.actor, issue=query.issue, side=query.side)
    with answering(ledger) as work:
        if work is not None:
            numbers = period.documents(work, query.since, query.until)
            linked = period.copied(work, numbers)
            copies = reading.findings(work, FindingRows(kind=FindingKind.SYNDICATED_COPY.value, documents=linked))
            wanted = replace(rows_of(ledger, work, asked), documents=numbers)
            return reading.findings(work, wanted), families(copies)
    return from_scratch.findings(ledger, asked), families(_copies(from_scratch.findings(ledger, FindingQuery())))


def _copies(found: Iterable[Finding]) -> Iterable[Finding]:
    return (f for f in found if f.kind is FindingKind.SYNDICATED_COPY)
