"""Actors: persons, offices, governments, organisations and groups, with their names and dated roles.

A role's dates are ISO 8601 at the precision in which they are known: a day (``2013-08-15``), a month (``2013-08``) or
a year (``2013``). Countries are ISO 3166-1 alpha-3 codes; a role of an organisation names that organisation's id.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    OFFICE = "office"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    GROUP = "group"


class Gender(StrEnum):
    """The gender that a source states of a person."""

    FEMALE = "female"
    MALE = "male"


class Precision(StrEnum):
    """The coarser of the precisions in which a role's start and end are known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Tenure(StrEnum):
    """Whether a role was held on a day: yes, perhaps (the dates known leave it open), or no."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held.

    `office` is the office's key (``foreign_minister``), `title` the words for it, `of` the country or organisation.
    `start` and `end` are inclusive; None is unknown or, for an end, not ended when the source was made. `as_of` is
    the last day for which the source vouches for a role without an end. `source` names where the row comes from.
    """

    office: str
    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None
    precision: Precision = Precision.UNKNOWN
    source: str = ""
    as_of: str | None = None

    def tenure(self, on: date) -> Tenure:
        """Whether the role was held on a day; the days of taking over and of handing over both count as held."""
        began, ended = _bounds(self.start), _bounds(self.end)
        if (began and on < began[0]) or (ended and on > ended[1]):
            return Tenure.NO
        if began is None or on < began[1]:
            return Tenure.PERHAPS
        if ended is not None:
            return Tenure.YES if on <= ended[0] else Tenure.PERHAPS
        vouched = _bounds(self.as_of)
        return Tenure.YES if vouched and on <= vouched[1] else Tenure.PERHAPS


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, government, organisation or group.

    `country` is the country that the actor belongs to, `parent` the id of the actor that it is part of
    (a ministry's government), `wikidata` its identifier there where the source gives it. `aliases` are other names
    in full; a surname alone is never one of a person.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    gender: Gender | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    parent: str | None = None
    source: str = ""
    wikidata: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

    def roles_on(self, on: date) -> tuple[Role, ...]:
        """The roles held on a day: the certain ones first, then those that the known dates leave open."""
        held = [(role.tenure(on), role) for role in self.roles]
        certain = [role for tenure, role in held if tenure is Tenure.YES]
        return (*certain, *(role for tenure, role in held if tenure is Tenure.PERHAPS))


def precision_of(*dates: str | None) -> Precision:
    """The coarsest precision of some ISO dates; None among them is skipped."""
    lengths = [len(value) for value in dates if value]
    return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[min(lengths)] if lengths else Precision.UNKNOWN


def _bounds(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that an ISO date of any precision can mean."""
    if value is None:
        return None
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    day = date(parts[0], parts[1], parts[2])
    return day, day
