"""Splits and oppositions worked out anew around the places where the positions on an issue changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.desk.deriving_names import Table
from onrecord.judge.findings import LOOK_BACK, Row, Stand, camps
from onrecord.judge.findings import beside as set_beside
from onrecord.ledger.derived import beside, findings, judged, marks, positions
from onrecord.ledger.derived.beside import Pair
from onrecord.ledger.derived.codec_finding import to_json
from onrecord.ledger.derived.marks import Mark, Stage
from onrecord.ledger.derived.positions import Slim
from onrecord.records import Party, Stance

STRETCH = 1500
"""Positions on one issue that are gone through at once, beside those that are looked back and forward to."""

FEW = 50
"""The same where so many places at most are marked, which mostly lie far apart."""

READ = 100
"""Positions read with their words at once."""


class _New(NamedTuple):
    """A position to be set beside an earlier one, the `nth` of its others, with its place in the row."""

    position: int
    other: int
    nth: int
    place: str


def derive_voices(table: Table) -> None:
    """Set the positions on one issue beside one another anew, where a change can make a difference."""
    work = table.work
    issue = marks.some(work, Stage.VOICES, 1)[0].key
    places = marks.of_key(work, Stage.VOICES, issue, STRETCH)
    stretch = STRETCH if len(places) > FEW else FEW
    after = positions.since(work, issue, places[0], LOOK_BACK + stretch)
    if len(after) == LOOK_BACK + stretch:
        places = [place for place in places if place <= after[stretch - 1].place]
    end = bisect_right(after, places[-1], key=lambda slim: slim.place) + LOOK_BACK
    before = positions.before(work, issue, places[0], LOOK_BACK)
    _set(table, issue, [*before, *after[:end]], len(before))
    marks.done(work, Stage.VOICES, [Mark(issue, place) for place in places])


def _set(table: Table, issue: str, stretch: Sequence[Slim], first: int) -> None:
    """Set the positions of a stretch from the `first` on beside those before them."""
    stands = [Stand(Party(s.name, s.actor or None), Stance(s.stance), s.since, s.until) for s in stretch]
    row = Row.of(stands, table.ties)
    stored = beside.of_positions(table.work, [s.seq for s in stretch[first:]])
    gone, kept, new = list[Pair](), list[Pair](), list[_New]()
    for at in range(first, len(stretch)):
        mine, others = stretch[at], [stretch[i].seq for i in row.partners(at)]
        had = {p.other: p for p in stored.get(mine.seq, ())}
        if list(had) == others:
            continue
        gone += [p for other, p in had.items() if other not in others]
        kept += [had[other]._replace(nth=nth) for nth, other in enumerate(others) if other in had]
        new += [_New(mine.seq, other, nth, mine.place) for nth, other in enumerate(others) if other not in had]
    beside.drop(table.work, gone)
    beside.enter(table.work, kept)
    made = [pair for at in range(0, len(new), READ) for pair in _made(table, issue, new[at : at + READ])]
    beside.enter(table.work, made)
    beside.show_first(table.work, issue, {p.camps for p in (*gone, *kept, *made) if p.camps})


def _made(table: Table, issue: str, new: Sequence[_New]) -> list[Pair]:
    """What new pairs of positions amount to."""
    known = positions.read(table.work, [n for pair in new for n in (pair.position, pair.other)])
    pairs = []
    for each in new:
        found = set_beside(known[each.other], known[each.position], table.ties)
        opposed = camps(found, known[each.position].holder, known[each.position].stance, table.ties)
        spoken = (*known[each.other].utterances, *known[each.position].utterances)
        (made,) = table.made([found], {u.document: u.known_on for u in spoken})
        number = findings.enter(
            table.work, f"v|{each.position}|{each.other}", made, to_json(found), shown=opposed is None
        )
        name = "\x1f".join(opposed) if opposed else None
        pairs.append(Pair(each.position, each.other, issue, each.place, each.nth, name, number))
    judged.settle(table.work, [p.finding for p in pairs])
    return pairs


def forget_ties(table: Table, parties: Iterable[int]) -> None:
    """Take away all that set the positions of some holders beside others, and mark their places."""
    found = positions.places_of(table.work, parties)
    beside.forget(table.work, [number for number, _, _ in found])
    marks.put(table.work, Stage.VOICES, [Mark(issue, place) for _, issue, place in found])
