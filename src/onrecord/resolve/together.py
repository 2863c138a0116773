"""Whom a group's words mean: "both", "the two ministers", "both sides", "they", by those named before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.resolve.mentions import Mentions
from onrecord.resolve.named_bodies import Bodies
from onrecord.resolve.offices import Offices
from onrecord.resolve.sentences import sentence_start

_COUNTS = {"both": 2, "two": 2, "pair": 2, "three": 3, "four": 4, "all three": 3}
_GROUP = re.compile(
    r"(?:(?:the|these|those|all|both\s+of\s+the)\s+)?(?P<count>both|two|three|four|pair)"
    r"(?:\s+of\s+them|\s+(?:of\s+the\s+)?(?P<noun>(?:[a-z-]+\s+){0,2}[a-z]+))?",
    re.IGNORECASE,
)
_SIDES = re.compile(r"(?:the|both|two)\s+(?:two\s+)?(?P<noun>sides|parties)", re.IGNORECASE)
_STATES = frozenset("countries nations states governments capitals neighbours neighbors powers allies".split())
_EITHER = frozenset("sides parties rivals".split())
_BODIES = frozenset(
    "ministries agencies organisations organizations bodies groups courts institutions chambers".split()
)
_OTHER_GENDER = {"men": "she", "women": "he", "ladies": "he", "gentlemen": "she"}
_PEOPLE = frozenset(
    "leaders ministers presidents premiers chancellors diplomats officials politicians candidates rivals pair envoys "
    "ambassadors negotiators senators generals admirals governors spokesmen spokeswomen lawmakers secretaries "
    "congressmen chairmen commissioners kings princes people statesmen advisers judges clerics figures".split()
)
MAX_SENTENCES = 5
"""How many sentences back the members of a group are looked for."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a group: a person's full name, or a body's words, with where it is named."""

    words: str
    start: int
    end: int
    is_person: bool


def gender_of(words: str) -> str | None:
    """``she`` for "the two women", ``he`` for "both men"."""
    other = _OTHER_GENDER.get(words.lower().split()[-1])
    return {"he": "she", "she": "he"}[other] if other else None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who: `one` gives one name for all spellings of an actor, `gender` ``he`` or ``she`` of a person's name,
    `is_person` whether a name of two words is known to be a person's."""

    one: Callable[[str], str]
    gender: Callable[[str], str | None]
    is_person: Callable[[str], bool]


class Groups:
    """Finds the members of groups in one document."""

    def __init__(self, text: str, mentions: Mentions, bodies: Bodies, offices: Offices, identity: Identity) -> None:
        self._text = text
        self._mentions = mentions
        self._bodies = bodies
        self._offices = offices
        self._identity = identity

    def members(self, words: str, start: int) -> list[Member]:
        """Exactly as many as the words count, named in the sentences before `start`; empty where that is not plain."""
        match = _GROUP.fullmatch(words.strip(" ,")) or _SIDES.fullmatch(words.strip(" ,"))
        if match is None:
            return []
        groups = match.groupdict()
        count = _COUNTS.get((groups.get("count") or "two").lower(), 2)
        noun = (groups["noun"] or "").lower().split()
        if noun and noun[-1] in _PEOPLE:
            found = self._of_office(noun[-1], count, start)
            if found:
                return found
        ways = self._ways(noun[-1] if noun else "")
        return next((f for find in ways if (f := self._back(find, count, start))), [])

    def _ways(self, noun: str) -> Sequence[Callable[[int, int], list[Member]]]:
        """How members are looked for, by the group's noun; none for a noun that may mean anything."""
        if noun in _STATES:
            return (self._states,)
        if noun in _BODIES:
            return (self._organisations,)
        if noun in _EITHER:
            return (self._states,)
        if noun in _OTHER_GENDER:
            return (lambda start, end: [m for m in self._people(start, end) if self._may_be(m, _OTHER_GENDER[noun])],)
        if noun in _PEOPLE:
            return (self._people,)
        return (self._people, self._states) if not noun else ()

    def _may_be(self, member: Member, not_this: str) -> bool:
        return self._identity.gender(member.words) != not_this

    def _people(self, start: int, end: int) -> list[Member]:
        named = self._mentions.between(start, end)
        return [Member(m.name, m.start, m.end, True) for m in named if self._identity.is_person(m.name)]

    def _states(self, start: int, end: int) -> list[Member]:
        return [Member(b.words, b.start, b.end, False) for b in self._bodies.between(start, end) if b.is_state]

    def _organisations(self, start: int, end: int) -> list[Member]:
        return [Member(b.words, b.start, b.end, False) for b in self._bodies.between(start, end) if not b.is_state]

    def _of_office(self, noun: str, count: int, start: int) -> list[Member]:
        """Those whom the last sentences call by the office that a plural names ("the two ministers")."""
        holders = self._offices.holders(noun.removesuffix("s"))
        found: dict[str, Member] = {}
        end = start
        for _ in range(MAX_SENTENCES):
            begins = sentence_start(self._text, max(0, end - 1))
            here = {self._identity.one(m.words): m for m in self._people(begins, end) if m.words in holders}
            found = {**here, **found}
            if len(found) >= count or begins == 0:
                break
            end = begins
        return _in_order(found) if len(found) == count else []

    def _back(self, find: Callable[[int, int], list[Member]], count: int, start: int) -> list[Member]:
        """The members in the nearest sentence that names any, where it names exactly `count`; countries also where all
        the text before names no more."""
        end = start
        for _ in range(MAX_SENTENCES):
            begins = sentence_start(self._text, max(0, end - 1))
            here = {self._identity.one(m.words): m for m in find(begins, end)}
            if here or begins == 0:
                break
            end = begins
        if len(here) != count and find == self._states:
            named = [m for m in self._first_named if m.start < start]
            return named if len(named) == count else []
        return _in_order(here) if len(here) == count else []

    @cached_property
    def _first_named(self) -> list[Member]:
        """The countries of the text where each is first named."""
        found: dict[str, Member] = {}
        for member in self._states(0, len(self._text)):
            found.setdefault(self._identity.one(member.words), member)
        return list(found.values())


def _in_order(found: dict[str, Member]) -> list[Member]:
    return sorted(found.values(), key=lambda m: m.start)
