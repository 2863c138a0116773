"""The analyst's codebook, written in YAML: actors with aliases, dated roles, sides and parents, issues, named events.

    people:
      - name: Ilian Dravek
        aliases: [Iliyan Dravek]
        sex: m
        side: Talmora
        roles: [{office: President of Talmora, from: 2001-10-01, until: 2004-10-01}]
    organisations:
      - {name: Government of Talmora, aliases: [Talmora, Sarvek], side: Talmora}
      - {name: Coast Guard, parent: Talmora > Government of Talmora}
    sides: {Talmora: [Fishing Ports League]}
    issues:
      - {name: strait talks, aliases: [talks with Ostreva]}
      - {name: port ban, parent: strait talks, opposites: [reopen the ports]}
    events:
      - {name: the Puerto Alba accord, aliases: [the accord], date: 2003-06-17}

A role holds from `from` until `until`, both inclusive; without them it always holds. An actor may bear the `id` of one
in the table that ships, and takes its place then. Issues are explained in `codebook_issues`; they come before the
general ones that ship; with `general_issues: false` these are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from onrecord.actors import Actor, ActorKind, Gender, Role, precision_of
from onrecord.errors import UsageError
from onrecord.resolve.codebook_issues import CodebookIssue, read_issues
from onrecord.resolve.names import actor_id
from onrecord.resolve.when_events import NamedEvent

SOURCE = "codebook"
ALWAYS = ("0001", "9999")
"""First and last year of a role without dates: the analyst says that it holds."""

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there

_GENDERS = {"m": Gender.MALE, "male": Gender.MALE, "f": Gender.FEMALE, "female": Gender.FEMALE}
_KINDS = {"people": ActorKind.PERSON, "organisations": ActorKind.ORGANISATION, "organizations": ActorKind.ORGANISATION}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_STEP = ">"
_SECTIONS = (*_KINDS, "sides", "issues", "events", "general_issues")


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the analyst says: actors, the side of each by its id, named events, and issues.

    `general_issues` says whether the general policy issues that ship are meant too, after the codebook's own.
    """

    actors: tuple[Actor, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    events: tuple[NamedEvent, ...] = ()
    issues: tuple[CodebookIssue, ...] = ()
    general_issues: bool = True

    def side_of(self, actor: str) -> str | None:
        """The side of the actor with an id: its own, else that of what it is part of."""
        sides, parents = dict(self.sides), {a.id: a.parent for a in self.actors}
        seen: set[str] = set()
        at: str | None = actor
        while at is not None and at not in seen and at not in sides:
            seen.add(at)
            at = parents.get(at)
        return sides.get(at) if at is not None else None


@lru_cache(maxsize=8)  # that of a ledger, the general one, and those before a change
def read_codebook(text: str) -> Codebook:
    """The codebook of a YAML text. Raises UsageError with the entry that is wrong."""
    data = _mapping(text)
    entries = [(kind, e) for key, kind in _KINDS.items() for e in _entries(data, key)]
    actors = tuple(_actor(entry, kind) for kind, entry in entries)
    own = tuple((a.id, str(e["side"])) for a, (_, e) in zip(actors, entries, strict=True) if e.get("side"))
    events = tuple(_event(entry) for entry in _entries(data, "events"))
    issues = read_issues(_entries(data, "issues"))
    general = data.get("general_issues", True)
    if not isinstance(general, bool):
        raise UsageError(f"The codebook says {general!r} for general_issues; write true or false.")
    return Codebook(actors, (*_members(data.get("sides"), actors), *own), events, issues, general)


def loaded(text: str) -> Any:
    """The value of a YAML text, an empty mapping where it says nothing. Raises yaml.YAMLError as PyYAML words it."""
    try:
        return yaml.load(text, Loader=_FAST) or {}  # noqa: S506  # one of the safe loaders
    except yaml.YAMLError:
        return yaml.safe_load(text) or {}  # which words it for people, and reads what libyaml alone refuses


def _mapping(text: str) -> Mapping[str, Any]:
    """The sections of a codebook's text."""
    try:
        data = loaded(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a day such as February 30
        where = " ".join(str(error).split())
        raise UsageError(f"The codebook is not valid YAML ({where}); correct it and try again.") from None
    if not isinstance(data, Mapping):
        raise UsageError("The codebook must be a YAML mapping with keys such as people, organisations and events.")
    unknown = next((key for key in data if key not in _SECTIONS), None)
    if unknown is not None:
        raise UsageError(
            f"The codebook has the section {unknown!r}, which is unknown; write one of {', '.join(_SECTIONS)}."
        )
    return data


def _entries(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The mappings with a name under a key."""
    found = data.get(key) or []
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise UsageError(f"The codebook's {key!r} must be a list.")
    for entry in found:
        if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
            raise UsageError(f"Each of the codebook's {key!r} needs a name; this one has none: {entry!r}.")
    return list(found)


def _actor(entry: Mapping[str, Any], kind: ActorKind) -> Actor:
    name = entry["name"].strip()
    gender = entry.get("sex", entry.get("gender"))
    if gender is not None and str(gender).casefold() not in _GENDERS:
        raise UsageError(f"The codebook says {gender!r} for the sex of {name}; write m or f.")
    if entry.get("kind") is not None:
        kind = _kind(entry["kind"], name)
    parent = str(entry["parent"]).split(_STEP)[-1].strip() if entry.get("parent") else None
    return Actor(
        id=str(entry.get("id") or actor_id(name)),
        name=name,
        kind=kind,
        gender=_GENDERS[str(gender).casefold()] if gender is not None else None,
        aliases=_strings(entry, "aliases", name),
        roles=tuple(_role(role, name) for role in _roles(entry, name)),
        parent=actor_id(parent) if parent else None,
        source=SOURCE,
    )


def _kind(value: Any, name: str) -> ActorKind:
    try:
        return ActorKind(value)
    except ValueError:
        kinds = ", ".join(k.value for k in ActorKind)
        raise UsageError(f"The codebook says {value!r} for the kind of {name}; write one of {kinds}.") from None


def _strings(entry: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    found = entry.get(key) or []
    if not isinstance(found, list) or not all(isinstance(value, str) for value in found):
        raise UsageError(f"The codebook's {key} of {name} must be a list of names.")
    return tuple(found)


def _roles(entry: Mapping[str, Any], name: str) -> list[Any]:
    found = entry.get("roles") or []
    if not isinstance(found, list):
        raise UsageError(f"The codebook's roles of {name} must be a list, each with an office.")
    return found


def _role(entry: Any, name: str) -> Role:
    """A role; its office is "TITLE of PLACE", or a title with the place under `of`."""
    if not isinstance(entry, Mapping) or not isinstance(entry.get("office"), str):
        raise UsageError(f"The codebook's roles of {name} must each have an office, such as 'President of Norland'.")
    title, _, place = entry["office"].rpartition(" of ")
    if entry.get("of"):
        title, place = entry["office"], str(entry["of"])
    if not title:
        title, place = entry["office"], ""
    start, end = (_day(entry.get(key), name) for key in ("from", "until"))
    return Role(
        office="_".join(title.casefold().split()),
        title=title,
        of=place.removeprefix("the ").strip() or None,
        start=start or ALWAYS[0],
        end=end,
        precision=precision_of(start, end),
        source=SOURCE,
        as_of=None if end else ALWAYS[1],
    )


def _day(value: Any, name: str) -> str | None:
    """An ISO date of any precision; YAML gives days as dates and years as numbers."""
    if value is None:
        return None
    text = str(value)
    if not _DATE.fullmatch(text):
        raise UsageError(f"The codebook's date {text!r} at {name} cannot be read; write 2004, 2004-10 or 2004-10-01.")
    return text


def _event(entry: Mapping[str, Any]) -> NamedEvent:
    day = _day(entry.get("date"), entry["name"])
    if day is None:
        raise UsageError(f"The codebook's event {entry['name']} has no date; write date: 2004-10-01.")
    names = (entry["name"], *_strings(entry, "aliases", entry["name"]))
    return NamedEvent(tuple(name.removeprefix("the ") for name in names), day)


def _members(sides: Any, actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Actor and side of everybody listed under `sides`."""
    if sides is not None and not isinstance(sides, Mapping):
        raise UsageError("The codebook's 'sides' must map a side to the list of its members.")
    ids = {name: actor.id for actor in actors for name in actor.names}
    for side, members in (sides or {}).items():
        if not isinstance(members or [], list) or not all(isinstance(member, str) for member in members or ()):
            raise UsageError(f"The codebook's side {side} must be a list of its members' names.")
        for member in members or ():
            yield ids.get(member, actor_id(member)), str(side)
