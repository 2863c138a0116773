"""The negotiation as a network: actors, issues, and the positions and conditions that tie them."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request

from onrecord import desk
from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.desk.linkage import linkage
from onrecord.export.network import Hanging, Network, affiliation, congruence
from onrecord.ledger import Ledger
from onrecord.web.api.positions import Held
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter(tags=["positions"])


class Sort(StrEnum):
    """Which network: actors tied to issues by positions, or actors tied by how often they agree."""

    AFFILIATION = "affiliation"
    CONGRUENCE = "congruence"


class NetworkFilters(Held):
    """Which positions make the network, and of which sort it is."""

    network: Sort = Field(Sort.AFFILIATION, description="Actors and issues, or actors by how often they agree.")


class NodeRecord(Shape):
    """An actor or an issue. What does not apply is an empty string."""

    id: str
    label: str
    kind: str
    side: str
    path: str


class EdgeRecord(Shape):
    """A tie: an actor holds a position, an issue hangs on another, two actors agree. What does not apply is "" or 0."""

    source: str
    target: str
    relation: str
    stance: str
    sign: int
    counterpart: str
    since: str
    until: str
    conditions: str
    firmness: float
    statements: int
    agree: int
    disagree: int


class NetworkRecord(Shape):
    """A network, in a fixed order."""

    nodes: list[NodeRecord]
    edges: list[EdgeRecord]


@router.get(
    "/network",
    operation_id="getNetwork",
    summary="Actors and issues as a network",
    response_model=NetworkRecord,
)
def get_network(request: Request, wanted: Annotated[NetworkFilters, Query()]) -> Any:
    """The positions in force as ties between actors and issues, and which issues hang on which: what the map draws."""
    return asdict(network(house(request).ledger, wanted))


def network(ledger: Ledger, wanted: NetworkFilters) -> Network:
    """The network of the positions that are asked for."""
    held, side_of = desk.positions(ledger, wanted.query()), ties_of(held_codebook(ledger)).side
    if wanted.network is Sort.CONGRUENCE:
        return congruence(held, side_of)
    hanging = (Hanging(link.issue, link.hangs_on, link.conditions) for link in linkage(ledger, held))
    return affiliation(held, hanging, side_of)
