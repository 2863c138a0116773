"""Adding documents: a file, a text or an address begins a job; the job tells how far it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, Annotated, Any, cast

from fastapi import APIRouter, Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.web import uploads
from onrecord.web.acting import MAX_FIELD, allowed
from onrecord.web.api import paging
from onrecord.web.api.paging import Asked, Listing
from onrecord.web.api.problems import UnsupportedError
from onrecord.web.api.shapes import Shape
from onrecord.web.jobs import Job, Jobs, Seen, State

router = APIRouter(tags=["adding"])

BYTES, FORM, JSON = "application/octet-stream", "multipart/form-data", "application/json"
"""The media types of what can be added: one file as it is, files in a form, a text or an address."""

_SPOOLED = 2**20  # bytes of an upload that are held in memory before a file takes them


class Described(BaseModel):
    """What is known of all that is added and not said by it."""

    model_config = ConfigDict(extra="forbid")
    title: str | None = Field(None, max_length=500, description="Title of a text.")
    publisher: str | None = Field(None, max_length=500, description="Who published it.")
    published: str | None = Field(None, pattern="^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$", description="Day, YYYY-MM-DD.")
    collection: str | None = Field(None, max_length=200, description="The collection to put it in.")
    model: str | None = Field(None, max_length=100, description="What extracts: baseline (the default) or fast.")


class Upload(Described):
    """What is known of a file that is sent as it is."""

    name: str | None = Field(None, max_length=500, description="Its name, which tells the format by its ending.")


class NewDocument(Described):
    """A text, or the address of a page (several with spaces between)."""

    text: str | None = Field(None, max_length=2_000_000, description="The words, kept as they are.")
    url: str | None = Field(None, max_length=20_000, description="An http or https address, which is fetched.")


class AddedRecord(Shape):
    """A document that a job is done with; `id` is null where several documents have its name."""

    name: str
    status: str
    words: int
    id: str | None


class FailureRecord(Shape):
    """What could not be added, and the sentence why."""

    name: str
    why: str


class JobRecord(Shape):
    """How far a job is. `total` counts what is known of so far: an archive may hold more.

    `before` counts the jobs that it waits for, `error` says why the job as a whole broke off. Once `over`, nothing
    more happens.
    """

    id: str
    state: State
    over: bool
    before: int
    total: int
    documents: int
    words: int
    statements: int
    added: int
    unchanged: int
    new_versions: int
    failed: int
    done: list[AddedRecord]
    failures: list[FailureRecord]
    error: str | None


_FILES = {"type": "array", "items": {"type": "string", "contentMediaType": BYTES}, "minItems": 1}
_WORDS = {"type": "string", "maxLength": 200}
_FORM_SCHEMA = {
    "type": "object",
    "properties": {"files": _FILES, "publisher": _WORDS, "collection": _WORDS},
    "required": ["files"],
    "additionalProperties": False,
}
_BODY = {
    "required": True,
    "content": {
        JSON: {"schema": NewDocument.model_json_schema()},
        FORM: {"schema": _FORM_SCHEMA},
        BYTES: {"schema": {"type": "string", "contentMediaType": BYTES, "minLength": 1}},
    },
}


@router.post(
    "/documents",
    operation_id="addDocument",
    summary="Add documents",
    status_code=202,
    response_model=JobRecord,
    openapi_extra={"requestBody": _BODY},
)
async def add_document(request: Request, response: Response, upload: Annotated[Upload, Query()]) -> Any:
    """Begins a job that reads, extracts and enters what is sent: JSON with a text or an address; a form with files; or
    one file as it is, with its name in the address. Files may be text, HTML, PDF, DOCX, mail, tables and archives.

    A text that the ledger holds already changes nothing.
    """
    try:
        await allowed(request)
        job = await _begun(await _form(request, upload))
    finally:
        await request.close()
    _jobs(request).put(job)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return job_shape(job.seen)


@router.get("/jobs", operation_id="listJobs", summary="List jobs", response_model=Listing[JobRecord])
def list_jobs(request: Request, response: Response, wanted: Annotated[Asked, Query()]) -> Any:
    """The jobs since the server was started, oldest first; of those that are over, the last ones."""
    seen: Sequence[Seen] = _jobs(request).all()
    return paging.answer(request, response, "jobs", paging.cut("jobs", wanted, seen), job_shape)


JobId = Annotated[str, Path(description="A job's id.")]


@router.get("/jobs/{job}", operation_id="getJob", summary="How far a job is", response_model=JobRecord)
def get_job(request: Request, job: JobId) -> Any:
    """What is done, what failed and why, and whether more happens."""
    return job_shape(_jobs(request).seen(job))


@router.delete("/jobs/{job}", operation_id="stopJob", summary="Stop a job", response_model=JobRecord)
async def stop_job(request: Request, job: JobId) -> Any:
    """Stops a job after the document at hand. What went in before stays."""
    await allowed(request)
    found = _jobs(request).get(job)
    found.stop()
    return job_shape(found.seen)


def job_shape(seen: Seen) -> dict[str, Any]:
    """How far a job is, as JSON."""
    failures = [{"name": name, "why": why} for name, why in seen.failures]
    return asdict(seen) | {"over": seen.is_over, "failures": failures}


def _jobs(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


async def _begun(form: FormData) -> Job:
    try:
        return await run_in_threadpool(_job, form)
    finally:
        await form.close()


def _job(form: FormData) -> Job:
    folder = uploads.new_folder()
    try:
        return Job(uploads.keep(form, folder), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


async def _form(request: Request, upload: Upload) -> FormData:
    """What is sent, in whatever way, as the form of the page that adds documents."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    known = [(name, value) for name, value in upload if name != "name" and value is not None]
    if media == FORM:
        sent = await request.form(max_part_size=MAX_FIELD)
        return FormData([*known, *sent.multi_items()])
    if media == JSON:
        return FormData([*known, *_new(await request.body())])
    if media == BYTES:
        if not upload.name:
            raise UsageError("Say what the file is called: add ?name=report.pdf to the address.")
        return FormData([*known, ("files", UploadFile(await _received(request), filename=upload.name))])
    raise UnsupportedError(f"Send documents as {JSON}, {FORM} or {BYTES}, not as {media or 'nothing in particular'}.")


def _new(body: bytes) -> list[tuple[str, str]]:
    """The fields of a JSON body. Raises RequestValidationError for what does not fit the schema."""
    try:
        made = NewDocument.model_validate_json(body)
    except ValidationError as error:
        found = [{**each, "loc": ("body", *each["loc"])} for each in error.errors(include_url=False)]
        raise RequestValidationError(found) from error
    return [(name, value) for name, value in made if value is not None]


async def _received(request: Request) -> Any:
    """The body as an open file, in memory while it is small."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 - closed with the form
    try:
        async for chunk in request.stream():
            await run_in_threadpool(file.write, chunk)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file
