"""From positions to a drawing: which actors and issues are on the map of the talks, on which side, and their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.linkage import Link
from onrecord.export.signs import SIGNS
from onrecord.positions import Standing
from onrecord.records import Issue, Party
from onrecord.web import links
from onrecord.web.charts.network import Arc, Box, Drawing, Group, Head, Line, Plan, draw
from onrecord.web.matrix_columns import issue_key, short, steps
from onrecord.web.matrix_held import actor_key, held_views, look
from onrecord.web.matrix_query import BETWEEN, MatrixQuery
from onrecord.web.matrix_table import SideOf

MOST_ACTORS, MOST_ISSUES = 26, 20
"""Actors and issues drawn at first: with more, lines hide one another."""

MOST_ACTORS_WHOLE, MOST_ISSUES_WHOLE = 90, 60
"""Actors and issues drawn when all are asked for."""

ACTOR_LETTERS, ISSUE_LETTERS = 27, 33
"""Characters of a label that a node has room for."""

THIN, THICK = 1.2, 4.0
"""Units across of a line of the least firmness, 0.4, and of the most, 1."""

NO_SIDE = "no side in the codebook"


@dataclass(frozen=True, slots=True)
class NodeView:
    """An actor or an issue on the map: what is written, the whole name, where its page and its box are."""

    key: str
    label: str
    full: str
    href: str
    box: Box


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line from an actor to an issue. `width` tells the firmness; `href` opens the evidence; `words` say it all."""

    actor: str
    issue: str
    sign: str
    look: str
    width: float
    href: str
    words: str
    line: Line


