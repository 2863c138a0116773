"""Whom a document that claims a contradiction can mean: holders named in it, or known to the codebook by a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.judge.findings import Cast
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import party_key
from onrecord.records import Document, Party
from onrecord.resolve.codebook import SOURCE

_WORD = re.compile(r"[^\W_]+")


def words_of(document: Document) -> frozenset[str]:
    """The words of a document's text in folded case."""
    return frozenset(_WORD.findall(document.text.casefold()))


def surname(party: Party) -> str:
    """The last word of a name in folded case; empty for a name without letters."""
    words: list[str] = _WORD.findall(party.name.casefold())
    return words[-1] if words else ""


def is_titled(party: Party, ties: Ties) -> bool:
    """True of an actor to whom the codebook gives an office."""
    actor = ties.actor(party)
    return actor is not None and any(role.source == SOURCE for role in actor.roles)


def cast_of(document: Document, holders: Iterable[Party], ties: Ties) -> Cast:
    """Those of some holders whom the document can mean, each under the longest of his names that it can mean."""
    words = words_of(document) | {""}
    meant: dict[str, Party] = {}
    for party in sorted(holders, key=lambda p: (len(p.name), p.name)):
        if surname(party) in words or is_titled(party, ties):
            meant[party_key(party)] = party
    return Cast.among(meant.values(), _other_names(list(meant.values()), ties))


def _other_names(holders: Sequence[Party], ties: Ties) -> Mapping[str, Sequence[str]]:
    """Other names of some holders, and of the codebook's actors the titles that one of them alone has had."""
    actors = {h.name: actor for h in holders if (actor := ties.actor(h))}
    titles = {name: {f"the {r.title}" for r in a.roles if r.source == SOURCE} for name, a in actors.items()}
    bearers = Counter(title for found in titles.values() for title in found)
    return {n: [*a.aliases, *sorted(t for t in titles[n] if bearers[t] == 1)] for n, a in actors.items()}
