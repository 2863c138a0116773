"""Issues and the codebook that names them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.desk import Reviewer
from onrecord.errors import NotFoundError
from onrecord.ledger import IssueCount, Ledger
from onrecord.web.acting import acted
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import Text
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.problems import ConflictError
from onrecord.web.api.shapes import Shape
from onrecord.web.shell import house

router = APIRouter()

MAX_CODEBOOK = 1_000_000
"""Characters of a codebook: some 10,000 issues."""


class IssueFilters(Asked):
    """Which issues."""

    words: Text | None = Field(None, description="This issue and those below it: id, label, path or words.")


class IssueRecord(Shape):
    """An issue and its claims by the stance on the issue, those of the issues below it included.

    `path` is null for an issue that no codebook names.
    """

    label: str
    id: str | None
    path: str | None
    depth: int
    claims: int
    support: int
    oppose: int
    conditional: int
    unclear: int


class CodebookRecord(Shape):
    """The codebook that the ledger goes by: `version` and `stored_on` are null for the general one that ships."""

    version: int | None
    stored_on: str | None
    text: str


class NewCodebook(Shape):
    """A codebook to go by from now on. `version` is the one that it was made from, where that matters."""

    text: str = Field(max_length=MAX_CODEBOOK, description="YAML, see docs/codebook.md.")
    version: int | None = Field(None, ge=1, description="Refused (409) when another one was stored since.")


class RecodedRecord(Shape):
    """What coding anew did: how many claims there are, how many changed their issue, and the codebook's version."""

    claims: int
    changed: int
    codebook: int | None


@router.get(
    "/issues",
    operation_id="listIssues",
    tags=["issues"],
    summary="List what claims are about",
    response_model=Listing[IssueRecord],
    responses=streaming.OFFERED,
)
def list_issues(request: Request, response: Response, wanted: Annotated[IssueFilters, Query()]) -> Any:
    """The issues, most claims first, each before those below it, which its counts include."""
    rows = house(request).reader.issues(words=wanted.words, limit=None)
    if streaming.wants_lines(request):
        return streaming.lines(map(asdict, rows))
    return paging.answer(request, response, "issues", paging.cut("issues", wanted, rows), asdict)


@router.get(
    "/issues/{issue}",
    operation_id="getIssue",
    tags=["issues"],
    summary="One issue",
    response_model=IssueRecord,
)
def get_issue(
    request: Request, issue: Annotated[str, Path(description="An issue: its id, or its label or path in full.")]
) -> Any:
    """An issue with its claims counted. Who holds what on it is at `/positions?issue=ID`."""
    rows = house(request).reader.issues(words=issue, limit=None)
    return asdict(_called(rows, issue))


@router.get(
    "/codebook",
    operation_id="getCodebook",
    summary="The codebook that the ledger goes by",
    tags=["codebook"],
    response_model=CodebookRecord,
)
def get_codebook(request: Request) -> Any:
    """The codebook stored last, else the general one that ships."""
    stored, text = desk.shown_codebook(house(request).ledger)
    known = {"version": stored.version, "stored_on": stored.stored_on} if stored else {}
    return {"version": None, "stored_on": None, "text": text} | known


@router.put(
    "/codebook",
    operation_id="putCodebook",
    summary="Go by another codebook",
    tags=["codebook"],
    response_model=RecodedRecord,
)
async def put_codebook(request: Request, book: NewCodebook) -> Any:
    """Stores the codebook and gives every claim the issue that it says. Statements, ids and judgements stay."""

    def do(ledger: Ledger, _: Reviewer) -> dict[str, Any]:
        _refuse_outdated(ledger, book.version)
        done = desk.recode(ledger, book.text)
        return {"claims": done.claims, "changed": done.changed, "codebook": done.version}

    return await acted(request, do)


def _refuse_outdated(ledger: Ledger, version: int | None) -> None:
    stored = ledger.read.codebook()
    now = stored.version if stored else None
    if version is not None and version != now:
        raise ConflictError(f"The codebook is of version {now} by now: read it again, and enter your changes there.")


def _called(rows: list[IssueCount], ref: str) -> IssueCount:
    exact = [r for r in rows if ref in (r.id, r.path)] or [r for r in rows if r.label.casefold() == ref.casefold()]
    if not exact:
        raise NotFoundError(f"There is no issue {ref!r} in the ledger: /api/issues lists them.")
    return exact[0]
