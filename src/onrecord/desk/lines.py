"""The queues of a reviewer in their order, so long that an entry is made when it is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from onrecord.desk.doubting import Doubt, Doubts
from onrecord.desk.listing import Part, parts
from onrecord.ledger import Ledger, Waiting

LOOKED_UP = 100
"""Statements for which it is looked up at first whether they take part in findings; each time after, twice as many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the queue, not yet looked at: what it is called, and what is known of it without reading more.

    Without `waiting` and `doubt` it is a finding, by its id. `parts` are the findings that the statement takes part in;
    that of a claim, too, until it is read.
    """

    ref: str
    waiting: Waiting | None = None
    doubt: Doubt | None = None
    parts: tuple[Part, ...] = ()


class Line(Sequence[Entry]):
    """The entries of a queue in their order."""

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        places = range(len(self))[index]
        return self._entry(places) if isinstance(places, int) else [self._entry(place) for place in places]

    @abstractmethod
    def place(self, ref: str) -> int | None:
        """Where the entry stands that is called so, from 0; None where there is none."""

    @abstractmethod
    def _entry(self, place: int) -> Entry:
        """The entry at a place that there is."""


class FindingLine(Line):
    """Findings, by their ids."""

    def __init__(self, ids: Sequence[str]) -> None:
        """`ids` are in the order of the queue."""
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def place(self, ref: str) -> int | None:
        """Where the finding with this id stands."""
        return self._ids.index(ref) if ref in self._ids else None

    def _entry(self, place: int) -> Entry:
        return Entry(self._ids[place])


class DoubtLine(Line):
    """Pairs of actors who may be one, called by their ids: ``ONE=OTHER``."""

    def __init__(self, doubts: Doubts) -> None:
        """`doubts` are in the order of the queue."""
        self._doubts = doubts

    def __len__(self) -> int:
        return len(self._doubts)

    def place(self, ref: str) -> int | None:
        """Where two actors stand, who may be named in any order."""
        return self._doubts.place(frozenset(ref.split("=")))

    def _entry(self, place: int) -> Entry:
        doubt = self._doubts[place]
        return Entry(f"{doubt.one.id}={doubt.other.id}", doubt=doubt)


class WaitingLine(Line):
    """Statements or claims: those that take part in a finding first, then the others.

    Which do is looked up as far as somebody asks: of so many, few are ever shown.
    """

    def __init__(self, ledger: Ledger, waiting: Sequence[Waiting]) -> None:
        """`waiting` is what nobody judged, the least sure first."""
        self._ledger = ledger
        self._waiting = waiting
        self._looked_up = 0
        self._first: list[Entry] = []
        self._rest: list[Entry] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def place(self, ref: str) -> int | None:
        """Where the statement or the claim that is called so stands."""
        if all(waiting.ref != ref for waiting in self._waiting):
            return None
        return next(place for place, entry in enumerate(self) if entry.ref == ref)

    def _entry(self, place: int) -> Entry:
        while place >= len(self._first) and self._looked_up < len(self._waiting):
            self._look_up(max(LOOKED_UP, self._looked_up))
        first = len(self._first)
        return self._first[place] if place < first else self._rest[place - first]

    def _look_up(self, count: int) -> None:
        """Tell of some more whether they take part in a finding."""
        start = self._looked_up
        named = parts(self._ledger, [waiting.statement for waiting in self._waiting[start : start + count]])
        known = self._waiting[start:] if named.of_all else self._waiting[start : start + count]
        for waiting in known:
            within = tuple(named.parts.get(waiting.statement, ()))
            (self._first if within else self._rest).append(Entry(waiting.ref, waiting, parts=within))
        self._looked_up += len(known)
