"""Findings: what changed, who disagrees, what was compared and turned away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.desk import FindingQuery
from onrecord.export.findings import finding_record
from onrecord.ledger import Judgement, Ledger
from onrecord.positions import Finding, FindingKind
from onrecord.web.api import days, paging, streaming
from onrecord.web.api.days import Day
from onrecord.web.api.derived import FindingRecord
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter(tags=["findings"])

FindingRef = Annotated[str, Path(description="A finding or comparison: its id or the beginning of it.")]


class FindingFilters(Asked):
    """Which findings. All that are given must hold."""

    actor: Text | None = Field(None, description="Of: words of the name, or an actor's id.")
    issue: Text | None = Field(None, description="On this issue or one below it: id, label, path or words.")
    kind: FindingKind | None = Field(None, description="Of this kind.")
    since: Day | None = Field(None, alias="from", description="Last words said on or after: YYYY, YYYY-MM or a day.")
    until: Day | None = Field(None, alias="to", description="Last words said on or before.")
    side: Text | None = Field(None, description="Of somebody of this side of the codebook.")
    document: Text | None = Field(None, description="With words of this document: id, name or URL.")
    rejected: bool = Field(False, description="Also what a person rejected.")
    compared: bool = Field(False, description="Also what was compared and is none, with the reason.")

    def query(self) -> FindingQuery:
        """These filters as a query to the desk."""
        names = ("actor", "issue", "kind", "side", "document", "rejected", "compared")
        shared = {name: getattr(self, name) for name in names}
        return FindingQuery(**shared, since=days.first(self.since), until=days.last(self.until))


def finding_shape(found: Finding, judged: dict[str, Judgement]) -> dict[str, Any]:
    """A finding as ``onrecord findings --format jsonl`` has it, with what a person decided on it."""
    made = judged.get(found.id)
    return finding_record(found) | {"judgement": made.decision.value if made else None}


@router.get(
    "/findings",
    operation_id="listFindings",
    summary="List findings, likeliest first",
    response_model=Listing[FindingRecord],
    responses=streaming.OFFERED,
)
def list_findings(request: Request, response: Response, wanted: Annotated[FindingFilters, Query()]) -> Any:
    """What changed, who disagrees, what a report does not say as the quotation does; each says why."""
    ledger = house(request).ledger
    found = desk.findings(ledger, wanted.query())
    if streaming.wants_lines(request):
        return streaming.lines(_shapes(ledger, found))
    page = paging.cut("findings", wanted, found)
    judged = ledger.read.finding_judgements(page.items)
    return paging.answer(request, response, "findings", page, lambda f: finding_shape(f, judged))


@router.get(
    "/findings/{finding}",
    operation_id="getFinding",
    summary="One finding",
    response_model=FindingRecord,
)
def get_finding(
    request: Request,
    finding: FindingRef,
) -> Any:
    """A finding, or a comparison that was turned away, with the words that it rests on."""
    ledger = house(request).ledger
    found = desk.finding(ledger, finding)
    return finding_shape(found, ledger.read.finding_judgements([found]))


def _shapes(ledger: Ledger, found: Sequence[Finding]) -> list[dict[str, Any]]:
    judged = ledger.read.finding_judgements(found)
    return [finding_shape(f, judged) for f in found]


class CheckRecord(Shape):
    """One thing that was looked at: its name, whether the comparison got past it, and what was seen."""

    name: str
    passed: bool
    words: str


class WeighedRecord(Shape):
    """What was looked at in a finding, in order, and how a report differs from the quotation beside it."""

    checks: list[CheckRecord]
    differences: list[str]


@router.get(
    "/findings/{finding}/checks",
    operation_id="getFindingChecks",
    summary="What was weighed in a finding",
    response_model=WeighedRecord,
)
def get_checks(request: Request, finding: FindingRef) -> Any:
    """The gates that it passed or that turned it away: holder, counterpart, issue, scope, conditions, time."""
    ledger = house(request).ledger
    return asdict(desk.weigh(ledger, desk.finding(ledger, finding)))
