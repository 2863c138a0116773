"""The network that other programs read: its nodes and edges, as GraphML and as CSV."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest

from onrecord.export.network import (
    GRAPHML,
    Hanging,
    Network,
    affiliation,
    congruence,
    write_graphml,
    write_network_csv,
)
from onrecord.positions import Firmness, Position
from onrecord.records import Issue, Party, Stance

BASE, TALKS = Issue("the base", path="Tarn > the base"), Issue("talks")
SIDES = {"Ana Pohl": "Tarn", "Erik Lund": "Tarn"}


def held(holder: str, about: Issue, stance: str, *conditions: str, toward: str | None = None) -> Position:
    firm = Firmness(own_words=True, dated=True, reports=2)
    counterpart = Party(toward) if toward else None
    since = "2011-03-19"
    return Position(Party(holder), about, counterpart, Stance(stance), conditions, (), since, None, since, (), firm)


POSITIONS = (
    held("Ana Pohl", BASE, "support", toward="=Orle"),
    held("Ana Pohl", TALKS, "conditional", "if the base stays", "unless <it> rains\x00"),
    held("Erik Lund", BASE, "oppose"),
    held("Oda Reyk", BASE, "oppose"),
)


@pytest.fixture
def network() -> Network:
    return affiliation(POSITIONS, [Hanging(TALKS, BASE, ("if the base stays",))], lambda party: SIDES.get(party.name))


def test_positions_tie_actors_to_issues_and_conditions_tie_issues(network: Network) -> None:
    assert {node.id: node.side for node in network.nodes if node.kind == "actor"} == {
        "actor:Ana Pohl": "Tarn",
        "actor:Erik Lund": "Tarn",
        "actor:Oda Reyk": "",
    }
    ties = [(edge.source, edge.target, edge.relation, edge.sign) for edge in network.edges]
    assert ties == [
        ("issue:talks", "issue:Tarn > the base", "hangs_on", 0),
        ("actor:Ana Pohl", "issue:Tarn > the base", "holds", 1),
        ("actor:Ana Pohl", "issue:talks", "holds", 0),
        ("actor:Erik Lund", "issue:Tarn > the base", "holds", -1),
        ("actor:Oda Reyk", "issue:Tarn > the base", "holds", -1),
    ]


def test_actors_agree_and_disagree_by_their_clear_positions() -> None:
    found = congruence([*POSITIONS, held("Erik Lund", TALKS, "oppose")], lambda party: None)
    counts = {(e.source[6:], e.target[6:]): (e.agree, e.disagree) for e in found.edges}
    assert counts == {
        ("Ana Pohl", "Erik Lund"): (0, 1),
        ("Ana Pohl", "Oda Reyk"): (0, 1),
        ("Erik Lund", "Oda Reyk"): (1, 0),
    }


def test_who_holds_both_counts_for_neither() -> None:
    both = [held("Ana Pohl", BASE, "support", toward="X"), held("Ana Pohl", BASE, "oppose", toward="Y")]
    assert congruence([*both, held("Oda Reyk", BASE, "oppose")], lambda party: None).edges == ()


def test_graphml_is_well_formed_and_declares_what_it_uses(network: Network) -> None:
    out = io.BytesIO()
    assert write_graphml(network, out) == len(network.edges)
    root = ElementTree.fromstring(out.getvalue())  # noqa: S314 - our own
    space = {"g": GRAPHML}
    declared = {key.get("id") for key in root.findall("g:key", space)}
    assert {data.get("key") for data in root.iter(f"{{{GRAPHML}}}data")} <= declared
    nodes = {node.get("id") for node in root.findall("g:graph/g:node", space)}
    edges = root.findall("g:graph/g:edge", space)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
    conditional = next(e for e in edges if e.get("source") == "actor:Ana Pohl" and e.get("target") == "issue:talks")
    values = {data.get("key"): data.text for data in conditional}
    assert values["edge_conditions"] == "if the base stays | unless <it> rains\ufffd"
    assert values["edge_stance"] == "conditional"
    assert "edge_counterpart" not in values


def test_csv_names_both_ends_and_guards_formulas(network: Network) -> None:
    out = io.BytesIO()
    assert write_network_csv(network, out) == 5
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    pohl = next(row for row in rows if row["stance"] == "support")
    assert (pohl["source_label"], pohl["source_side"], pohl["target_label"]) == ("Ana Pohl", "Tarn", "the base")
    assert pohl["counterpart"] == "'=Orle"
    assert float(pohl["firmness"]) == pytest.approx(0.9)
