"""From sayings, positions and findings to the lanes of a chart: their heads, marks, bands and breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.positions import Finding, FindingKind, Standing, claim_id
from onrecord.web import links, wording
from onrecord.web.charts.lanes import Band, Break, Cluster, Group, Lane
from onrecord.web.charts.marks import Look, Mark, look_of
from onrecord.web.charts.scale import Scale
from onrecord.web.sayings import WITHOUT, Saying
from onrecord.web.timeline_query import TimelineQuery, day

EXCERPT = 110
"""Characters of a quotation that a mark says aloud."""

FOLDED = "…"
"""The key of the lane that holds what is in none of the lanes shown."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a lane: name, address, a note (a path, a role) and the group that it belongs to."""

    key: str
    name: str
    href: str | None = None
    note: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A position with the key of the lane that it belongs to."""

    lane: str
    position: Standing


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the keys of the lanes that it belongs to."""

    lanes: frozenset[str]
    finding: Finding


@dataclass(frozen=True, slots=True)
class Subject:
    """What a timeline is about: its page's address, what was said, held and found, and the head of each lane."""

    path: str
    sayings: Sequence[Saying]
    held: Sequence[Held]
    found: Sequence[Found]
    heads: Mapping[str, Head]


@dataclass
class Drawn:
    """A lane to draw, and what it is called."""

    head: Head
    sayings: list[Saying] = field(default_factory=list)
    held: list[Standing] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    @property
    def weight(self) -> tuple[int, int]:
        """What lanes are ordered by: changes first, then how much was said."""
        return len(self.found), len(self.sayings)

    @property
    def begins(self) -> date:
        """The first day on which something was said, that of what has none being the last of all."""
        return min((s.days[0] for s in self.sayings if s.days), default=date.max)


def is_break(finding: Finding) -> bool:
    """True for findings that are drawn: changes, and two positions of one day that cannot both be held."""
    return finding.kind.is_change or finding.kind is FindingKind.CONTRADICTION


def drawn(
    subject: Subject, shown: Iterable[Saying], most: int | None, held_in: Scale | None
) -> tuple[list[Drawn], int]:
    """The lanes in their order, and how many were folded into one because there are more than `most`.

    A lane in which nothing was said is drawn where a position was held in the days of `held_in`.
    """
    lanes: dict[str, Drawn] = {}

    def of(key: str) -> Drawn:
        return lanes.setdefault(key, Drawn(subject.heads[key]))

    for saying in shown:
        of(saying.lane).sayings.append(saying)
    for held in subject.held:
        if held.lane in lanes or (held_in and _is_held(held.position, held_in)):
            of(held.lane).held.append(held.position)
    for found in subject.found:
        for key in sorted(found.lanes & lanes.keys()) if is_break(found.finding) else ():
            of(key).found.append(found.finding)
    ordered = _ordered(list(lanes.values()))
    if most is None or len(ordered) <= most:
        return ordered, 0
    return _folded(ordered, most)


def _is_held(position: Standing, shown: Scale) -> bool:
    since, until = day(position.since), day(position.until)
    return since is not None and shown.shows(since, until or shown.last)


def _ordered(lanes: Sequence[Drawn]) -> list[Drawn]:
    """Groups by how much was said in them, the lanes of each by what changed and how much was said."""
    said: Counter[str] = Counter()
    for lane in lanes:
        said[lane.head.group or ""] += len(lane.sayings)

    def rank(lane: Drawn) -> tuple[object, ...]:
        group, (changes, count) = lane.head.group or "", lane.weight
        last = lane.head.key == WITHOUT
        return group == "", -said[group], group, last, -min(changes, 1), -count, lane.begins, lane.head.name

    return sorted(lanes, key=rank)


def _folded(ordered: Sequence[Drawn], most: int) -> tuple[list[Drawn], int]:
    """The weightiest lanes in their order, and the others as one."""
    by_weight = sorted((lane for lane in ordered if lane.head.key != WITHOUT), key=lambda lane: lane.weight)
    kept = {lane.head.key for lane in by_weight[-most:]} | {WITHOUT}
    rest = Drawn(Head(FOLDED, "all others"))
    for lane in ordered:
        if lane.head.key not in kept:
            rest.sayings += lane.sayings
    count = sum(lane.head.key not in kept for lane in ordered)
    return [*(lane for lane in ordered if lane.head.key in kept), rest], count


