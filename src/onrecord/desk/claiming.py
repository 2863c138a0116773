"""Gives the parties inside claims the names and ids that sources get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
    if not asked:
        return list(statements)
    meant = named_within(document, statements, [named for named, _, _ in asked], known)
    claims = [list(s.claims) for s in statements]
    for (named, at, field), speakers in zip(asked, meant, strict=True):
        claims[named.statement][at] = _with(claims[named.statement][at], field, speakers)
    return [replace(s, claims=tuple(c)) for s, c in zip(statements, claims, strict=True)]


def _with(claim: Claim, field: str, speakers: Sequence[Speaker]) -> Claim:
    """The claim with one party resolved, if one actor is meant."""
    party: Party = getattr(claim, field)
    if len(speakers) != 1:
        return claim
    known = Party(speakers[0].name, speakers[0].id, party.passage)
    return replace(claim, holder=known) if field == "holder" else replace(claim, counterpart=known)
