"""Claims one by one: each claim of a statement as a record of its own, with what tells whose and when it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.export.record import Record

OF_STATEMENT = ("kind", "part", "content", "speakers", "reported_by", "said_on", "flags", "model", "document")
"""What a claim's record repeats of its statement, under the same names."""


def claim_records(records: Iterable[Record]) -> Iterator[Record]:
    """For statement records, a record for each of their claims, in order.

    It holds the id of the `statement`, the claim's `position` in it (from 1), the claim's own fields, and those of
    the statement that `OF_STATEMENT` names.
    """
    for record in records:
        shared = {name: record[name] for name in OF_STATEMENT}
        for position, claim in enumerate(record["claims"], 1):
            yield {"statement": record["id"], "position": position, **claim, **shared}
