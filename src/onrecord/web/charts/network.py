"""A drawing of two-mode networks: actors at the left and the right by group, issues between, arcs among the issues.

Plain geometry without chance: equal plans give equal drawings. The orders within the columns come from the barycentre
heuristic (Sugiyama, Tagawa and Toda 1981), each node at the mean of its neighbours, a few sweeps; the order with the
fewest crossings is kept. Lengths are SVG user units.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

WIDTH = 1120.0
"""Units across the whole drawing."""

ACTOR_WIDTH, ISSUE_WIDTH = 190.0, 236.0
"""Units across the nodes of a column: some 28 and 34 letters of 13 units."""

ROW, HEAD, BETWEEN_GROUPS = 30.0, 26.0, 14.0
"""Units down that an actor, the head of a group and the space below a group take."""

PORT, PADDING, BETWEEN_ISSUES = 14.0, 12.0, 8.0
"""Units down between two lines at an issue, above and below them together, and between two issues."""

SIGN_AT = 9.0
"""Units from an issue's edge to the middle of the sign on a line."""

MOST_SPREAD = 2.2
"""How many times its own height a column of actors is spread over, at most, so that lines run less steeply."""

SWEEPS = 12
"""Times that the columns are ordered; the crossings stop falling long before."""

_BULGE, _BULGE_STEP = 34.0, 0.16  # units that an arc leaves the issues, and its share of the way down

Key = str


