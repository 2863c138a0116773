"""Countries, governments and organisations by the words that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.actors import Actor, ActorKind
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.variants.spelling import words_of

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})
_GOVERNING = frozenset({ActorKind.GOVERNMENT, ActorKind.OFFICE})


def country_of(table: ActorTable, words: str) -> str | None:
    """The code of the country that a name, an adjective, a capital or a seat of government names, or None."""
    folded = words.strip().casefold().replace("’", "'").removesuffix("'s")
    return table.countries.get(folded) or table.countries.get(folded.removeprefix("the "))


def government_of(table: ActorTable, words: str) -> Actor | None:
    """The government that a country, a capital ("Tehran") or a seat ("the White House", "the Kremlin") stands for.

    Words whose country only the document tells ("the palace") are None.
    """
    found = _named(table, _GOVERNING, words)
    if len(found) != 1:
        return None
    actor = found[0]
    return actor if actor.kind is ActorKind.GOVERNMENT else table.get(actor.parent or "")


def organisation_of(table: ActorTable, words: str) -> Actor | None:
    """The organisation or group of a name or an acronym; None where none or several bear it.

    An acronym must be written in capitals: "IS" is an organisation and "is" is none.
    """
    found = [actor for actor in _named(table, _BODIES, words) if _written_so(actor, words)]
    return found[0] if len(found) == 1 else None


def _written_so(actor: Actor, words: str) -> bool:
    """False where only an acronym fits, and the words are not in its capitals."""
    bare = _bare(words)
    fitting = [name for name in actor.names if _key(name) == _key(words)]
    return any(not name.replace(".", "").isupper() or bare == name.replace(".", "") for name in fitting)


def _bare(words: str) -> str:
    """Words without the article and without full stops."""
    text = words.strip()
    return (text[4:] if text[:4].casefold() == "the " else text).replace(".", "")


def _key(words: str) -> tuple[str, ...]:
    """What names are looked up by: words in plain spelling without article and possessive."""
    found = words_of(_bare(words.strip().replace("’", "'").removesuffix("'s")))
    return tuple(found[1:] if found[:1] == ["the"] else found)


def _named(table: ActorTable, kinds: frozenset[ActorKind], words: str) -> list[Actor]:
    """Actors of some kinds with a name."""
    return [*_index(table, kinds).get(_key(words), ())]


@lru_cache(maxsize=8)
def _index(table: ActorTable, kinds: frozenset[ActorKind]) -> Mapping[tuple[str, ...], list[Actor]]:
    """Actors of some kinds by every name."""
    index: dict[tuple[str, ...], list[Actor]] = {}
    for actor in table:
        if actor.kind in kinds:
            for key in dict.fromkeys(_key(name) for name in actor.names):
                index.setdefault(key, []).append(actor)
    return index
