"""What relates holders: sides, offices with their dates, and the bodies that spokesmen and heads speak for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.actors import Actor, ActorKind, Role, Tenure
from onrecord.judge.positions.days import said
from onrecord.judge.positions.party import name_key
from onrecord.positions import Utterance
from onrecord.records import Party, content_id

_SPOKES = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:acting |interim )?(?:president|prime minister|premier|chancellor|head of (?:state|government)|taoiseach|king"
    r"|queen|supreme leader)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ties:
    """The analyst's actors, by id and by the key of each name, and the side of each by its id or its name's key."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Iterable[Actor], sides: Sequence[tuple[str, str]] = ()) -> Ties:
        """Ties of some actors; `sides` are pairs of an actor's id and its side."""
        index: dict[str, Actor] = {}
        for actor in actors:
            for key in (actor.id, *(name_key(name) for name in actor.names)):
                index.setdefault(key, actor)
        return cls(index, dict(sides))

    def actor(self, party: Party) -> Actor | None:
        """The actor of a party, by id or by name."""
        return self.actors.get(party.id or "") or self.actors.get(name_key(party.name))

    def side(self, party: Party) -> str | None:
        """The side of a party: its own, else that of what it is part of."""
        actor, seen = self.actor(party), set[str]()
        at = actor.id if actor else (party.id or "")
        if at not in self.sides and name_key(party.name) in self.sides:
            return self.sides[name_key(party.name)]
        while at and at not in seen and at not in self.sides:
            seen.add(at)
            parent = self.actors.get(at)
            at = (parent.parent or "") if parent else ""
        return self.sides.get(at)

    def trace(self, party: Party) -> str:
        """A print of all that relates a party to others, empty where nothing does; it changes when that changes."""
        actor, side = self.actor(party), self.side(party)
        if actor is None and side is None:
            return ""
        bodies = [body and (body.id, body.name, body.kind) for body in map(self._body, actor.roles if actor else ())]
        return content_id("t", repr((actor, bodies, side)))

    def in_office(self, party: Party, day: str) -> bool:
        """False where all the offices known of a party were over, or had not begun, on a day."""
        actor = self.actor(party)
        if actor is None or not actor.roles:
            return True
        on = dt.date.fromisoformat(day[:10])
        return any(role.tenure(on) is not Tenure.NO for role in actor.roles)

    def share_an_office(self, a: Party, b: Party) -> bool:
        """True for two holders of one office, one after the other."""
        first, second = self.actor(a), self.actor(b)
        if first is None or second is None or first.id == second.id:
            return False
        return bool({(r.office, r.of) for r in first.roles} & {(r.office, r.of) for r in second.roles})

    def is_one_house(self, a: Party, b: Party) -> bool:
        """True where one is a body that the other belongs to, holds an office of, or that gives their side its name."""
        return self._is_within(a, b) or self._is_within(b, a)

    def _is_within(self, member: Party, body: Party) -> bool:
        side, actor, whole = self.side(body), self.actor(member), self.actor(body)
        if side is not None and side == self.side(member) and name_key(side) == name_key(body.name):
            return True
        if actor is None or whole is None:
            return False
        return actor.parent == whole.id or any(self._body(role) == whole for role in actor.roles)

    def placed(self, u: Utterance) -> Utterance:
        """The utterance with the side of its counterpart, and held by the body where a spokesperson speaks for one."""
        toward = self.side(u.counterpart) if u.counterpart else None
        u = replace(u, toward=toward) if toward else u
        role = next((r for r in self._roles(u) if _SPOKES.search(r.title) and r.of), None)
        if role is None or role.of is None:
            return u
        body = self._body(role)
        return replace(u, holder=Party(body.name, body.id) if body else Party(role.of), speaker=u.speaker or u.holder)

    def governments(self, u: Utterance) -> tuple[Party, ...]:
        """The known governments at whose head the holder stood when the words were said."""
        bodies = (self._body(r) for r in self._roles(u) if _HEAD.search(r.title) and r.of)
        return tuple(Party(b.name, b.id) for b in bodies if b and b.kind is ActorKind.GOVERNMENT)

    def _roles(self, u: Utterance) -> tuple[Role, ...]:
        actor, days = self.actor(u.holder), said(u)
        return actor.roles_on(dt.date.fromisoformat(days[0])) if actor and days else ()

    def _body(self, role: Role) -> Actor | None:
        """The actor that an office belongs to."""
        return self.actors.get(role.of or "") or self.actors.get(name_key(role.of or ""))
