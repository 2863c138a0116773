"""Who an actor is: names, roles in the shown period, what he is part of, his side, and where that is known from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.actors import Actor, Role, Tenure
from onrecord.desk.relating import Relations, relations
from onrecord.errors import NotFoundError
from onrecord.ledger import Decision, Judgement, Ledger, SubjectKind
from onrecord.records import Party
from onrecord.web import links, wording
from onrecord.web.sayings import Who

_ALWAYS = ("0001", "9999")


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role in words with its days; `held` says whether it was held in the shown period: yes, perhaps or no."""

    title: str
    days: str
    held: str


@dataclass(frozen=True, slots=True)
class Merging:
    """A standing merge or split: what it says, by whom and when, and what it is called to take it back."""

    words: str
    by: str
    on: str
    ref: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who it is. `kind` is None where nothing is known but the name; `source` says where the rest is known from."""

    name: str
    id: str | None
    kind: str | None
    names: tuple[str, ...]
    roles: tuple[RoleView, ...]
    parent: str | None
    parent_href: str | None
    side: str | None
    source: str | None
    wikidata: str | None
    merges: tuple[Merging, ...]


def found(ledger: Ledger, ref: str) -> tuple[Who, Actor | None]:
    """The actor of an address, with what is known of him. Raises NotFoundError for one whom nothing knows."""
    if ref.startswith(links.NAMED):
        name = ref.removeprefix(links.NAMED).strip()
        if not name:
            raise NotFoundError("This address names nobody: choose somebody from the list of actors.")
        return Who(name, None, frozenset({name.casefold()})), None
    called = ledger.read.actors_called(ref)
    identity = called[0].id if len(called) == 1 else ref
    actor = relations(ledger).by_id(identity)
    if actor is None and not called:
        raise NotFoundError(f"There is no actor {ref!r} in the ledger: the list of actors has all that it knows.")
    name = called[0].name if called else (actor.name if actor else ref)
    names = frozenset(n.casefold() for n in (name, *(actor.names if actor else ())))
    return Who(name, identity, names), actor


def identity(ledger: Ledger, who: Who, actor: Actor | None, shown: tuple[date, date] | None) -> Identity:
    """Who somebody is, with his roles as of the shown days."""
    known = relations(ledger)
    party = Party(who.name, who.id)
    actor = actor or known.actor(party)
    parent = known.by_id(actor.parent) if actor and actor.parent else None
    names = [n for n in (actor.names if actor else ()) if n != who.name]
    return Identity(
        name=who.name,
        id=who.id,
        kind=actor.kind.value if actor else None,
        names=tuple(names),
        roles=_roles(actor, known, shown) if actor else (),
        parent=parent.name if parent else None,
        parent_href=links.actor(parent) if parent else None,
        side=known.side(party),
        source=actor.source if actor else None,
        wikidata=actor.wikidata if actor else None,
        merges=tuple(_merges(ledger, who.id)) if who.id else (),
    )


def role_in(known: Relations, party: Party, shown: tuple[date, date] | None) -> str | None:
    """The last role that somebody is known to have held in the shown days, or at any time, in words."""
    actor = known.actor(party)
    views = _roles(actor, known, shown) if actor else ()
    return next((view.title for view in views if shown is None or view.held == "yes"), None)


def _roles(actor: Actor, known: Relations, shown: tuple[date, date] | None) -> tuple[RoleView, ...]:
    """The roles, those held in the shown days first, the latest first."""
    order = {"yes": 0, "perhaps": 1, "no": 2}
    views = [(role, _role(role, known, shown)) for role in actor.roles]
    views.sort(key=lambda pair: pair[0].start or "", reverse=True)
    views.sort(key=lambda pair: order[pair[1].held])
    return tuple(view for _, view in views)


def _role(role: Role, known: Relations, shown: tuple[date, date] | None) -> RoleView:
    place = known.place(role.of)
    of = f" of {place}" if place and place.casefold() not in role.title.casefold() else ""
    start = wording.day(role.start) if role.start and role.start not in _ALWAYS else ""
    end = wording.day(role.end) if role.end and role.end not in _ALWAYS else ""
    if start or end:
        days = f"{start or '?'} to {end}" if end else f"from {start}"
    else:
        days = "" if role.start in _ALWAYS else "days not known"
    return RoleView(f"{role.title}{of}", days, _held(role, shown))


def _held(role: Role, shown: tuple[date, date] | None) -> str:
    """Whether a role was held on the first, middle or last of the shown days, or was taken up or left between them."""
    if shown is None:
        return "perhaps"
    first, last = shown
    days = (first, first + (last - first) / 2, last)
    begun = _within(role.start, first, last) or _within(role.end, first, last)
    tenures = {role.tenure(d) for d in days}
    if Tenure.YES in tenures or begun:
        return "yes"
    return "perhaps" if Tenure.PERHAPS in tenures else "no"


def _within(value: str | None, first: date, last: date) -> bool:
    """Whether an ISO date of any precision lies wholly within some days."""
    return value is not None and len(value) >= 4 and first.isoformat() <= value <= last.isoformat()[: len(value)]


def _merges(ledger: Ledger, actor: str) -> Iterable[Merging]:
    """The merges and splits of an actor that stand."""
    try:
        made = ledger.read.history(actor)
    except NotFoundError:  # known to the table alone
        return
    for judgement in made:
        if judgement.stands and judgement.decision is Decision.ACCEPT:
            words = _merge_words(judgement, actor)
            if words:
                yield Merging(words, judgement.by, wording.day(judgement.at[:10]), judgement.subject)


def _merge_words(judgement: Judgement, actor: str) -> str | None:
    target, into = judgement.target, judgement.fields.get("name", "")
    if judgement.kind is SubjectKind.MATCH:
        names = dict(zip(target["pair"], target["names"], strict=True))
        others = [name for id_, name in names.items() if id_ != judgement.fields["into"]]
        return f"{', '.join(others)} is {into}"
    if judgement.kind is SubjectKind.SPLIT and target.get("actor") == actor:
        return f"the name “{target['name']}” is another’s, {into}"
    if judgement.kind is SubjectKind.SPLIT:
        return f"the name “{target['name']}” of {target.get('of', '')} is {into}"
    return None
