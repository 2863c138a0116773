"""Gives the parties inside claims the names and ids that sources get."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.actors import Role, Tenure
from onrecord.records import Claim, Document, Party, Speaker, Statement
from onrecord.resolve.known import Known
from onrecord.resolve.within import Named, named_within

_FIELDS = ("holder", "counterpart")


def with_parties(document: Document, statements: Sequence[Statement], known: Known | None) -> list[Statement]:
    """The statements with every holder and counterpart that a claim names by words of its own resolved to an actor.

    Words that mean nobody in particular stay as they are, without an id.
    """
    asked = [
        (Named(i, party.passage), at, field)
        for i, statement in enumerate(statements)
        for at, claim in enumerate(statement.claims)
        for field in _FIELDS
        if (party := getattr(claim, field)) is not None and party.id is None
        # The statement's own source is resolved already, with what surrounds it.
        if party.passage is not None and party.passage != statement.source
    ]
    meant = named_within(document, statements, [named for named, _, _ in asked], known) if asked else []
    claims = [list(s.claims) for s in statements]
    for (named, at, field), speakers in zip(asked, meant, strict=True):
        claims[named.statement][at] = _with(claims[named.statement][at], field, speakers)
    own = _Own(known, document.meta.published_on)
    return [
        replace(s, claims=tuple(own.facing(claim, s) for claim in c)) for s, c in zip(statements, claims, strict=True)
    ]


_LEGISLATIVE = frozenset({"legislature", "party_leader"})
"""Offices whose holders may face their own country's government."""


_NOBODY = re.compile(
    r"it|them|him|her|us|you|me"
    r"|(?:his|her|its|their|our|my) (?:own )?(?:country|republic|nation|government|people|state|homeland|side)",
    re.IGNORECASE,
)
"""Words for whoever was named before, and for the holder's own, that name nobody whom he faces."""


@dataclass(frozen=True)
class _Own:
    """Tells whom a holder cannot face: himself, a body he is part of, the government that he serves."""

    known: Known | None
    published: str | None

    def facing(self, claim: Claim, statement: Statement) -> Claim:
        """The claim, without a counterpart that is the holder's own."""
        party = claim.counterpart
        if party is not None and party.id is None and _NOBODY.fullmatch(party.name):
            return replace(claim, counterpart=None)
        if party is None or party.id is None or claim.holder.id is None:
            return claim
        day = (statement.said_on.latest if statement.said_on else None) or self.published
        return replace(claim, counterpart=None) if party.id in self._bodies(claim.holder.id, day) else claim

    def _bodies(self, holder: str, day: str | None) -> set[str]:
        found, at = {holder}, self.known.table.get(holder) if self.known else None
        for role in self.known.roles(at) if self.known and at else ():
            if role.of and role.office not in _LEGISLATIVE and _held(role, day):
                found.add(f"{role.of.casefold()}.government")
        while at is not None and self.known and at.parent and at.parent not in found:
            found.add(at.parent)
            at = self.known.table.get(at.parent)
        return found


def _held(role: Role, day: str | None) -> bool:
    """Whether a role was or may have been held on a day; on no day in particular, one that has no end."""
    if day is None or len(day) < len("2017-09-19"):
        return role.end is None
    return role.tenure(dt.date.fromisoformat(day)) is not Tenure.NO


def _with(claim: Claim, field: str, speakers: Sequence[Speaker]) -> Claim:
    """The claim with one party resolved, if one actor is meant."""
    party: Party = getattr(claim, field)
    if len(speakers) != 1:
        return claim
    known = Party(speakers[0].name, speakers[0].id, party.passage)
    return replace(claim, holder=known) if field == "holder" else replace(claim, counterpart=known)
