"""The findings of a period, with the words that each rests on and where those stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.ledger import DocumentQuery, DocumentRow, Judgement, Ledger, StatementRow
from onrecord.positions import Evidence, Finding, FindingKind
from onrecord.roundup import News, Proof, RoundupQuery, Source


def news(ledger: Ledger, query: RoundupQuery, found: Sequence[Finding]) -> Iterator[News]:
    """The findings of a period among those found, in their order, without those of copies.

    A finding is of the period when its last words were said in it, or published in it and said before its end.
    """
    days = _Days(ledger, query, found)
    chosen = [f for f in found if f.kind is not FindingKind.SYNDICATED_COPY and days.are_of_period(f)]
    judged = ledger.read.finding_judgements(chosen)
    statements = ledger.read.statements_called(sorted({e.statement for f in chosen for e in f.evidence if e.statement}))
    for finding in chosen:
        proofs = tuple(proof for e in finding.evidence if (proof := _proof(e, statements, days.rows)) is not None)
        yield News(finding, proofs, _decision(judged.get(finding.id)))


def source(row: DocumentRow) -> Source:
    """What a round-up tells of a document."""
    return Source(row.id, row.name, row.title, row.author, row.publisher, row.published_on, row.not_before, row.url)


class _Days:
    """Tells the findings of a period from others, by the days of their words and of their documents."""

    def __init__(self, ledger: Ledger, query: RoundupQuery, found: Sequence[Finding]) -> None:
        self._query = query
        asked = DocumentQuery(published_from=query.since, published_to=query.until, latest_only=True)
        self._new = {row.id for row in ledger.read.iter_documents(asked)}
        may_be = (f for f in found if self._may_be(f))
        self.rows = ledger.read.documents_called(sorted({e.document for f in may_be for e in f.evidence}))

    def are_of_period(self, finding: Finding) -> bool:
        """Whether the last words were said in the period, or became known in it and were said before its end."""
        if not self._may_be(finding):
            return False
        rows = [row for evidence in finding.evidence if (row := self.rows.get(evidence.document))]
        said = max(self._said(finding), default=None)
        known = max((row.published_on for row in rows if row.published_on), default=None)
        inside = self._query.collection is None or any(self._query.collection in row.collections for row in rows)
        return inside and (self._query.holds(said) or (self._query.holds(known) and (said or "") <= self._query.until))

    def _may_be(self, finding: Finding) -> bool:
        """False where nothing of a finding is of the period, as far as can be told without its documents."""
        return (
            any(map(self._query.holds, finding.dates))
            or any(evidence.document in self._new for evidence in finding.evidence)
            or not all(evidence.statement for evidence in finding.evidence)
        )

    def _said(self, finding: Finding) -> Iterator[str]:
        """The day of each of the words, or, where it is not known, the day of their document."""
        dates = dict(zip(finding.statements, finding.dates, strict=False))
        for evidence in finding.evidence:
            row = self.rows.get(evidence.document)
            day = dates.get(evidence.statement or "") or (row and (row.published_on or row.not_before))
            if day:
                yield day


def _proof(
    evidence: Evidence, statements: Mapping[str, StatementRow], documents: Mapping[str, DocumentRow]
) -> Proof | None:
    """The statement and source of some words; None where they were taken out of the ledger meanwhile."""
    if evidence.statement:
        said = statements.get(evidence.statement)
        return Proof(evidence, said.statement, source(said.document)) if said else None
    row = documents.get(evidence.document)
    return Proof(evidence, None, source(row)) if row else None


def _decision(judgement: Judgement | None) -> str | None:
    return f"{judgement.decision.value}: {judgement.by}" if judgement else None
