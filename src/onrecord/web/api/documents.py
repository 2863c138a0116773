"""Documents: list, one, its text, its versions; correcting and removing. Adding is in `adding`."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.export.jsonl import json_text
from onrecord.ledger import DocumentRow, Ledger, Page
from onrecord.records import Genre, Part
from onrecord.web.acting import acted
from onrecord.web.api import paging, streaming
from onrecord.web.api.filters import DocumentFilters
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.shapes import DocumentOfRecord, Shape, Span
from onrecord.web.shell import house

router = APIRouter(tags=["documents"])

DocumentRef = Annotated[str, Path(description="A document: its id or the beginning of it, or its name.")]


class DocumentRecord(DocumentOfRecord):
    """A document without its text: its fields in the statement record, and what the ledger knows of it."""

    not_before: str | None = Field(description="Where it is undated: the latest day that it speaks of as past.")
    speaker: str | None = Field(description="Whose own voice it is, of a speech or communiqué.")
    media_type: str
    superseded: bool = Field(description="Whether a later version of its URL is there.")
    added_on: str = Field(description="When it was added, UTC, ISO 8601.")
    words: int
    statements: int = Field(description="Statements in the article itself.")
    extracted: bool = Field(description="False for a document in a language that is not read.")
    model: str | None
    code: str
    collections: list[str]


class Paragraph(Shape):
    """A paragraph of the text and the part it plays; of a turn, who is named as speaking, and where it began."""

    start: int
    end: int
    part: Part
    speaker: Span | None
    turn: int | None


class DocumentText(Shape):
    """A document's text, in which all offsets count, and its paragraphs."""

    id: str
    name: str
    sha256: str
    text: str
    paragraphs: list[Paragraph]


class DocumentChanges(Shape):
    """What is right of a document. Fields that are left out stay; null says that the thing is unknown."""

    title: str | None = Field(None, max_length=2000, examples=["Tarn will not sell the harbour"])
    author: str | None = Field(None, max_length=500)
    publisher: str | None = Field(None, max_length=500, examples=["The Tarn Courier"])
    published: str | None = Field(None, pattern="^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$", examples=["2019-05-07"])
    url: str | None = Field(None, max_length=2000)
    speaker: str | None = Field(None, max_length=500)
    genre: Genre | None = None
    language: str | None = Field(None, max_length=40, examples=["en"])
    collections: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        default_factory=list, description="Those that it is in: it leaves all others."
    )


def document_shape(row: DocumentRow) -> dict[str, Any]:
    """A document as the API gives it, the object of ``onrecord documents --json``."""
    return asdict(row)


@router.get(
    "/documents",
    operation_id="listDocuments",
    summary="List documents, newest first",
    response_model=Listing[DocumentRecord],
    responses=streaming.OFFERED,
)
def list_documents(request: Request, response: Response, wanted: Annotated[DocumentFilters, Query()]) -> Any:
    """The documents that fit all filters, newest published first unless `order` says otherwise."""
    listing = f"documents.{wanted.order.value}"
    query, reader = wanted.query(listing), house(request).reader
    if streaming.wants_lines(request):
        return streaming.lines(map(document_shape, reader.iter_documents(query)))
    return paging.answer(request, response, listing, reader.documents(query), document_shape)


@router.get(
    "/documents/{document}",
    operation_id="getDocument",
    summary="One document",
    response_model=DocumentRecord,
    responses={304: {"description": "Not changed since the answer with the ETag in If-None-Match."}},
)
def get_document(request: Request, response: Response, document: DocumentRef) -> Any:
    """What is known of a document. The ETag changes when anything of it does, its statements' number too."""
    record = document_shape(house(request).reader.document_row(document))
    return _tagged(request, response, _hash(record)) or record


