"""Positions of a ledger: who holds what on which issue with whom, as of any day, as far as known by any other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.desk import from_scratch
from onrecord.desk.asking import PositionQuery
from onrecord.desk.deriving import answering
from onrecord.desk.deriving_blocks import news_of
from onrecord.judge.findings import accounts, block_of
from onrecord.judge.positions import timeline
from onrecord.judge.positions.party import name_key
from onrecord.ledger import Ledger
from onrecord.ledger.derived import Work, reading, utterances
from onrecord.ledger.derived import positions as stored
from onrecord.ledger.derived.reading import PositionRows
from onrecord.ledger.derived.utterances import Numbered
from onrecord.positions import Outline, Position
from onrecord.records import Party

__all__ = ["PositionQuery", "in_order", "of_blocks", "positions", "rows_of"]

_Held = TypeVar("_Held", Position, Outline)


def positions(ledger: Ledger, query: PositionQuery) -> list[Position]:
    """The positions that the query asks for, by holder and issue, then by the day on which they begin.

    Raises UsageError for a wrong codebook in the ledger.
    """
    with answering(ledger) as work:
        if work is not None:
            asked = rows_of(ledger, work, query)
            return in_order(_stored(work, asked) if query.known_by is None else _known_by(work, asked, query))
    return in_order(from_scratch.positions(ledger, query))


def in_order(found: Iterable[_Held]) -> list[_Held]:
    """Positions by holder and issue, then by the day on which they begin."""
    return sorted(found, key=lambda p: (name_key(p.holder.name), p.issue.path or p.issue.label, p.since or ""))


def rows_of(ledger: Ledger, work: Work, query: PositionQuery) -> PositionRows:
    """The query in terms of stored rows."""

    def called(words: str | None) -> list[int] | None:
        if not words:
            return None
        return reading.parties(work, {words, *ledger.read.actor_ids(words)}, name_key(words))

    return PositionRows(
        holders=called(query.actor),
        side=reading.parties_of_side(work, name_key(query.side)) if query.side else None,
        topics=reading.topics(work, query.issue) if query.issue else None,
        counterparts=called(query.counterpart),
        as_of=query.as_of,
        superseded=query.superseded,
    )


def _stored(work: Work, asked: PositionRows) -> list[Position]:
    numbers = reading.positions(work, asked)
    known = stored.read(work, numbers)
    return [known[number] for number in numbers]


def _known_by(work: Work, asked: PositionRows, query: PositionQuery) -> list[Position]:
    """The positions as they were known by a day, worked out for the holders and issues asked for alone."""
    topics, counterparts = reading.topic_keys(work, asked.topics), reading.party_keys(work, asked.counterparts)
    return [
        p
        for p in of_blocks(work, reading.blocks(work, asked), query)
        if (topics is None or (p.issue.label, p.issue.id or "", p.issue.path or "") in topics)
        and (counterparts is None or p.counterpart is None or _key(p.counterpart) in counterparts)
    ]


def of_blocks(work: Work, blocks: Mapping[str, Sequence[str]], query: PositionQuery) -> list[Position]:
    """The positions of some blocks as they were known by the day that a query names, if they are in force as it asks.

    `blocks` are issues' keys by their holders' keys. They are worked out anew, from all that is stored of the holders.
    """
    found = []
    for holder, issues in blocks.items():
        held = utterances.of_holder(work, holder, known_by=query.known_by)
        misreported = accounts(n.utterance for n in held).misreported
        each = (_of_block(work, held, issue, misreported) for issue in issues)
        found += [p for block in each for p in block if query.asks(p.since, p.until)]
    return found


def _of_block(work: Work, held: Sequence[Numbered], issue: str, misreported: Collection[str]) -> Sequence[Position]:
    """The positions of one holder on one issue: `held` is all that was known of the holder, `misreported` what of it
    a quotation contradicts."""
    block = [n for n in held if n.utterance.claim and block_of(n.utterance).issue == issue]
    return timeline((n.utterance for n in block), news_of(work, block), misreported).positions


def _key(party: Party) -> tuple[str, str]:
    return party.name, party.id or ""
