"""Findings of a ledger: what changed, who disagrees, which report does not say what the quotation says."""

from __future__ import annotations

from onrecord.desk import from_scratch
from onrecord.desk.asking import FindingQuery
from onrecord.desk.deriving import answering
from onrecord.errors import NotFoundError
from onrecord.judge.positions.party import name_key
from onrecord.ledger import PAGE, Ledger, Page
from onrecord.ledger.derived import Work, documents, reading
from onrecord.ledger.derived.reading import FindingRows
from onrecord.positions import Finding

__all__ = ["FindingQuery", "finding", "finding_page", "findings", "lately"]

_ALL = FindingQuery()
_LEAST = 2  # letters of an id's beginning that must be given
_SHOWN = 6  # findings that one beginning may fit before they are too many to name


def findings(ledger: Ledger, query: FindingQuery = _ALL) -> list[Finding]:
    """The findings that the query asks for, the likeliest first.

    Raises NotFoundError for a document that is not in the ledger, UsageError for a wrong codebook in it.
    """
    with answering(ledger) as work:
        if work is not None:
            return reading.findings(work, rows_of(ledger, work, query))
    return from_scratch.findings(ledger, query)


def finding_page(
    ledger: Ledger, query: FindingQuery = _ALL, *, limit: int = PAGE, after: str | None = None
) -> Page[Finding]:
    """A page of what `findings` gives; `after` is the `next` of the page before.

    Raises what `findings` raises, and UsageError for a cursor that no page gave.
    """
    with answering(ledger) as work:
        if work is not None:
            return reading.page(work, rows_of(ledger, work, query), limit, after)
    return reading.cut(from_scratch.findings(ledger, query), limit, after)


def lately(ledger: Ledger, limit: int = PAGE) -> list[Finding]:
    """The findings whose last evidence was published last, the newest first; without what a person rejected.

    Those of which no day of publication is known are left out.
    """
    with answering(ledger) as work:
        if work is not None:
            return reading.lately(work, limit)
    published = {d.id: d.meta.published_on for d in ledger.read.iter_texts()}
    known = [
        (max(days), f)
        for f in from_scratch.findings(ledger, _ALL)
        if (days := [day for e in f.evidence if (day := published.get(e.document))])
    ]
    newest_first = sorted(sorted(known, key=lambda pair: pair[1].id), key=lambda pair: pair[0], reverse=True)
    return [f for _, f in newest_first[:limit]]


def finding(ledger: Ledger, ref: str) -> Finding:
    """The finding, or comparison, with an id or its beginning. Raises NotFoundError for none or several."""
    found = _beginning(ledger, ref) if len(ref) >= _LEAST else []
    if not found:
        raise NotFoundError(f"There is no finding {ref!r} in the ledger: `onrecord findings` lists them.")
    if len(found) > 1 and ref != found[0].id:
        raise NotFoundError(
            f"{ref!r} fits several findings; write more of the id: {', '.join(f.id for f in found[:5])}."
        )
    return found[0]


def _beginning(ledger: Ledger, ref: str) -> list[Finding]:
    """The findings whose id begins so, by id."""
    with answering(ledger) as work:
        if work is not None:
            return reading.finding(work, ref, _SHOWN)
    everything = from_scratch.findings(ledger, FindingQuery(rejected=True, compared=True))
    return sorted((f for f in everything if f.id.startswith(ref)), key=lambda f: f.id)


def rows_of(ledger: Ledger, work: Work, query: FindingQuery) -> FindingRows:
    """The query in terms of stored rows."""
    ids = {query.actor, *ledger.read.actor_ids(query.actor)} if query.actor else set[str]()
    return FindingRows(
        parties=reading.parties(work, ids, name_key(query.actor)) if query.actor else None,
        side=reading.parties_of_side(work, name_key(query.side)) if query.side else None,
        topics=reading.topics(work, query.issue) if query.issue else None,
        document=documents.find(work, query.document) if query.document else None,
        kind=query.kind.value if query.kind else None,
        since=query.since,
        until=query.until,
        compared=query.compared,
        rejected=query.rejected,
    )