@router.get(
    "/documents/{document}/text",
    operation_id="getDocumentText",
    summary="A document's text",
    response_model=DocumentText,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        304: {"description": "Not changed since the answer with the ETag in If-None-Match."},
    },
)
def get_text(request: Request, response: Response, document: DocumentRef) -> Any:
    """The text that the offsets of all its statements count in, with its paragraphs; bare with Accept: text/plain."""
    found = house(request).reader.document(document)
    paragraphs = [{**asdict(p), "speaker": list(p.speaker) if p.speaker else None} for p in found.paragraphs]
    record = {"id": found.id, "name": found.name, "sha256": found.sha256, "text": found.text, "paragraphs": paragraphs}
    plain = "text/plain" in request.headers.get("accept", "")
    same = _tagged(request, response, f"{_hash(record)[:32]}{'p' if plain else 'j'}")
    if same is not None or not plain:
        return same or record
    return PlainTextResponse(found.text, headers={"ETag": response.headers["ETag"], "Vary": "Accept"})


@router.get(
    "/documents/{document}/versions",
    operation_id="listVersions",
    summary="The versions of a document",
    response_model=Listing[DocumentRecord],
)
def list_versions(
    request: Request, response: Response, document: DocumentRef, wanted: Annotated[Asked, Query()]
) -> Any:
    """The versions of the document's URL, oldest first; the document alone where it has no URL."""
    rows = house(request).reader.versions(document)
    return paging.answer(request, response, "versions", paging.cut("versions", wanted, rows), document_shape)


@router.patch(
    "/documents/{document}",
    operation_id="editDocument",
    summary="Correct what is known of a document",
    response_model=DocumentRecord,
)
async def edit_document(request: Request, document: DocumentRef, changes: DocumentChanges) -> Any:
    """Corrects the fields that are sent. Where statements depend on one (all but title and URL), they are extracted
    again; judgements stay. The audit keeps what was there before."""
    given = changes.model_dump(exclude_unset=True, mode="json")
    if not given:
        raise UsageError("Nothing to change: send at least one field, such as title.")
    return document_shape(await acted(request, lambda ledger, _: _changed(ledger, document, given)))


@router.delete(
    "/documents/{document}",
    operation_id="removeDocument",
    summary="Remove a document",
    response_model=DocumentRecord,
)
async def remove_document(request: Request, document: DocumentRef) -> Any:
    """Takes a document out with its statements, and gives what it was. The audit keeps a line, and judgements stay:
    they apply again when the same text is added again."""
    return document_shape(await acted(request, lambda ledger, _: desk.remove(ledger, document)))


class CollectionRecord(Shape):
    """A collection and how many documents are in it."""

    name: str
    documents: int


@router.get(
    "/collections",
    operation_id="listCollections",
    summary="List collections",
    response_model=Listing[CollectionRecord],
)
def list_collections(request: Request, response: Response, wanted: Annotated[Asked, Query()]) -> Any:
    """The collections by name, with how many documents each has."""
    page: Page[Any] = paging.cut("collections", wanted, house(request).reader.collections())
    return paging.answer(request, response, "collections", page, asdict)


def _changed(ledger: Ledger, ref: str, given: dict[str, Any]) -> DocumentRow:
    meta = {name: value for name, value in given.items() if name != "collections"}
    row = desk.edit(ledger, ref, meta) if meta else ledger.read.document_row(ref)
    return desk.collect(ledger, row.id, given["collections"]) if "collections" in given else row


def _hash(record: dict[str, Any]) -> str:
    return hashlib.sha256(json_text(record).encode()).hexdigest()


def _tagged(request: Request, response: Response, tag: str) -> Response | None:
    """Sets the ETag; the answer 304 where the client has this very thing already (RFC 9110, section 13.1.2)."""
    quoted = f'"{tag}"'
    response.headers["ETag"], response.headers["Vary"] = quoted, "Accept"
    held = {t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")}
    if quoted in held or "*" in held:
        return Response(status_code=304, headers={"ETag": quoted, "Vary": "Accept"})
    return None