def lane_of(one: Drawn, subject: Subject, query: TimelineQuery) -> Lane:
    """What a chart needs to lay out a lane."""
    open_ = opening(subject.path, query)
    marks = [_mark(saying, open_, one.head.name) for saying in one.sayings]
    bands = [band for p in one.held if (band := _band(p, one.head.name))]
    breaks = [made for f in one.found if (made := _break(f))]
    return Lane(marks, bands, breaks, _group(one.head, subject.path, query))


def opening(path: str, query: TimelineQuery) -> str:
    """The address that opens a mark but for the statement's id, which comes at its end."""
    base = query.href(path)
    return f"{base}{'&' if '?' in base else '?'}mark="


def _mark(saying: Saying, open_: str, lane: str) -> Mark:
    days, statement = saying.days, saying.row.statement
    first, last = days or (None, None)
    return Mark(
        href=f"{open_}{saying.id}#mark",
        aloud=f"{said_words(saying)}: {_on_lane(saying.look, lane)}. {_quoted(excerpt(statement.content.text))}",
        look=saying.look,
        first=first,
        last=last,
        published=saying.published,
        limited=saying.limited,
        doubted=saying.doubted,
    )


def _band(position: Standing, lane: str) -> Band | None:
    since, until = day(position.since), day(position.until)
    if since is None:
        return None
    look = look_of(position.stance)
    return Band(look, since, until, f"{lane}: {look.words} {held_words(position)}")


def _break(finding: Finding) -> Break | None:
    on = day(max((d for d in finding.dates if d), default=None))
    if on is None:
        return None
    name = finding_words(finding.kind)
    return Break(on, name, links.finding(finding.id), f"{name} on {wording.day(on.isoformat())}: {finding.because}")


def _group(head: Head, path: str, query: TimelineQuery) -> Group:
    def aloud(cluster: Cluster) -> str:
        days = days_words(cluster.first, cluster.last)
        return f"{cluster.count} statements, {days}: {_on_lane(cluster.look, head.name)}"

    def href(cluster: Cluster) -> str:
        first, last = (d.isoformat() if d else None for d in (cluster.first, cluster.last))
        return query.href(path, "mark", lane=head.key or "-", look=cluster.look.value, first=first, last=last)

    return Group(aloud, href)


def found_lanes(finding: Finding, own: Iterable[str], sayings: Mapping[str, str]) -> frozenset[str]:
    """The lanes of a finding: some of its own, and those of the claims that it compares, `sayings` by claim's id."""
    return frozenset([*own, *(sayings[c] for c in finding.claims if c in sayings)])


def by_claim(sayings: Iterable[Saying]) -> dict[str, str]:
    """The lane of each claim, by the claim's id."""
    return {claim_id(s.id, s.claim): s.lane for s in sayings if s.claim}


def finding_words(kind: FindingKind) -> str:
    """A kind of finding in words."""
    return kind.value.replace("_", " ")


def held_words(position: Standing) -> str:
    """From when until when a position was held, and under which condition."""
    since, until = wording.day(position.since), wording.day(position.until)
    span = f"from {since} until {until}" if until else f"from {since}" if since else "at a time not known"
    limits = [f"condition: {c}" for c in position.conditions] + [f"scope: {s}" for s in position.scope]
    return ", ".join([span, *limits])


def said_words(saying: Saying) -> str:
    """The day or days on which it was said, or that of publication where none is known."""
    if saying.days:
        return days_words(*saying.days)
    return f"day not known, published {wording.day(saying.published)}" if saying.published else "day not known"


def days_words(first: date | None, last: date | None) -> str:
    """A stretch of days in words."""
    if first is None or last is None:
        return "days not known"
    begin, end = wording.day(first.isoformat()), wording.day(last.isoformat())
    return begin if begin == end else f"{begin} to {end}"


def _on_lane(look: Look, lane: str) -> str:
    """A look and the lane's name; once where they are the same, as on the lane of statements without a claim."""
    return look.words if look.words == lane else f"{look.words}, {lane}"


def _quoted(words: str) -> str:
    """Words between quotation marks, also where they bring their own."""
    return f"“{words.strip('“”')}”" if words.startswith("“") else f"“{words}”"


def excerpt(text: str) -> str:
    """The beginning of a quotation in one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]} …"
