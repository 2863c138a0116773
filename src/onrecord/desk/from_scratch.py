"""Positions and findings worked out from the whole ledger at once: what the stored ones must equal.

Asked where stored ones do not hold and may not be brought into line: a ledger that was opened to read only while
something is left to be worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.desk.asking import FindingQuery, PositionQuery, called, issue_of
from onrecord.desk.casting import cast_of
from onrecord.desk.speaking import Spoken, spoken
from onrecord.judge.findings import accounts, blocks, claimed, find
from onrecord.judge.positions import Ties, timeline
from onrecord.judge.positions.party import name_key, party_key
from onrecord.ledger import Decision, Ledger
from onrecord.positions import Finding, Position, Utterance
from onrecord.records import Document, Party


def all_findings(known: Spoken, texts: Iterable[Document]) -> list[Finding]:
    """Every finding and comparison of what is spoken, and what `texts`, its documents, claim of contradictions."""
    made = find(known.utterances, known.ties, known.news)
    held = [u for u in known.utterances if u.claim]
    holders = list({(u.holder.name, u.holder.id): Party(u.holder.name, u.holder.id) for u in held}.values())
    made += (f for document in texts for f in _claimed(document, held, holders, known.ties))
    return in_order(made)


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings, each once, the likeliest first."""
    return sorted({f.id: f for f in found}.values(), key=lambda f: (-f.score, f.id))


def _claimed(document: Document, held: Sequence[Utterance], holders: Sequence[Party], ties: Ties) -> list[Finding]:
    cast = cast_of(document, holders, ties)
    return claimed(document, [u for u in held if party_key(u.holder) in cast.holders], cast) if cast.holders else []


def all_positions(known: Spoken, known_by: str | None = None) -> list[Position]:
    """Every position that anybody ever held, as far as it was published by a day."""
    return [p for group in _by_holder(known, known_by) for p in held_by(group, known)]


def _by_holder(known: Spoken, known_by: str | None) -> Iterable[Sequence[Utterance]]:
    """The utterances of each holder that were known by a day."""
    found: dict[str, list[Utterance]] = {}
    for u in known.utterances:
        if known_by is None or (u.known_on or u.latest or "") <= known_by:
            found.setdefault(party_key(u.holder), []).append(u)
    return found.values()


def held_by(group: Sequence[Utterance], known: Spoken) -> list[Position]:
    """The positions of one holder on every issue, without what a quotation shows to be misreported."""
    misreported = accounts(group).misreported
    claims = [u for u in group if u.claim]
    return [p for block in blocks(claims).values() for p in timeline(block, known.news, misreported).positions]


def positions(ledger: Ledger, query: PositionQuery) -> list[Position]:
    """The positions that the query asks for, in no particular order."""
    known = spoken(ledger)
    wanted = _of_holders(ledger, query, known.ties)
    groups = [g for g in _by_holder(known, query.known_by) if any(wanted(u.holder) for u in g)]
    about = issue_of(ledger, query.issue) if query.issue else None
    towards = called(ledger, query.counterpart) if query.counterpart else None
    return [
        p
        for p in (p for group in groups for p in held_by(group, known))
        if (about is None or about(p.issue))
        and (towards is None or p.counterpart is None or towards(p.counterpart))
        and query.asks(p.since, p.until)
    ]


def _of_holders(ledger: Ledger, query: PositionQuery, ties: Ties) -> Callable[[Party], bool]:
    who = called(ledger, query.actor) if query.actor else None
    side = name_key(query.side) if query.side else None

    def wanted(holder: Party) -> bool:
        is_of_side = side is None or name_key(ties.side(holder) or "") == side
        return is_of_side and (who is None or who(holder))

    return wanted


def findings(ledger: Ledger, query: FindingQuery) -> list[Finding]:
    """The findings that the query asks for, the likeliest first."""
    known = spoken(ledger)
    tests = list(_tests(ledger, query, known.ties))
    found = [f for f in all_findings(known, ledger.read.iter_texts()) if all(test(f) for test in tests)]
    if query.rejected:
        return found
    judged = ledger.read.finding_judgements(found)
    return [f for f in found if f.id not in judged or judged[f.id].decision is not Decision.REJECT]


Test = Callable[[Finding], bool]


def _tests(ledger: Ledger, query: FindingQuery, ties: Ties) -> Iterator[Test]:
    """What tells whether a finding is asked for."""
    if not query.compared:
        yield lambda f: f.gate is None
    if query.kind is not None:
        yield lambda f: f.kind is query.kind
    if query.actor:
        who = called(ledger, query.actor)
        yield lambda f: any(map(who, f.actors))
    if query.issue:
        about = issue_of(ledger, query.issue)
        yield lambda f: about(f.issue)
    if query.side:
        side = name_key(query.side)
        yield lambda f: any(name_key(ties.side(actor) or "") == side for actor in f.actors)
    if query.document:
        document = ledger.read.document_row(query.document).id
        yield lambda f: any(e.document == document for e in f.evidence)
    if query.since or query.until:
        first, last = query.since or "", query.until or "9999"
        yield lambda f: any(f.dates) and first <= max(d for d in f.dates if d) <= last