@dataclass(frozen=True, slots=True)
class ArcView:
    """An arc from an issue to the one that it hangs on; `href` is the place in the list below, `words` say it."""

    issue: str
    hangs_on: str
    href: str
    words: str
    line: Line


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor with the lines that lead from it."""

    node: NodeView
    edges: tuple[EdgeView, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The map as the template draws it, and how many actors and issues it leaves out."""

    width: float
    height: float
    heads: tuple[Head, ...]
    actors: tuple[ActorView, ...]
    issues: tuple[NodeView, ...]
    arcs: tuple[ArcView, ...]
    actors_left_out: int
    issues_left_out: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: the actors and issues by their keys, the most spoken of first, and one position for each line."""

    actors: Mapping[str, Party]
    issues: Mapping[str, Issue]
    positions: tuple[Standing, ...]
    links: tuple[Link, ...]


def picture(positions: Sequence[Standing], linked: Sequence[Link], side_of: SideOf, query: MatrixQuery) -> Picture:
    """The map of some positions, all in force on one day, and of the links that their conditions make."""
    drawn = chosen(positions, linked, whole=query.whole)
    laid = draw(plan(drawn, side_of))
    edges = [_edge(p, line, query) for p, line in zip(drawn.positions, laid.lines, strict=True)]
    actors = tuple(
        ActorView(_actor(key, party, laid.actors[key]), tuple(e for e in edges if e.actor == key))
        for key, party in sorted(
            drawn.actors.items(), key=lambda pair: (laid.actors[pair[0]].x, laid.actors[pair[0]].y)
        )
    )
    return Picture(
        width=laid.width,
        height=laid.height,
        heads=laid.heads,
        actors=actors,
        issues=_issues(drawn, laid),
        arcs=tuple(_arc(n, link, line) for n, (link, line) in enumerate(zip(drawn.links, laid.arcs, strict=True), 1)),
        actors_left_out=len({actor_key(p.holder) for p in positions}) - len(drawn.actors),
        issues_left_out=len({issue_key(p.issue) for p in positions} - set(drawn.issues)),
    )


def chosen(positions: Sequence[Standing], linked: Sequence[Link], *, whole: bool) -> Drawn:
    """The actors and issues with most statements, the lines between them, and the links between those issues."""
    most_actors = MOST_ACTORS_WHOLE if whole else MOST_ACTORS
    most_issues = MOST_ISSUES_WHOLE if whole else MOST_ISSUES
    issues = {issue_key(p.issue): p.issue for p in positions}
    issues |= {issue_key(link.hangs_on): link.hangs_on for link in linked if issue_key(link.hangs_on) not in issues}
    weights = Counter[str]()
    for position in positions:
        weights[issue_key(position.issue)] += position.claims
    for link in linked:
        weights[issue_key(link.hangs_on)] += len(link.positions)
    top = sorted(issues, key=lambda key: (-weights[key], key))[:most_issues]
    kept = [p for p in positions if issue_key(p.issue) in top]
    spoke = Counter[str]()
    for position in kept:
        spoke[actor_key(position.holder)] += position.claims
    parties = {actor_key(p.holder): p.holder for p in kept}
    actors = sorted(parties, key=lambda key: (-spoke[key], parties[key].name, key))[:most_actors]
    lines = {(actor_key(p.holder), issue_key(p.issue), p.stance): p for p in reversed(kept)}
    return Drawn(
        actors={key: parties[key] for key in actors},
        issues={key: issues[key] for key in top},
        positions=tuple(p for (actor, _, _), p in reversed(lines.items()) if actor in actors),
        links=tuple(link for link in linked if {issue_key(link.issue), issue_key(link.hangs_on)} <= set(top)),
    )


def plan(drawn: Drawn, side_of: SideOf) -> Plan:
    """The sides at the left and the right, so that about as many actors stand at each, and what is drawn between."""
    sides: dict[str | None, list[str]] = {}
    for key, party in drawn.actors.items():
        sides.setdefault(side_of(party), []).append(key)
    left, right = _two_columns(sides)
    at_left = {key for group in left for key in group.actors}
    edges = tuple((actor_key(p.holder), issue_key(p.issue)) for p in drawn.positions)
    arcs = tuple(
        Arc(issue_key(link.issue), issue_key(link.hangs_on), _is_mostly_left(link, at_left)) for link in drawn.links
    )
    return Plan(tuple(left), tuple(right), tuple(drawn.issues), edges, arcs)


def _two_columns(sides: Mapping[str | None, Sequence[str]]) -> tuple[list[Group], list[Group]]:
    """Groups at the left and the right: the greatest side at the left, each next one where fewer actors stand."""
    if set(sides) == {None}:
        keys = sides[None]
        return [Group("", tuple(keys[::2]))], [Group("", tuple(keys[1::2]))]
    columns: tuple[list[Group], list[Group]] = ([], [])
    for side, keys in sorted(sides.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[0] or "")):
        shorter = min(columns, key=lambda groups: sum(len(group.actors) for group in groups))
        shorter.append(Group(side or NO_SIDE, tuple(keys)))
    return columns


def _is_mostly_left(link: Link, at_left: set[str]) -> bool:
    """True where most who set the condition stand at the left: the arc is drawn on their side."""
    return 2 * sum(actor_key(p.holder) in at_left for p in link.positions) >= len(link.positions)


def _actor(key: str, party: Party, box: Box) -> NodeView:
    return NodeView(key, short(party.name, ACTOR_LETTERS), party.name, links.actor(party), box)


def _issues(drawn: Drawn, laid: Drawing) -> tuple[NodeView, ...]:
    found = []
    for key, box in sorted(laid.issues.items(), key=lambda pair: pair[1].y):
        path = steps(key) if drawn.issues[key].path else (key,)
        full = " › ".join(path)
        found.append(NodeView(key, short(path[-1], ISSUE_LETTERS), full, links.issue(drawn.issues[key]), box))
    return tuple(found)


def _edge(position: Standing, line: Line, query: MatrixQuery) -> EdgeView:
    actor, issue = actor_key(position.holder), issue_key(position.issue)
    (held,) = held_views([position])
    firm = min(1.0, max(0.0, (position.firmness.score - 0.4) / 0.6))
    cell = query.address("/matrix", cell=f"{actor}{BETWEEN}{issue}", closed=(), whole=True)
    return EdgeView(
        actor=actor,
        issue=issue,
        sign=SIGNS[position.stance],
        look=look(position.stance),
        width=round(THIN + (THICK - THIN) * firm, 1),
        href=f"{cell}#evidence",
        words=f"{position.holder.name} on {steps(issue)[-1]}: {held.words}, firmness {held.firmness:.2f}",
        line=line,
    )


def _arc(number: int, link: Link, line: Line) -> ArcView:
    issue, other = issue_key(link.issue), issue_key(link.hangs_on)
    who = ", ".join(dict.fromkeys(p.holder.name for p in link.positions))
    words = f"{steps(issue)[-1]} hangs on {steps(other)[-1]}, says {who}: {'; '.join(link.conditions)}"
    return ArcView(issue, other, f"#link-{number}", words, line)
