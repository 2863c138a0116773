"""The round-up of a period: what changed first, then what was said by side, actor and issue."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from onrecord.desk.roundup import roundup
from onrecord.export.roundup.record import roundup_record
from onrecord.records import Stance
from onrecord.roundup import FEW, RoundupQuery
from onrecord.web.api import days
from onrecord.web.api.days import Day
from onrecord.web.api.derived import FindingRecord, PositionRecord
from onrecord.web.api.filters import Text
from onrecord.web.api.shapes import Issue, Shape
from onrecord.web.shell import house

router = APIRouter(tags=["findings"])


class RoundupFilters(BaseModel):
    """Which period, and what of it."""

    model_config = ConfigDict(extra="forbid")
    since: Day = Field(alias="from", description="The first day: YYYY, YYYY-MM or YYYY-MM-DD.")
    until: Day = Field(alias="to", description="The last day.")
    side: Text | None = Field(None, description="Of this side of the codebook.")
    actor: Text | None = Field(None, description="Of: words of the name, or an actor's id.")
    issue: Text | None = Field(None, description="On this issue or one below it: id, label, path or words.")
    collection: Text | None = Field(None, description="In documents of this collection.")
    most: int = Field(FEW, ge=0, le=500, description="Statements without a position that are shown.")

    def query(self) -> RoundupQuery:
        """These filters as a query to the desk."""
        shared = {name: getattr(self, name) for name in ("side", "actor", "issue", "collection", "most")}
        return RoundupQuery(days.first(self.since) or "", days.last(self.until) or "", **shared)


class EntryRecord(Shape):
    """A statement of the period, told once: `copies` print the same report, `also` report the same words."""

    id: str
    document: str
    text: str
    stances: list[Stance]
    copies: list[str]
    also: list[str]
    earlier: bool


class IssueNewsRecord(Shape):
    """What one actor said on one issue, and held on it the day before the period."""

    issue: Issue
    before: list[PositionRecord]
    statements: list[EntryRecord]


class ActorNewsRecord(Shape):
    """What one actor said; `name` is null for those who have none of their own."""

    id: str | None
    name: str | None
    issues: list[IssueNewsRecord]


class SideNewsRecord(Shape):
    """What one side said; `side` is null for those who belong to none."""

    side: str | None
    actors: list[ActorNewsRecord]


class RoundupRecord(Shape):
    """A period's report, the object of ``onrecord roundup --json``."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    since: str = Field(alias="from")
    until: str = Field(alias="to")
    side: str | None
    actor: str | None
    issue: str | None
    collection: str | None
    documents: int
    findings: list[FindingRecord]
    sides: list[SideNewsRecord]
    without_position: list[EntryRecord]
    left: int
    repeated: int
    undated: int


@router.get(
    "/roundup",
    operation_id="getRoundup",
    summary="The round-up of a period",
    response_model=RoundupRecord,
)
def get_roundup(request: Request, wanted: Annotated[RoundupFilters, Query()]) -> Any:
    """What changed in a period, then what was said in it by side, actor and issue, each report once."""
    return roundup_record(roundup(house(request).ledger, wanted.query()))
