"""Joins the facts of all sources into one actor a person.

Two facts are of one person when they share a Wikidata identifier, or when they are of one country and have a full name
in common, letter for letter after accents, case and honorifics. Similar spelling joins nobody here, nor does
a surname.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.actors import Actor, ActorKind, Role
from onrecord.resolve.variants.spelling import words_of
from onrecord.resolve.variants.words import HONORIFICS
from training.actors.facts import Fact
from training.actors.sources import KNOWLEDGE, LEADERS, MINISTERS


def join(facts: Iterable[Fact]) -> list[Actor]:
    """One actor a person, ordered by id. Facts come in order of trust: the first gives name, gender and country."""
    groups: list[list[Fact]] = []
    known: dict[object, int] = {}
    for fact in facts:
        keys = _keys(fact)
        found = next((known[key] for key in keys if key in known and not _conflict(fact, groups[known[key]])), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(fact)
        for key in keys:
            known.setdefault(key, found)
    return _numbered(_uncontradicted([_actor(group) for group in groups]))


def _keys(fact: Fact) -> list[object]:
    """What a fact is found by: its identifier, then its full names within its country."""
    names = [_bare(name) for name in (fact.name, *fact.aliases)]
    named: list[object] = [(fact.country, *words) for words in names if len(words) >= 2]
    return [fact.wikidata, *named] if fact.wikidata else named or [(fact.country, *names[0])]


def _conflict(fact: Fact, group: list[Fact]) -> bool:
    """True when a source tells the fact's person apart from the group's."""
    return any(
        (fact.source == other.source and fact.identity != other.identity)
        or (fact.wikidata and other.wikidata and fact.wikidata != other.wikidata)
        for other in group
        if fact.identity and other.identity
    )


def _bare(name: str) -> list[str]:
    """The words of a name without honorifics, unless nothing else is left."""
    found = words_of(name)
    kept = [word for word in found if word not in HONORIFICS]
    return kept if len(kept) >= 2 else found


def _actor(group: list[Fact]) -> Actor:
    """The actor of facts on one person."""
    first = group[0]
    names = dict.fromkeys(name for fact in group for name in (fact.name, *fact.aliases))
    return Actor(
        id=f"{(first.country or 'int').lower()}.{'-'.join(words_of(first.name))}",
        name=first.name,
        kind=ActorKind.PERSON,
        country=first.country,
        gender=next((fact.gender for fact in group if fact.gender), None),
        aliases=tuple(name for name in names if name != first.name),
        roles=_distinct([role for fact in group for role in fact.roles]),
        source="; ".join(dict.fromkeys(fact.source for fact in group)),
        wikidata=next((fact.wikidata for fact in group if fact.wikidata), None),
    )


def _distinct(roles: list[Role]) -> tuple[Role, ...]:
    """Roles by date, without coarser accounts of a term that a better source dates."""
    kept: list[Role] = []
    for role in sorted(roles, key=lambda r: (r.source != KNOWLEDGE, -len(r.start or ""))):
        if not any(_same_term(role, other) for other in kept):
            kept.append(role)
    return tuple(sorted(kept, key=lambda r: (r.start or "", r.office, r.end or "")))


def _uncontradicted(actors: list[Actor]) -> list[Actor]:
    """The actors without roles that begin amid another person's term of a certain row."""
    certain = [(actor, role) for actor in actors for role in actor.roles if role.source == KNOWLEDGE and role.start]
    terms: dict[tuple[str, str | None], list[tuple[Actor, Role]]] = {}
    for actor, role in certain:
        terms.setdefault((role.office, role.of), []).append((actor, role))
    return [
        replace(actor, roles=tuple(role for role in actor.roles if not _contradicted(actor, role, terms)))
        for actor in actors
    ]


def _contradicted(actor: Actor, role: Role, terms: dict[tuple[str, str | None], list[tuple[Actor, Role]]]) -> bool:
    """True for a role of a coarser source that begins amid another person's certain term."""
    start = role.start
    if role.source not in {LEADERS, MINISTERS} or start is None:
        return False
    return any(
        (term.start or "")[: len(start)] <= start < (term.end or term.as_of or "")[: len(start)]
        for holder, term in terms.get((role.office, role.of), ())
        if holder is not actor
    )


def _same_term(role: Role, other: Role) -> bool:
    """True when two rows tell of one term: one office, and beginnings in one year or none given."""
    if (role.office, role.of) != (other.office, other.of):
        return False
    return role.start is None or other.start is None or role.start[:4] == other.start[:4]


def _numbered(actors: list[Actor]) -> list[Actor]:
    """The actors ordered by id, with a number where two would share one."""
    seen: dict[str, int] = {}
    result = []
    for actor in sorted(actors, key=lambda a: (a.id, a.name, a.source)):
        seen[actor.id] = seen.get(actor.id, 0) + 1
        number = seen[actor.id]
        result.append(actor if number == 1 else _renamed(actor, f"{actor.id}-{number}"))
    return result


def _renamed(actor: Actor, new: str) -> Actor:
    """The actor under another id."""
    return replace(actor, id=new)
