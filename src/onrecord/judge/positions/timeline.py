"""One block's utterances in time order: the positions held, and the steps from one to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.judge.positions.compare import News, Outcome, compare, no_news, not_held
from onrecord.judge.positions.days import before, is_dated, order, said, same_day
from onrecord.judge.positions.sketch import are_copies
from onrecord.positions import Firmness, Gate, Position, Utterance

MOST = 16
"""Positions on one issue that stand beside one another (by counterpart and scope); the oldest are followed no more."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two utterances compared, the earlier first, and what they amount to."""

    earlier: Utterance
    later: Utterance
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one holder held on one issue: positions by the day on which they begin, and the comparisons made."""

    positions: tuple[Position, ...]
    steps: tuple[Step, ...]


@dataclass
class _Stand:
    """A position while it is being followed; `voice` speaks for it: of its latest day the firmest utterance."""

    carried: list[Utterance]
    voice: Utterance
    until: str | None = None

    def add(self, u: Utterance) -> None:
        """Let another utterance carry it; they come in the order of their days."""
        self.carried.append(u)
        if not same_day(u, self.voice) or weight(u) > weight(self.voice):
            self.voice = u


@dataclass
class _Follower:
    """Follows the utterances of one block."""

    news: News
    standing: list[_Stand] = field(default_factory=list)
    ended: list[_Stand] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def take(self, u: Utterance) -> None:
        """Compare an utterance with what stands, and let it join, change or add a position.

        What joins one position can still go against another that stands beside it.
        """
        seen = [(stand, compare(stand.voice, u, self.news)) for stand in self.standing]
        joined = next((stand for stand, outcome in seen if _joins(stand, u, outcome)), None)
        later = [(s, o) for s, o in seen if s is not joined and before(s.voice, u)]
        changed = [(s, o) for s, o in later if o.kind and (joined is None or s.voice.stance is not u.stance)]
        self.steps.extend(Step(stand.voice, u, outcome) for stand, outcome in changed)
        for stand, _ in changed:
            self._end(stand, (said(u) or (None,))[0])
        if joined is not None:
            self.steps.append(Step(joined.voice, u, Outcome(None, Gate.REPEATS)))
            joined.add(u)
            return
        self.steps.extend(Step(s.voice, u, o) for s, o in later if o.gate and s.voice.stance is not u.stance)
        self.standing.append(_Stand([u], u))
        if len(self.standing) > MOST:
            self._end(self.standing[0], None)

    def _end(self, stand: _Stand, day: str | None) -> None:
        """Follow a position no more; `day` is when another took its place."""
        stand.until = day
        self.standing.remove(stand)
        self.ended.append(stand)

    def same_day(self, group: Sequence[Utterance]) -> None:
        """Take the utterances of one day: the firmest speaks, those that agree with it join, others stay apart."""
        ranked = sorted(group, key=weight, reverse=True)
        opened: list[_Stand] = []
        for u in ranked:
            stand = next((s for s in opened if compare(s.carried[0], u).gate is Gate.REPEATS), None)
            if stand is not None:
                stand.add(u)
            elif all(not _rivals(s.carried[0], u) for s in opened):
                self.take(u)
                opened.append(next(s for s in reversed(self.standing) if u in s.carried))


def timeline(utterances: Iterable[Utterance], news: News = no_news, without: Collection[str] = ()) -> Timeline:
    """The timeline of one block: utterances of one holder on one issue, in any order.

    `without` are claims to leave out, such as accounts that a quotation contradicts. Utterances that are not held or
    have no day carry no position; those of a day that another utterance of the day gainsays do not either.
    """
    held = [u for u in utterances if not_held(u) is None and said(u) and u.claim not in without]
    follower = _Follower(news)
    for group in _by_day(sorted(held, key=order)):
        if len(group) == 1:
            follower.take(group[0])
        else:
            follower.same_day(group)
    stands = sorted([*follower.ended, *follower.standing], key=lambda s: order(s.carried[0]))
    return Timeline(tuple(_position(s) for s in stands), tuple(follower.steps))


def weight(u: Utterance) -> tuple[bool, bool, bool, float]:
    """How much an utterance speaks for itself: own words, dated, without the reporter's doubt, confidence."""
    return (u.is_own_words, is_dated(u), not u.hedged, u.confidence)


def firmness(utterances: Sequence[Utterance]) -> Firmness:
    """How firmly some utterances carry a position; copies of one report count once."""
    reports: list[Utterance] = []
    for u in utterances:
        if not any(u.document == r.document or are_copies(u.sketch, r.sketch) for r in reports):
            reports.append(u)
    return Firmness(any(u.is_own_words for u in utterances), any(is_dated(u) for u in utterances), len(reports))


def as_of(utterances: Iterable[Utterance], day: str, known_by: str | None = None) -> tuple[Position, ...]:
    """The positions of one block in force on a day, as far as they were published by `known_by` (ISO dates)."""
    known = [u for u in utterances if known_by is None or (u.known_on or u.latest or "") <= known_by]
    positions = timeline(known).positions
    return tuple(p for p in positions if p.since and p.since <= day and (p.until is None or day < p.until))


def known_by(position: Position, day: str) -> Position:
    """A position in force on a day as it was when only what was published by then was known.

    True of a position whose utterances of later publication were said later too, than all others and than the day.
    """
    known = [u for u in position.utterances if (u.known_on or u.latest or "") <= day]
    if len(known) == len(position.utterances):
        return replace(position, until=None)
    stand = _Stand(known[:1], known[0])
    for u in known[1:]:
        stand.add(u)
    return _position(stand)


def _by_day(ordered: Sequence[Utterance]) -> list[list[Utterance]]:
    groups: list[list[Utterance]] = []
    for u in ordered:
        if groups and same_day(groups[-1][0], u):
            groups[-1].append(u)
        else:
            groups.append([u])
    return groups


def _joins(stand: _Stand, u: Utterance, outcome: Outcome) -> bool:
    """True for a repetition, and for the same stance of about the same day: one teller only says it more closely."""
    same = outcome.kind is not None and stand.voice.stance is u.stance and not before(stand.voice, u)
    return outcome.gate is Gate.REPEATS or same


def _rivals(a: Utterance, b: Utterance) -> bool:
    """True when two utterances of one day speak of the same thing and not alike."""
    outcome = compare(a, b)
    return outcome.kind is not None and a.stance is not b.stance


def _position(stand: _Stand) -> Position:
    first, voice = stand.carried[0], stand.voice
    days = said(first)
    published = [u.known_on for u in stand.carried if u.known_on]
    return Position(
        holder=voice.holder,
        issue=voice.issue,
        counterpart=next((u.counterpart for u in stand.carried if u.counterpart), None),
        stance=voice.stance,
        conditions=voice.conditions,
        scope=voice.scope,
        since=days[0] if days else None,
        until=stand.until,
        known_on=min(published, default=None),
        utterances=tuple(stand.carried),
        firmness=firmness(stand.carried),
    )
