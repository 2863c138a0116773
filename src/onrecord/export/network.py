"""The negotiation as a network for other programs: actors, issues, and the positions and conditions that tie them.

The affiliation network is that of discourse network analysis (Leifeld 2017): actors and concepts, tied by agreement or
disagreement. Its projection on the actors is here too: congruence, how many issues two actors agree on, and conflict,
how many they disagree on. GraphML 1.0 (graphml.graphdrawing.org) is read by Gephi, visone, igraph and NetworkX.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from itertools import combinations
from typing import Any, BinaryIO, Final, NamedTuple
from xml.etree import ElementTree

from onrecord.export.csv import guarded
from onrecord.positions import Standing
from onrecord.records import Issue, Party, Stance

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
"""The namespace of GraphML 1.0."""

HANGS_ON, HOLDS, AGREES = "hangs_on", "holds", "agrees"
"""The relations: an issue hangs on another one; an actor holds a position on an issue; two actors agree or disagree."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or an issue; `kind` is "actor" or "issue". `side` is an actor's, `path` an issue's in the codebook."""

    id: str
    label: str
    kind: str
    side: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie. What does not apply is "" or 0.

    `relation` is one of `HOLDS`, `HANGS_ON` and `AGREES`. Of a position held: `stance`, `sign` (1 supports, -1 opposes,
    0 otherwise), `counterpart`, the days `since` and `until` (ISO 8601), the `conditions`, the `firmness` of
    `Firmness.score`, how many `statements` carry it. Of a link between issues: its `conditions` and how many positions
    make it, as `statements`. Of two actors: on how many issues they `agree` and `disagree`.
    """

    source: str
    target: str
    relation: str
    stance: str = ""
    sign: int = 0
    counterpart: str = ""
    since: str = ""
    until: str = ""
    conditions: str = ""
    firmness: float = 0.0
    statements: int = 0
    agree: int = 0
    disagree: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the edges between them, in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """An issue that hangs on another one, in the words of the conditions that say so."""

    issue: Issue
    hangs_on: Issue
    conditions: tuple[str, ...]


SideOf = Callable[[Party], str | None]


def affiliation(positions: Sequence[Standing], hanging: Iterable[Hanging], side_of: SideOf) -> Network:
    """The two-mode network of some positions, an edge each, and of the issues that hang on one another."""
    nodes: dict[str, Node] = {}
    edges = []
    for position in positions:
        actor, issue = _actor(position.holder, side_of), _issue(position.issue)
        nodes |= {actor.id: actor, issue.id: issue}
        edges.append(_held(actor.id, issue.id, position))
    for link in hanging:
        issue, other = _issue(link.issue), _issue(link.hangs_on)
        nodes |= {issue.id: issue, other.id: other}
        words = " | ".join(link.conditions)
        edges.append(Edge(issue.id, other.id, HANGS_ON, conditions=words, statements=len(link.conditions)))
    return _network(nodes, edges)


def congruence(positions: Sequence[Standing], side_of: SideOf) -> Network:
    """The network of the actors alone: how many issues each two agree on and disagree on.

    They agree where both support or both oppose, and disagree where one supports what the other opposes. Conditional
    and unclear positions, and issues on which an actor holds both, count for neither.
    """
    edges = (
        Edge(f"actor:{p.one}", f"actor:{p.other}", AGREES, agree=p.agree, disagree=p.disagree)
        for p in agreement(positions)
    )
    nodes = (_actor(party, side_of) for party in _clear(positions).holders.values())
    return _network({node.id: node for node in nodes}, edges)


class Pair(NamedTuple):
    """Two actors, by id or name, and on how many issues they agree and disagree."""

    one: str
    other: str
    agree: int
    disagree: int


def agreement(positions: Iterable[Standing]) -> list[Pair]:
    """Every two actors who share an issue on which both are clear, in no particular order; see `congruence`."""
    agree, disagree = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for held in _clear(positions).stances.values():  # by issue, so that only actors who share one are compared
        for_it = sorted(actor for actor, stance in held.items() if stance is Stance.SUPPORT)
        against = sorted(actor for actor, stance in held.items() if stance is Stance.OPPOSE)
        agree.update(combinations(for_it, 2))
        agree.update(combinations(against, 2))
        disagree.update((a, b) if a < b else (b, a) for a in for_it for b in against)
    return [Pair(*ends, agree[ends], disagree[ends]) for ends in agree.keys() | disagree.keys()]


class _Clear(NamedTuple):
    """By issue and actor who supports or opposes, None for both at once; the actors by the same keys."""

    stances: Mapping[str, Mapping[str, Stance | None]]
    holders: Mapping[str, Party]


def _clear(positions: Iterable[Standing]) -> _Clear:
    stances: dict[str, dict[str, Stance | None]] = {}
    holders: dict[str, Party] = {}
    for position in positions:
        stance = position.stance
        if stance is Stance.SUPPORT or stance is Stance.OPPOSE:
            actor = position.holder.id or position.holder.name
            holders[actor] = position.holder
            held = stances.setdefault(position.issue.path or position.issue.label, {})
            held[actor] = stance if held.get(actor, stance) is stance else None
    return _Clear(stances, holders)


def write_graphml(network: Network, out: BinaryIO) -> int:
    """Write a network as GraphML 1.0, in UTF-8; how many edges there were. Empty words are left out."""
    root = ElementTree.Element("graphml", xmlns=GRAPHML)
    for scope, kind in _SCOPES.items():
        for each in _attributed(kind):
            _key(root, scope, each.name, str(each.type))
    graph = ElementTree.SubElement(root, "graph", edgedefault="directed")
    for node in network.nodes:
        _attributes(ElementTree.SubElement(graph, "node", id=_xml(node.id)), "node", node)
    for edge in network.edges:
        ends = {"source": _xml(edge.source), "target": _xml(edge.target)}
        _attributes(ElementTree.SubElement(graph, "edge", ends), "edge", edge)
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return len(network.edges)


def write_network_csv(network: Network, out: BinaryIO) -> int:
    """Write the edges of a network as CSV with the labels of their ends, in UTF-8; how many edges there were."""
    labels = {node.id: node for node in network.nodes}
    ends = ("source_label", "source_kind", "source_side", "target_label", "target_kind", "target_side")
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\r\n")
    write.writerow([*(f.name for f in fields(Edge)), *ends])
    for edge in network.edges:
        named = (value for key in (edge.source, edge.target) for value in _named(labels[key]))
        write.writerow([*(_cell(getattr(edge, f.name)) for f in fields(Edge)), *map(guarded, named)])
    out.write(text.getvalue().encode())
    return len(network.edges)


def _network(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> Network:
    ordered = sorted(edges, key=lambda e: (e.relation, e.source, e.target, e.since, e.stance, e.counterpart))
    return Network(tuple(nodes[key] for key in sorted(nodes)), tuple(ordered))


def _actor(party: Party, side_of: SideOf) -> Node:
    return Node(f"actor:{party.id or party.name}", party.name, "actor", side=side_of(party) or "")


def _issue(issue: Issue) -> Node:
    return Node(f"issue:{issue.path or issue.label}", issue.label, "issue", path=issue.path or "")


def _held(actor: str, issue: str, position: Standing) -> Edge:
    return Edge(
        actor,
        issue,
        HOLDS,
        stance=position.stance.value,
        sign={Stance.SUPPORT: 1, Stance.OPPOSE: -1}.get(position.stance, 0),
        counterpart=position.counterpart.name if position.counterpart else "",
        since=position.since or "",
        until=position.until or "",
        conditions=" | ".join(position.conditions),
        firmness=round(position.firmness.score, 3),
        statements=position.statements,
    )


_SCOPES: Final[dict[str, type[Node] | type[Edge]]] = {"node": Node, "edge": Edge}
_IDENTITY = frozenset({"id", "source", "target"})  # what GraphML says of a node or an edge without a key
_TYPES = {"int": "int", "float": "double"}


def _attributed(kind: type[Node] | type[Edge]) -> list[Field[Any]]:
    return [each for each in fields(kind) if each.name not in _IDENTITY]


def _key(root: ElementTree.Element, scope: str, name: str, type_: str) -> None:
    given = {"id": f"{scope}_{name}", "for": scope, "attr.name": name, "attr.type": _TYPES.get(type_, "string")}
    ElementTree.SubElement(root, "key", given)


def _attributes(element: ElementTree.Element, scope: str, holder: Node | Edge) -> None:
    for each in _attributed(type(holder)):
        value = getattr(holder, each.name)
        if value != "":
            ElementTree.SubElement(element, "data", key=f"{scope}_{each.name}").text = _xml(str(value))


def _xml(text: str) -> str:
    """Text without the characters that XML 1.0 does not allow."""
    return _NOT_XML.sub("\ufffd", text)


def _cell(value: Any) -> str:
    return guarded(value) if isinstance(value, str) else str(value)


def _named(node: Node) -> tuple[str, str, str]:
    return node.label, node.kind, node.side
