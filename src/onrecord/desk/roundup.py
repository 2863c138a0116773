"""The round-up of a period: what changed first, then what was said by side, actor and issue, each report once.

A statement is of the period when it was said in it, or published in it whenever it was said. So is a finding, by its
last words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.desk.asking import called, issue_of
from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.desk.roundup_before import before
from onrecord.desk.roundup_copies import Families, told_once
from onrecord.desk.roundup_found import found_of
from onrecord.desk.roundup_groups import (
    UNNAMED,
    Held,
    about_first,
    grouped,
    passed_on,
    said_order,
)
from onrecord.desk.roundup_news import news
from onrecord.desk.roundup_told import Told
from onrecord.desk.speaking import is_named
from onrecord.errors import UsageError
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import name_key, party_key
from onrecord.ledger import DocumentQuery, Ledger
from onrecord.positions import Utterance
from onrecord.records import Claim, Kind, Part, Party, Statement
from onrecord.roundup import Entry, Roundup, RoundupQuery

_AT_A_TIME = 4
"""How many times as many statements as are shown are looked through for such as say the same."""


def roundup(ledger: Ledger, query: RoundupQuery) -> Roundup:
    """The round-up of a period.

    Raises UsageError for a period that ends before it begins, a side that the codebook lacks, a wrong codebook.
    """
    book = held_codebook(ledger)
    order = tuple(dict.fromkeys(side for _, side in book.sides)) if book else ()
    _check(query, order)
    asked = _Asked.of(ledger, query, ties_of(book))
    found, known = found_of(ledger, query)
    told = Told.of(ledger, query, known)
    held = [one for entry in told.entries for one in asked.held(entry)]
    rest = [entry for entry in told.entries if asked.is_bare(entry.statement)]
    shown = asked.shown(rest, passed_on(entry.statement for entry in told.entries), known)
    return Roundup(
        query=query,
        documents=ledger.read.documents(_published(query)).total,
        news=tuple(news(ledger, query, found)),
        sides=grouped(held, order, before(ledger, query, held), known),
        rest=tuple(sorted(shown, key=said_order)),
        left=len(rest) - len(shown),
        repeated=told.repeated,
        undated=ledger.read.documents(_undated(query)).total,
    )


def _check(query: RoundupQuery, sides: Sequence[str]) -> None:
    if query.until < query.since:
        raise UsageError(f"The period ends on {query.until}, before it begins on {query.since}: turn the days round.")
    if query.side and name_key(query.side) not in map(name_key, sides):
        known = f"its sides are {', '.join(sides)}" if sides else "it names no sides"
        raise UsageError(f"The ledger's codebook has no side “{query.side}”: {known}.")


def _published(query: RoundupQuery) -> DocumentQuery:
    """The documents that were published in the period."""
    return DocumentQuery(
        collection=query.collection,
        published_from=query.since,
        published_to=query.until,
        latest_only=True,
        limit=1,
    )


def _undated(query: RoundupQuery) -> DocumentQuery:
    """The documents of which nobody knows when they were published."""
    return DocumentQuery(collection=query.collection, undated=True, latest_only=True, limit=1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the period is asked for, and whose each claim is."""

    query: RoundupQuery
    ties: Ties
    about: Callable[[Claim], bool]
    who: Callable[[Party], bool]

    @classmethod
    def of(cls, ledger: Ledger, query: RoundupQuery, ties: Ties) -> _Asked:
        issue = issue_of(ledger, query.issue) if query.issue else None
        actor = called(ledger, query.actor) if query.actor else None
        return cls(
            query,
            ties,
            lambda claim: issue is None or issue(claim.issue),
            lambda party: actor is None or actor(party),
        )

    def held(self, told: Entry) -> Iterator[Held]:
        """An entry for each holder of a statement's claims that is asked for."""
        owners = [(self._holder(told.statement, claim), claim) for claim in told.statement.claims]
        for key in dict.fromkeys(self.key(holder) for holder, _ in owners):
            holder = next(h for h, _ in owners if self.key(h) == key)
            about, further = about_first([c for h, c in owners if self.key(h) == key], self.about)
            if about and self._fits(holder):
                named = is_named(holder) or self.ties.actor(holder) is not None
                listed = Party(holder.name, holder.id) if named else UNNAMED
                entry = replace(told, claims=about, further=further)
                yield Held(key if named else "", listed, self.ties.side(holder), entry)

    def key(self, holder: Party) -> str:
        """What tells a holder apart: the actor that the codebook or the table knows by that name, else the name."""
        actor = self.ties.actor(holder)
        return actor.id if actor else party_key(holder)

    def is_bare(self, statement: Statement) -> bool:
        """Whether a statement without a claim is asked for: by its speakers, and where no issue is asked for."""
        if statement.claims or self.query.issue:
            return False
        speakers = [Party(speaker.name, speaker.id) for speaker in statement.speakers]
        return not (self.query.actor or self.query.side) or any(map(self._fits, speakers))

    def shown(self, rest: Sequence[Entry], passing: frozenset[str], known: Families) -> list[Entry]:
        """The statements without a position that are shown, those that tell most; what only passes on comes last."""
        ordered = sorted(rest, key=lambda e: (e.statement.id in passing, *self._weight(e.statement), said_order(e)))
        near = ordered[: self.query.most * _AT_A_TIME] if self.query.most else ordered
        kept = {entry.statement.id: entry for entry in told_once(near, known)}
        return [kept[e.statement.id] for e in near if e.statement.id in kept][: self.query.most]

    def _weight(self, statement: Statement) -> tuple[int, bool, float]:
        """What sorts statements: of actors with a side before others, quotations before reports, the surest."""
        known = [Party(s.name, s.id) for s in statement.speakers]
        weight = 0 if any(map(self.ties.side, known)) else 1 if any(party.id for party in known) else 2
        quoted = statement.kind in {Kind.DIRECT, Kind.MIXED} and statement.part is not Part.TURN
        return weight, not quoted, -statement.confidence

    def _fits(self, party: Party) -> bool:
        side = name_key(self.query.side) if self.query.side else None
        return self.who(party) and (side is None or name_key(self.ties.side(party) or "") == side)

    def _holder(self, statement: Statement, claim: Claim) -> Party:
        """Whose position a claim is: of a spokesperson's words the body that he or she speaks for."""
        said = statement.said_on
        words = Utterance(
            statement.id,
            "",
            statement.document,
            claim.holder,
            claim.issue,
            claim.stance_on_issue,
            statement.content.text,
            earliest=said.earliest if said else None,
            latest=said.latest if said else None,
        )
        return self.ties.placed(words).holder
