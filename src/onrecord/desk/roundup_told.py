"""The statements of a period: said or published in it, each report once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.desk.roundup_copies import Families, says_again, told_once
from onrecord.desk.roundup_news import source
from onrecord.ledger import Ledger, StatementQuery, StatementRow
from onrecord.roundup import Entry, RoundupQuery


@dataclass(frozen=True, slots=True)
class Told:
    """The statements of a period, and how many more only repeat a report printed before it."""

    entries: tuple[Entry, ...]
    repeated: int

    @classmethod
    def of(cls, ledger: Ledger, query: RoundupQuery, known: Families) -> Told:
        """The statements that a ledger holds of a period; `known` are the families of copies."""
        families: dict[frozenset[str], list[Entry]] = defaultdict(list)
        for row in _rows(ledger, query):
            families[known.get(row.document.id, frozenset())].append(_entry(row, query))
        kept, repeated = families.pop(frozenset(), []), 0
        for family, entries in families.items():
            before = list(_before(ledger, query, family))
            new = [e for e in entries if not any(says_again(b, e, known) for b in before)]
            kept += told_once(new, known)
            repeated += len(entries) - len(new)
        return cls(tuple(kept), repeated)


def _rows(ledger: Ledger, query: RoundupQuery) -> Iterator[StatementRow]:
    """What was said or published in the period; of a range of days all must lie in it."""
    base = StatementQuery(collection=query.collection, latest_only=True, limit=None)
    said = replace(base, said_from=query.since, said_to=query.until, said_within=True)
    published = replace(base, published_from=query.since, published_to=query.until)
    found = {row.statement.id: row for asked in (published, said) for row in ledger.read.iter_statements(asked)}
    return (row for row in found.values() if _is_of(row, query))


def _is_of(row: StatementRow, query: RoundupQuery) -> bool:
    said = row.statement.said_on
    in_it = said is not None and query.holds(said.earliest) and query.holds(said.latest)
    return in_it or query.holds(row.document.published_on)


def _entry(row: StatementRow, query: RoundupQuery) -> Entry:
    said = row.statement.said_on
    return Entry(row.statement, source(row.document), earlier=said is not None and said.latest < query.since)


def _before(ledger: Ledger, query: RoundupQuery, family: frozenset[str]) -> Iterator[Entry]:
    """What the documents of a family say that were printed before the period."""
    for document in sorted(family):
        row = ledger.read.document_row(document)
        if row.published_on and row.published_on < query.since:
            yield from (Entry(statement, source(row)) for statement in ledger.read.document_statements(document))