@dataclass(frozen=True, slots=True)
class Group:
    """Actors of one side, by their keys; `name` is written above them, "" for none."""

    name: str
    actors: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A link between two issues, drawn at the left or the right of them."""

    issue: Key
    hangs_on: Key
    left: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to draw. `edges` are pairs of an actor and an issue, several for a pair that has several lines."""

    left: tuple[Group, ...]
    right: tuple[Group, ...]
    issues: tuple[Key, ...]
    edges: tuple[tuple[Key, Key], ...]
    arcs: tuple[Arc, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node is: its upper left corner and its size."""

    key: Key
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle, from above."""
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the `d` of an SVG path. `x` and `y` are the place of its sign, for an arc the tip of its arrow."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a group and where it stands; at the right it ends at `x`."""

    name: str
    x: float
    y: float
    left: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything is; `lines` and `arcs` go with the plan's edges and arcs."""

    width: float
    height: float
    actors: Mapping[Key, Box]
    issues: Mapping[Key, Box]
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    arcs: tuple[Line, ...]


def draw(plan: Plan) -> Drawing:
    """The drawing of a plan. Raises KeyError for an edge or an arc of nodes that the plan does not have."""
    plan = ordered(plan)
    left = {key for group in plan.left for key in group.actors}
    ports = _ports(plan, left)
    issue_heights = {key: _issue_height(key, ports) for key in plan.issues}
    columns = (_actors_height(plan.left), _actors_height(plan.right), _issues_height(issue_heights))
    height = max(columns)
    heads, boxes = list[Head](), dict[Key, Box]()
    for groups, at_left in ((plan.left, True), (plan.right, False)):
        _place_actors(groups, at_left, height, heads, boxes)
    issues = _place_issues(issue_heights, (height - columns[2]) / 2)
    places = {end: _port_y(issues[end.issue], at, len(ends)) for ends in ports.values() for at, end in enumerate(ends)}
    lines = tuple(
        _line(boxes[a], issues[i], places[_End(i, n, False)], a in left) for n, (a, i) in enumerate(plan.edges)
    )
    arcs = tuple(_arc(arc, issues, places, n) for n, arc in enumerate(plan.arcs))
    return Drawing(WIDTH, round(height, 1), boxes, issues, tuple(heads), lines, arcs)


def ordered(plan: Plan) -> Plan:
    """The plan with issues, and actors within their groups, in the order that was found to cross least.

    Sweeps begin once with the actors and once with the issues, since either can be caught where the other is not.
    """
    best, fewest = plan, crossings(plan)
    for at in (plan, _issues_swept(plan)):
        swept = at
        for _ in range(SWEEPS):
            count = crossings(swept)
            if count < fewest:
                best, fewest = swept, count
            if not fewest:
                return best
            swept = _issues_swept(_actors_swept(swept))
    return best


def crossings(plan: Plan) -> int:
    """How many pairs of lines between actors and issues cross."""
    place = {key: at for at, key in enumerate(plan.issues)}
    count = 0
    for groups in (plan.left, plan.right):
        rows = {key: at for at, key in enumerate(_actors_of(groups))}
        count += _inversions(sorted((rows[a], place[i]) for a, i in plan.edges if a in rows))
    return count


def _inversions(pairs: Iterable[tuple[int, int]]) -> int:
    """Pairs that are in order by their first and out of order by their second members; `pairs` are sorted."""
    seen = list[int]()
    count = 0
    for _, at in pairs:
        count += len(seen) - bisect_right(seen, at)
        insort(seen, at)
    return count


def _actors_swept(plan: Plan) -> Plan:
    """The plan with the actors of each group by the mean place of their issues."""
    near, at = _neighbours(plan.edges), _shares(plan.issues)
    left, right = (
        tuple(replace(group, actors=_by_mean(group.actors, near, at)) for group in groups)
        for groups in (plan.left, plan.right)
    )
    return replace(plan, left=left, right=right)


def _issues_swept(plan: Plan) -> Plan:
    """The plan with the issues by the mean place of their actors and of the issues that arcs tie them to."""
    near = _neighbours((issue, actor) for actor, issue in plan.edges)
    for arc in plan.arcs:
        near.setdefault(arc.issue, []).append(arc.hangs_on)
        near.setdefault(arc.hangs_on, []).append(arc.issue)
    at = _shares(plan.issues) | _shares(_actors_of(plan.left)) | _shares(_actors_of(plan.right))
    return replace(plan, issues=_by_mean(plan.issues, near, at))


def _neighbours(edges: Iterable[tuple[Key, Key]]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    for one, other in edges:
        found.setdefault(one, []).append(other)
    return found


def _shares(keys: Sequence[Key]) -> dict[Key, float]:
    """Where each is in its column, as a share of the column from above."""
    return {key: (at + 0.5) / len(keys) for at, key in enumerate(keys)}


def _by_mean(keys: Sequence[Key], near: Mapping[Key, Sequence[Key]], at: Mapping[Key, float]) -> tuple[Key, ...]:
    """Some keys by the mean place of their neighbours; those without any keep their own place."""
    own = _shares(keys)

    def mean(key: Key) -> float:
        places = [at[other] for other in near.get(key, ())]
        return sum(places) / len(places) if places else own[key]

    return tuple(sorted(keys, key=mean))


def _actors_of(groups: Iterable[Group]) -> list[Key]:
    return [key for group in groups for key in group.actors]


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line meets an issue: of the plan's edge or arc with a number; `far` is an arc's end at `hangs_on`."""

    issue: Key
    number: int
    arc: bool
    far: bool = False


Ports = dict[tuple[Key, bool], list[_End]]
"""The ends at each issue's left (True) and right side, from above."""


def _ports(plan: Plan, left: set[Key]) -> Ports:
    """The ends at each side of each issue: arcs from above, lines by their actors, arcs from below."""
    row = {key: at for groups in (plan.left, plan.right) for at, key in enumerate(_actors_of(groups))}
    place = {key: at for at, key in enumerate(plan.issues)}
    found: dict[tuple[Key, bool], list[tuple[tuple[int, float, int], _End]]] = {}
    for number, (actor, issue) in enumerate(plan.edges):
        rank = (0, float(row[actor]), number)
        found.setdefault((issue, actor in left), []).append((rank, _End(issue, number, False)))
    for number, arc in enumerate(plan.arcs):
        for issue, other, far in ((arc.issue, arc.hangs_on, False), (arc.hangs_on, arc.issue, True)):
            away = place[other] - place[issue]
            # Longer arcs lie outside of shorter ones, so that they do not cross at the port.
            rank = (1 if away > 0 else -1, -float(away), number)
            found.setdefault((issue, arc.left), []).append((rank, _End(issue, number, True, far)))
    return {key: [end for _, end in sorted(ends, key=lambda ranked: ranked[0])] for key, ends in found.items()}


def _issue_height(key: Key, ports: Ports) -> float:
    most = max(len(ports.get((key, True), ())), len(ports.get((key, False), ())), 1)
    return PADDING + PORT * most


def _issues_height(heights: Mapping[Key, float]) -> float:
    return sum(heights.values()) + BETWEEN_ISSUES * max(0, len(heights) - 1)


def _actors_height(groups: Sequence[Group]) -> float:
    whole = sum((HEAD if group.name else 0.0) + ROW * len(group.actors) for group in groups)
    return whole + BETWEEN_GROUPS * max(0, len(groups) - 1)


def _place_actors(groups: Sequence[Group], left: bool, height: float, heads: list[Head], boxes: dict[Key, Box]) -> None:
    """Place the groups of one column in the middle of a height, spread over it as far as `MOST_SPREAD` allows."""
    own = _actors_height(groups)
    count = sum(len(group.actors) for group in groups)
    row = ROW + (min(own * MOST_SPREAD, height) - own) / max(1, count)
    x = 0.0 if left else WIDTH - ACTOR_WIDTH
    y = (height - own - (row - ROW) * count) / 2
    for group in groups:
        if group.name:
            heads.append(Head(group.name, x if left else WIDTH, round(y + HEAD - 10, 1), left))
            y += HEAD
        for key in group.actors:
            boxes[key] = Box(key, x, round(y + 2, 1), ACTOR_WIDTH, ROW - 4)
            y += row
        y += BETWEEN_GROUPS


def _place_issues(heights: Mapping[Key, float], y: float) -> dict[Key, Box]:
    boxes = {}
    for key, height in heights.items():
        boxes[key] = Box(key, (WIDTH - ISSUE_WIDTH) / 2, round(y, 1), ISSUE_WIDTH, height)
        y += height + BETWEEN_ISSUES
    return boxes


def _port_y(issue: Box, at: int, of: int) -> float:
    return round(issue.middle + PORT * (at - (of - 1) / 2), 1)


def _line(actor: Box, issue: Box, y: float, left: bool) -> Line:
    """A line from an actor's inner edge to its port at an issue, level at both ends."""
    start = actor.x + actor.width if left else actor.x
    end = issue.x if left else issue.x + issue.width
    sign = end - SIGN_AT if left else end + SIGN_AT
    bend = round((start + sign) / 2, 1)
    path = f"M{start} {actor.middle}C{bend} {actor.middle} {bend} {y} {sign} {y}H{end}"
    return Line(path, sign, y)


def _arc(arc: Arc, issues: Mapping[Key, Box], places: Mapping[_End, float], number: int) -> Line:
    """An arc from an issue to the one that it hangs on, beside the column."""
    box = issues[arc.issue]
    x = box.x if arc.left else box.x + box.width
    begin, end = places[_End(arc.issue, number, True)], places[_End(arc.hangs_on, number, True, True)]
    out = _BULGE + _BULGE_STEP * abs(end - begin)
    bend = round(x - out if arc.left else x + out, 1)
    return Line(f"M{x} {begin}C{bend} {begin} {bend} {end} {x} {end}", x, end)
