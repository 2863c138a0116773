"""Judgements: every decision of a person, listed and made. A decision supersedes; nothing is overwritten."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import NotFoundError
from onrecord.export.judgements import judgement_record
from onrecord.ledger import Decision, Judgement, JudgementQuery, Reader, SubjectKind
from onrecord.web.acting import acted
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.rulings import Ruled, entered
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter(tags=["judgements"])


class JudgedDocument(Shape):
    """The document in which it was judged, and the hash of its text."""

    id: str | None
    sha256: str | None


class JudgementRecord(Shape):
    """What a person decided: on what, when (UTC), and what was said of it before and after.

    `stands` is false once it is superseded or undone. `target` holds selectors of the words (W3C Web Annotation), or
    the two actors. `before` and `after` have the fields of a statement or claim.
    """

    id: str
    at: str
    by: str
    decision: Decision
    kind: SubjectKind
    subject: str
    stands: bool
    supersedes: str | None
    note: str | None
    document: JudgedDocument
    statement: str | None
    target: dict[str, Any]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class JudgementFilters(Asked):
    """Which judgements. All that are given must hold; `about` is asked alone and gives the whole history."""

    all: bool = Field(False, description="Those too that were superseded or undone since.")
    lost: bool = Field(False, description="Only those whose words are in no statement any more.")
    kind: SubjectKind | None = Field(None, description="Only those on such a thing.")
    by: Text | None = Field(None, description="Only those of this person.")
    about: Text | None = Field(
        None, description="All on this: a statement, STATEMENT#N, document, actor, finding or judgement."
    )

    def asked(self, reader: Reader) -> list[Judgement]:
        """The judgements that these filters ask for."""
        if self.about:
            return [made for made in reader.history(self.about) if self._fits(made)]
        return reader.judgements(
            JudgementQuery(standing=not self.all, lost=self.lost, kind=self.kind, by=self.by),
        )

    def _fits(self, made: Judgement) -> bool:
        of_kind = self.kind is None or made.kind is self.kind
        return of_kind and (self.by is None or made.by == self.by) and (made.is_lost or not self.lost)


@router.get(
    "/judgements",
    operation_id="listJudgements",
    summary="List what people decided",
    response_model=Listing[JudgementRecord],
    responses=streaming.OFFERED,
)
def list_judgements(request: Request, response: Response, wanted: Annotated[JudgementFilters, Query()]) -> Any:
    """The judgements that stand, or with `all` every one, oldest first; with `about` the history of one thing."""
    made = wanted.asked(house(request).reader)
    if streaming.wants_lines(request):
        return streaming.lines(map(judgement_record, made))
    return paging.answer(request, response, "judgements", paging.cut("judgements", wanted, made), judgement_record)


@router.get(
    "/judgements/{judgement}",
    operation_id="getJudgement",
    summary="One judgement",
    response_model=JudgementRecord,
)
def get_judgement(request: Request, judgement: Annotated[str, Path(description="A judgement's id.")]) -> Any:
    """One judgement, whether it stands or not."""
    made = house(request).reader.history(judgement) if judgement.startswith("j") else []
    found = next((one for one in made if one.id == judgement), None)
    if found is None:
        raise NotFoundError(f"There is no judgement {judgement!r} in the ledger: /api/judgements lists what it holds.")
    return judgement_record(found)


@router.post(
    "/judgements",
    operation_id="judge",
    summary="Judge a statement, claim, finding or pair of actors",
    status_code=201,
    response_model=JudgementRecord,
)
async def judge(request: Request, response: Response, ruled: Annotated[Ruled, Body(discriminator="decision")]) -> Any:
    """Enters a decision: accept, reject or unsure of a statement, claim or finding; a correction; a statement that was
    missed; two actors who are one, or a name that is another's; or the undoing of what stands.

    The author is the token's name, or yours on this machine.
    """
    made = await acted(request, lambda ledger, by: entered(ledger, by, ruled))
    response.headers["Location"] = f"/api/judgements/{made.id}"
    return judgement_record(made)
