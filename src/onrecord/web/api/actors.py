"""Actors: who speaks, and who somebody is: names, dated roles, side."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.actors import Actor, ActorKind, Gender, Precision
from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.errors import NotFoundError
from onrecord.ledger import Ledger
from onrecord.records import Party
from onrecord.web import links
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter(tags=["actors"])


class ActorFilters(Asked):
    """Which actors."""

    words: Text | None = Field(None, description="Whose name has these words, or whose id it is.")


class ActorCount(Shape):
    """Who speaks, and how many statements of the article itself are theirs."""

    name: str
    id: str | None
    statements: int


class RoleRecord(Shape):
    """An office that a person held. Days are ISO 8601 in the precision in which they are known, inclusive."""

    office: str
    title: str
    of: str | None
    start: str | None
    end: str | None
    precision: Precision
    source: str
    as_of: str | None


class ActorRecord(Shape):
    """Who an actor is, as the codebook and the actor table know.

    `side` is the codebook's; `kind` is null for one whom neither knows.
    """

    id: str | None
    name: str
    kind: ActorKind | None
    country: str | None
    gender: Gender | None
    aliases: list[str]
    roles: list[RoleRecord]
    parent: str | None
    side: str | None
    wikidata: str | None
    statements: int


@router.get(
    "/actors",
    operation_id="listActors",
    summary="List who speaks",
    response_model=Listing[ActorCount],
    responses=streaming.OFFERED,
)
def list_actors(request: Request, response: Response, wanted: Annotated[ActorFilters, Query()]) -> Any:
    """Who speaks, most statements first, as `onrecord actors`."""
    rows = house(request).reader.speakers(words=wanted.words, limit=None)
    if streaming.wants_lines(request):
        return streaming.lines(map(asdict, rows))
    return paging.answer(request, response, "actors", paging.cut("actors", wanted, rows), asdict)


@router.get(
    "/actors/{actor}",
    operation_id="getActor",
    summary="Who somebody is",
    response_model=ActorRecord,
)
def get_actor(
    request: Request,
    actor: Annotated[
        str, Path(description="An actor: an id or its beginning, words of a name, or name:NAME for one not resolved.")
    ],
) -> Any:
    """Names, dated roles and side. What somebody holds and held is at `/positions?timeline=true&actor=ID`."""
    return actor_record(house(request).ledger, actor)


def actor_record(ledger: Ledger, ref: str) -> dict[str, Any]:
    """Who `ref` is. Raises NotFoundError for nobody or several."""
    party = _party(ledger, ref)
    ties = ties_of(held_codebook(ledger))
    known = ties.actor(party) or Actor(party.id or "", party.name, ActorKind.PERSON)
    is_known = ties.actor(party) is not None
    said = ledger.read.speakers(words=party.id or party.name, limit=None)
    return {
        "id": party.id,
        "name": party.name,
        "kind": known.kind if is_known else None,
        "country": known.country,
        "gender": known.gender,
        "aliases": [name for name in known.names if name != party.name],
        "roles": [asdict(role) for role in known.roles],
        "parent": known.parent,
        "side": ties.side(party),
        "wikidata": known.wikidata,
        "statements": sum(row.statements for row in said if (row.id, row.name) == (party.id, party.name)),
    }


def _party(ledger: Ledger, ref: str) -> Party:
    if not ref.startswith(links.NAMED):
        into = ledger.read.actor(ref)
        return Party(into.name, into.id)
    name = ref.removeprefix(links.NAMED)
    if not any(row.name == name for row in ledger.read.speakers(words=name, limit=None)):
        raise NotFoundError(f"Nobody called {name!r} speaks in the ledger: /api/actors lists who does.")
    return Party(name)
