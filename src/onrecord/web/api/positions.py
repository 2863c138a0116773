"""Positions: who holds what as of any day, as a list and as a matrix of actors by issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.desk import PositionQuery
from onrecord.export.positions import position_record
from onrecord.positions import Position
from onrecord.web.api import days, paging, streaming
from onrecord.web.api.days import Day
from onrecord.web.api.derived import PositionRecord
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.shapes import Issue, Name, Shape
from onrecord.web.shell import house

router = APIRouter(tags=["positions"])

MOST_ACTORS, MOST_ISSUES = 150, 80
"""Rows and columns of a matrix at most, as on the page."""


class Held(BaseModel):
    """Which positions. All that are given must hold."""

    model_config = ConfigDict(extra="forbid")
    actor: Text | None = Field(None, description="Of: words of the name, or an actor's id.")
    issue: Text | None = Field(None, description="On this issue or one below it: id, label, path or words.")
    counterpart: Text | None = Field(None, description="Towards: words of the name, or an actor's id; or towards all.")
    side: Text | None = Field(None, description="Of those of this side of the codebook.")
    as_of: Day | None = Field(None, description="In force on this day: YYYY, YYYY-MM (their last day) or a day.")
    known_by: Day | None = Field(None, description="As far as published by this day.")

    def query(self) -> PositionQuery:
        """These filters as a query to the desk."""
        shared = {name: getattr(self, name) for name in ("actor", "issue", "counterpart", "side")}
        return PositionQuery(**shared, as_of=days.last(self.as_of), known_by=days.last(self.known_by))


class PositionFilters(Asked, Held):
    """Which positions, and whether those that others took the place of."""

    timeline: bool = Field(False, description="All that were ever held, up to as_of, in order.")


class MatrixFilters(Held):
    """Which positions go into the matrix. `limit` bounds actors and issues."""

    limit: int = Field(50, ge=1, le=MOST_ACTORS, description="Actors at most, and issues at most.")


class Cell(Shape):
    """What one actor holds on one issue: their places in the lists, and the positions."""

    actor: int
    issue: int
    positions: list[PositionRecord]


class Matrix(Shape):
    """Actors by issues, those with most statements first; cells in which nothing is held are left out.

    `actors_total` and `issues_total` count those left out too.
    """

    as_of: str | None
    known_by: str | None
    actors: list[Name]
    issues: list[Issue]
    cells: list[Cell]
    actors_total: int
    issues_total: int


@router.get(
    "/positions",
    operation_id="listPositions",
    summary="List positions as of a day",
    response_model=Listing[PositionRecord],
    responses=streaming.OFFERED,
)
def list_positions(request: Request, response: Response, wanted: Annotated[PositionFilters, Query()]) -> Any:
    """Who holds what on which issue towards whom: the last known positions, or those of a day, or all ever held."""
    found = desk.positions(house(request).ledger, replace(wanted.query(), superseded=wanted.timeline))
    if streaming.wants_lines(request):
        return streaming.lines(map(position_record, found))
    return paging.answer(request, response, "positions", paging.cut("positions", wanted, found), position_record)


@router.get(
    "/matrix",
    operation_id="getMatrix",
    summary="Actors by issues as of a day",
    response_model=Matrix,
)
def get_matrix(request: Request, wanted: Annotated[MatrixFilters, Query()]) -> Any:
    """The positions in force as a table of actors by issues."""
    query = wanted.query()
    return matrix(desk.positions(house(request).ledger, query), query, wanted.limit)


def matrix(positions: list[Position], query: PositionQuery, most: int) -> dict[str, Any]:
    """Positions as a matrix of at most `most` actors and `most` issues."""
    actors, issues = _weighed(positions, _actor), _weighed(positions, _issue)
    rows = {key: at for at, key in enumerate(actors[:most])}
    columns = {key: at for at, key in enumerate(issues[: min(most, MOST_ISSUES)])}
    cells: dict[tuple[int, int], list[Position]] = {}
    for p in positions:
        if _actor(p) in rows and _issue(p) in columns:
            cells.setdefault((rows[_actor(p)], columns[_issue(p)]), []).append(p)
    return {
        "as_of": query.as_of,
        "known_by": query.known_by,
        "actors": [{"id": held.holder.id, "name": held.holder.name} for held in _firsts(positions, _actor, rows)],
        "issues": [position_record(held)["issue"] for held in _firsts(positions, _issue, columns)],
        "cells": [
            {"actor": actor, "issue": issue, "positions": [position_record(p) for p in held]}
            for (actor, issue), held in sorted(cells.items())
        ],
        "actors_total": len(actors),
        "issues_total": len(issues),
    }


def _actor(position: Position) -> str:
    return position.holder.id or position.holder.name


def _issue(position: Position) -> str:
    return position.issue.path or position.issue.id or position.issue.label


def _weighed(positions: Iterable[Position], key: Callable[[Position], str]) -> list[str]:
    """The keys of the positions, those carried by most statements first."""
    weights = Counter[str]()
    for p in positions:
        weights[key(p)] += len({u.statement for u in p.utterances})
    return sorted(weights, key=lambda k: (-weights[k], k))


def _firsts(positions: Iterable[Position], key: Callable[[Position], str], wanted: Iterable[str]) -> Iterable[Position]:
    """For each key, the first of its positions."""
    found: dict[str, Position] = {}
    for p in positions:
        found.setdefault(key(p), p)
    return [found[k] for k in wanted]
