"""Positions of a ledger: who holds what on which issue with whom, as of any day, as far as known by any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.desk.asking import called, issue_of
from onrecord.desk.speaking import Spoken, spoken
from onrecord.judge.findings import accounts, blocks
from onrecord.judge.positions import timeline
from onrecord.judge.positions.party import name_key, party_key
from onrecord.ledger import Ledger
from onrecord.positions import Position, Utterance
from onrecord.records import Party


@dataclass(frozen=True, slots=True)
class PositionQuery:
    """Which positions. All that is given must hold.

    `actor` and `counterpart` are an actor's id or words of the name; a position that names no counterpart holds towards
    everybody. `issue` is as in `ClaimQuery`, `side` one of the codebook. `as_of` and `known_by` are ISO days: positions
    are those in force at the end of `as_of`, None meaning the last ones, and rest on what was published by `known_by`
    alone. `superseded` asks for all that were ever held, up to `as_of`.
    """

    actor: str | None = None
    issue: str | None = None
    counterpart: str | None = None
    side: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    superseded: bool = False


def positions(ledger: Ledger, query: PositionQuery) -> list[Position]:
    """The positions that the query asks for, by holder and issue, then by the day on which they begin.

    Raises UsageError for a wrong codebook in the ledger.
    """
    known = spoken(ledger)
    wanted = _of_holders(ledger, query, known)
    held = [p for group in _by_holder(known, query.known_by) if wanted(group[0].holder) for p in _held(group, known)]
    about = issue_of(ledger, query.issue) if query.issue else None
    towards = called(ledger, query.counterpart) if query.counterpart else None
    chosen = [
        p
        for p in held
        if (about is None or about(p.issue))
        and (towards is None or p.counterpart is None or towards(p.counterpart))
        and _is_asked(p, query)
    ]
    return sorted(chosen, key=lambda p: (name_key(p.holder.name), p.issue.path or p.issue.label, p.since or ""))


def _of_holders(ledger: Ledger, query: PositionQuery, known: Spoken) -> Callable[[Party], bool]:
    who = called(ledger, query.actor) if query.actor else None
    side = name_key(query.side) if query.side else None

    def wanted(holder: Party) -> bool:
        is_of_side = side is None or name_key(known.ties.side(holder) or "") == side
        return is_of_side and (who is None or who(holder))

    return wanted


def _by_holder(known: Spoken, known_by: str | None) -> Iterable[Sequence[Utterance]]:
    """The utterances of each holder that were known by a day."""
    found: dict[str, list[Utterance]] = {}
    for u in known.utterances:
        if known_by is None or (u.known_on or u.latest or "") <= known_by:
            found.setdefault(party_key(u.holder), []).append(u)
    return found.values()


def _held(group: Sequence[Utterance], known: Spoken) -> list[Position]:
    """The positions of one holder on every issue, without what a quotation shows to be misreported."""
    misreported = accounts(group).misreported
    claims = [u for u in group if u.claim]
    return [p for block in blocks(claims).values() for p in timeline(block, known.news, misreported).positions]


def _is_asked(position: Position, query: PositionQuery) -> bool:
    """Whether a position was in force on the day asked for, or, with superseded ones, had begun."""
    begun = query.as_of is None or (position.since is not None and position.since <= query.as_of)
    if query.superseded or not begun:
        return begun
    return position.until is None or (query.as_of is not None and query.as_of < position.until)
