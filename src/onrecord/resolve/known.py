"""What is known beside the documents: the actor table that ships and the analyst's codebook, as one thing to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.actors import Actor, ActorKind, Role
from onrecord.models.actor_table import ActorTable
from onrecord.resolve.knowledge.offices import Office
from onrecord.resolve.names import key
from onrecord.resolve.variants import Verdict, compare_people
from onrecord.resolve.variants.people import name_words
from onrecord.resolve.variants.spelling import consonants, sound


@dataclass(frozen=True, eq=False)
class Known:
    """Actors with their names and roles. `book` holds the ids of the codebook's actors, which win."""

    table: ActorTable
    book: frozenset[str] = frozenset()
    _named: dict[str, tuple[Actor, ...]] = field(default_factory=dict, repr=False)

    def persons(self, name: str) -> tuple[Actor, ...]:
        """Persons whose full name `name` is, spelled otherwise or not; letter for letter wins. A codebook's win."""
        if name not in self._named:
            self._named[name] = self._persons(name)
        return self._named[name]

    def _persons(self, name: str) -> tuple[Actor, ...]:
        exact = self._exactly(name, {ActorKind.PERSON})
        if exact or len(name_words(name)) < 2:
            return exact
        return self._first([actor for actor in self._sharing(name) if _is_named(actor, name)])

    def _exactly(self, name: str, kinds: set[ActorKind]) -> tuple[Actor, ...]:
        return self._first([a for a in self._by_key.get(key(name), ()) if a.kind in kinds])

    def _first(self, actors: list[Actor]) -> tuple[Actor, ...]:
        """The codebook's actors among some, or all where it has none."""
        own = [actor for actor in actors if actor.id in self.book]
        return tuple(own or actors)

    def of_book(self, words: str) -> Actor | None:
        """The actor whom the codebook calls so, letter for letter but for case, accents and an article."""
        bare = _bare(words)
        found = {actor.id: actor for actor in self._book_names.get(bare, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def roles(self, actor: Actor) -> tuple[Role, ...]:
        """An actor's roles; where a codebook gives none, those of the one person of the table who is called so."""
        if actor.roles or actor.id not in self.book:
            return actor.roles
        others = {a.id: a for name in actor.names for a in self._by_key.get(key(name), ()) if a.id not in self.book}
        return next(iter(others.values())).roles if len(others) == 1 else ()

    def bearers(self, surname: str) -> tuple[Actor, ...]:
        """Persons with a surname that sounds so."""
        words = name_words(surname)
        return tuple(self._by_surname.get(sound(words[-1]), ())) if words else ()

    def office_actor(self, office: Office) -> Actor | None:
        """The actor that an office itself is, where the table has it."""
        return self.table.get(f"{office.of.casefold()}.office.{office.key}") if office.of else None

    @cached_property
    def _by_key(self) -> Mapping[str, list[Actor]]:
        """Actors by each of their names in plain spelling."""
        index: dict[str, list[Actor]] = {}
        for actor in self.table:
            for name in dict.fromkeys(key(name) for name in actor.names):
                index.setdefault(name, []).append(actor)
        return index

    @cached_property
    def _book_names(self) -> Mapping[str, list[Actor]]:
        index: dict[str, list[Actor]] = {}
        for actor in (a for a in self.table if a.id in self.book):
            for name in actor.names:
                index.setdefault(_bare(name), []).append(actor)
        return index

    @cached_property
    def _by_surname(self) -> Mapping[str, list[Actor]]:
        index: dict[str, list[Actor]] = {}
        for actor in (a for a in self.table if a.kind is ActorKind.PERSON):
            for last in {sound(words[-1]) for name in actor.names if (words := name_words(name))}:
                index.setdefault(last, []).append(actor)
        return index

    @cached_property
    def _by_word(self) -> Mapping[str, set[str]]:
        """Ids of persons by the sound and by the consonants of each word of their names."""
        index: dict[str, set[str]] = {}
        for actor in (a for a in self.table if a.kind is ActorKind.PERSON):
            for heard in {heard for name in actor.names for word in name_words(name) for heard in _heard(word)}:
                index.setdefault(heard, set()).add(actor.id)
        return index

    def _sharing(self, name: str) -> list[Actor]:
        """Persons who share a given name and the last word with a name, as heard: the only ones worth comparing."""
        *given, last = name_words(name)
        ends = {i for heard in _heard(last) for i in self._by_word.get(heard, ())}
        begins = {i for word in given for heard in _heard(word) for i in self._by_word.get(heard, ())}
        return [actor for i in sorted(ends & begins) if (actor := self.table.get(i)) is not None]


def _is_named(actor: Actor, name: str) -> bool:
    return any(compare_people(name, own).verdict is Verdict.SAME for own in actor.names)


def _heard(word: str) -> set[str]:
    """What a word is found by: its sound, and its consonants where there are enough."""
    skeleton = consonants(word)
    return {sound(word)} | ({"~" + skeleton} if len(skeleton) >= 3 else set())


def _bare(words: str) -> str:
    """Words in lower case and without an article."""
    return " ".join(words.strip(" ,.").casefold().split()).removeprefix("the ")
