"""A position as a cell of the matrix and an edge of the map show it: sign, age, marks, and the same in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.export.signs import SIGNS
from onrecord.positions import Standing
from onrecord.records import Party, Stance
from onrecord.web import wording
from onrecord.web.charts.marks import look_of

LATELY_DAYS = 90
"""A change within so many days is marked: a quarter, the usual span of a round of talks and its reports."""

NAMED = "name:"
"""Before the name of an actor whom nobody resolved, where others have an id."""


@dataclass(frozen=True, slots=True)
class Held:
    """One position in a cell. `since` and `until` are ISO days, `until` None while nothing took its place.

    `look` are its classes in the style sheet, `marks` words for what limits it (a condition, a scope, a reporter's
    doubt). `changed` is true of a position that took another's place. `firmness` is that of `Firmness.score`. `words`
    say it all, for who cannot see it.
    """

    stance: str
    sign: str
    look: str
    toward: str | None
    since: str | None
    until: str | None
    marks: tuple[str, ...]
    changed: bool
    firmness: float
    words: str


def held_views(positions: Sequence[Standing]) -> list[Held]:
    """Some positions of one actor on one issue as their cell shows them, the latest first."""
    ordered = sorted(positions, key=lambda p: p.since or "", reverse=True)
    return [_view(p, ordered) for p in ordered]


def in_force(since: str | None, until: str | None, day: str) -> bool:
    """True for what had begun at the end of an ISO day and was not superseded by then."""
    return since is not None and since <= day and (until is None or day < until)


def age(since: str | None, day: str) -> str:
    """How long before an ISO day another one was: ``12 d``, ``7 mo``, ``3 y``; nothing where a day is unknown."""
    days = _days_between(since, day)
    if days is None:
        return ""
    if days < 45:
        return f"{days} d"
    return f"{round(days / 30.44)} mo" if days < 730 else f"{int(days / 365.25)} y"


def is_lately(since: str | None, day: str) -> bool:
    """True for a day within `LATELY_DAYS` before another."""
    days = _days_between(since, day)
    return days is not None and days <= LATELY_DAYS


def actor_key(party: Party) -> str:
    """What tells a holder apart in addresses: the actor's id, else the name with `NAMED` before it."""
    return party.id or NAMED + party.name


def limits(position: Standing) -> str:
    """What limits a position, and since when it is held, in words."""
    return ", ".join(_limits(position))


def look(stance: Stance) -> str:
    """The classes of a stance in the style sheets."""
    return f"st-{stance.value} {look_of(stance).tone}"


def _view(position: Standing, beside: Sequence[Standing]) -> Held:
    toward = position.counterpart.name if position.counterpart else None
    return Held(
        stance=position.stance.value,
        sign=SIGNS[position.stance],
        look=look(position.stance),
        toward=toward,
        since=position.since,
        until=position.until,
        marks=_marks(position),
        changed=any(p.until is not None and p.until == position.since for p in beside),
        firmness=round(position.firmness.score, 3),
        words=_words(position, toward),
    )


def _marks(position: Standing) -> tuple[str, ...]:
    found = (
        ("if", position.conditions),
        ("scope", position.scope),
        ("hedged", position.hedged),
    )
    return tuple(word for word, is_there in found if is_there)


def _words(position: Standing, toward: str | None) -> str:
    stance = position.stance.value + (f" towards {toward}" if toward else "")
    return ", ".join((stance, *_limits(position)))


def _limits(position: Standing) -> list[str]:
    found = [*position.conditions, *(f"scope {scope}" for scope in position.scope)]
    if "hedged" in _marks(position):
        found.append("reported with doubt")
    return [*found, f"since {wording.day(position.since)}"] if position.since else found


def _days_between(since: str | None, day: str) -> int | None:
    try:
        return max(0, (dt.date.fromisoformat(day) - dt.date.fromisoformat(since or "")).days)
    except ValueError:
        return None
