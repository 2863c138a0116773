"""The map of the talks in words: who supports and opposes what, which issues hang on which, who agrees with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from onrecord.desk.linkage import Link
from onrecord.export.network import agreement
from onrecord.export.signs import SIGNS
from onrecord.positions import Standing
from onrecord.records import Stance
from onrecord.web import links
from onrecord.web.matrix_columns import issue_key, steps
from onrecord.web.matrix_held import actor_key, limits, look
from onrecord.web.matrix_query import BETWEEN, MatrixQuery

MOST_LISTED, MOST_HOLDERS = 60, 25
"""Issues in the list, those with most positions, and actors of one stance on one of them."""

MOST_PAIRS = 12
"""Pairs of actors in the list of who agrees with whom."""

_ORDER = (Stance.SUPPORT, Stance.CONDITIONAL, Stance.OPPOSE, Stance.UNCLEAR)
_CLEAR = {Stance.SUPPORT, Stance.OPPOSE}
_VERBS = {
    Stance.SUPPORT: "support",
    Stance.CONDITIONAL: "support on a condition",
    Stance.OPPOSE: "oppose",
    Stance.UNCLEAR: "unclear",
}


@dataclass(frozen=True, slots=True)
class HolderView:
    """An actor in a list, with the limits of the position, and where its evidence is."""

    name: str
    href: str
    evidence: str
    words: str


@dataclass(frozen=True, slots=True)
class StanceView:
    """Those who take one stance on an issue; `more` counts those beyond `MOST_HOLDERS`."""

    sign: str
    look: str
    verb: str
    holders: tuple[HolderView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with those who take a stance on it; `path` is what stands above it, "" for nothing."""

    label: str
    path: str
    href: str
    stances: tuple[StanceView, ...]


@dataclass(frozen=True, slots=True)
class ConditionView:
    """The words of a condition, who set it, since when, and where they stand in the reader."""

    holder: str
    words: str
    since: str | None
    href: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """An issue that hangs on another one, by these conditions."""

    number: int
    issue: str
    issue_href: str
    hangs_on: str
    hangs_on_href: str
    conditions: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two actors, and on how many issues they agree and disagree."""

    one: str
    other: str
    agree: int
    disagree: int


def issue_views(positions: Sequence[Standing], query: MatrixQuery) -> tuple[IssueView, ...]:
    """The issues of some positions, those with most first, `MOST_LISTED` of them."""
    groups: dict[str, list[Standing]] = {}
    for position in positions:
        groups.setdefault(issue_key(position.issue), []).append(position)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_issue(key, held, query) for key, held in ordered[:MOST_LISTED])


def link_views(linked: Iterable[Link]) -> tuple[LinkView, ...]:
    """The links in their order, numbered from 1."""
    return tuple(
        LinkView(
            number=number,
            issue=_label(issue_key(link.issue)),
            issue_href=links.issue(link.issue),
            hangs_on=_label(issue_key(link.hangs_on)),
            hangs_on_href=links.issue(link.hangs_on),
            conditions=tuple(map(_condition, link.positions, link.conditions)),
        )
        for number, link in enumerate(linked, 1)
    )


def pair_views(positions: Sequence[Standing]) -> tuple[PairView, ...]:
    """The pairs of actors with most issues in common on which both are clear, first those who agree on most."""
    names = {p.holder.id or p.holder.name: p.holder.name for p in positions if p.stance in _CLEAR}
    first = nsmallest(MOST_PAIRS, agreement(positions), key=lambda p: (-(p.agree + p.disagree), -p.agree, p))
    return tuple(PairView(names[p.one], names[p.other], p.agree, p.disagree) for p in first)


def _issue(key: str, positions: Sequence[Standing], query: MatrixQuery) -> IssueView:
    path = steps(key) if positions[0].issue.path else (key,)
    stances = []
    for stance in _ORDER:
        held = [p for p in positions if p.stance is stance]
        if held:
            by_name = sorted(held, key=lambda p: p.holder.name)
            views = tuple(_holder(p, query) for p in by_name[:MOST_HOLDERS])
            more = max(0, len(held) - MOST_HOLDERS)
            stances.append(StanceView(SIGNS[stance], look(stance), _VERBS[stance], views, more))
    return IssueView(path[-1], " › ".join(path[:-1]), links.issue(positions[0].issue), tuple(stances))


def _holder(position: Standing, query: MatrixQuery) -> HolderView:
    cell = f"{actor_key(position.holder)}{BETWEEN}{issue_key(position.issue)}"
    toward = f"towards {position.counterpart.name}" if position.counterpart else ""
    return HolderView(
        name=position.holder.name,
        href=links.actor(position.holder),
        evidence=f"{query.address('/matrix', cell=cell, closed=(), whole=True)}#evidence",
        words=", ".join(filter(None, (toward, limits(position)))),
    )


def _condition(position: Standing, words: str) -> ConditionView:
    href = links.statement(*position.source(words))
    return ConditionView(position.holder.name, words, position.since, href)


def _label(key: str) -> str:
    return steps(key)[-1]
