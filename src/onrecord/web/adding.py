"""Adding documents from the browser: the form, what becomes of it, and the page of a job that is under way."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.desk import extractor_names
from onrecord.errors import InputError, LedgerError, UsageError
from onrecord.web import limits, links, trouble, uploads, wording
from onrecord.web.acting import MAX_FIELD, allowed
from onrecord.web.jobs import Job, Jobs, Seen, State
from onrecord.web.shell import Shell, house

if TYPE_CHECKING:
    from onrecord.web.shell import House

MODELS = {"baseline": "rules", "fast": "fast, trained", "accurate": "accurate, trained, slower"}
"""What the models that we know of are called in the form."""

_KEPT = ("text", "title", "url", "publisher", "published", "collection", "model")


@dataclass(frozen=True, slots=True)
class AddForm:
    """The form that adds documents: what may be chosen, what was filled in before, and what was wrong with it.

    `max_bytes` bounds what one form may send. `is_new` is True where the first document makes the ledger.
    """

    models: tuple[tuple[str, str], ...]
    collections: tuple[str, ...]
    jobs: tuple[Seen, ...]
    max_bytes: int
    is_new: bool
    filled: dict[str, str]
    wrong: str | None = None

    @property
    def most(self) -> str:
        """The bound for a person, such as "100 MB"."""
        return f"{self.max_bytes // limits.MEGABYTE} MB"


@dataclass(frozen=True, slots=True)
class JobPage:
    """The context of job.html: how far the job is, in numbers and in words."""

    seen: Seen
    heading: str
    tally: str


def jobs(request: Request) -> Jobs:
    """The jobs of the app that a request came to."""
    return cast(Jobs, request.app.state.jobs)


def respond(request: Request) -> Response:
    """``/add``: the form."""
    return _form(request, {}, None)


async def add(request: Request) -> Response:
    """POST ``/add``: keeps what is handed in and begins a job; its page, or for programs its address."""
    form = await request.form(max_part_size=MAX_FIELD)
    try:
        await allowed(request)
        job = await run_in_threadpool(_job, form)
    except (UsageError, InputError) as error:
        if trouble.wants_json(request):
            raise
        return await run_in_threadpool(_form, request, _filled(form), str(error))
    finally:
        await request.close()
    jobs(request).put(job)
    address = links.job(job.id)
    if trouble.wants_json(request):
        return JSONResponse({"id": job.id, "href": address}, 202, headers={"Location": address})
    return RedirectResponse(address, status_code=303)


def job_page(request: Request) -> Response:
    """``/jobs/{job}``: how far a job is, as a page that loads itself again, or as JSON."""
    seen = jobs(request).seen(request.path_params["job"])
    page = JobPage(seen, heading(seen), tally(seen))
    if trouble.wants_json(request):
        record = {**asdict(seen), "over": seen.is_over, "heading": page.heading, "tally": page.tally}
        return JSONResponse(record, headers={"Cache-Control": "no-store"})
    answer = house(request).render("job.html", Shell(title=page.heading, room="/"), page)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def stop(request: Request) -> Response:
    """POST ``/jobs/{job}/stop``: stops a job after the document at hand."""
    await allowed(request)
    job = jobs(request).get(request.path_params["job"])
    job.stop()
    return RedirectResponse(links.job(job.id), status_code=303)


def form_of(request: Request, filled: dict[str, str] | None = None, wrong: str | None = None) -> AddForm:
    """The form as it is now."""
    here = house(request)
    return AddForm(
        models=_models(),
        collections=_collections(here),
        jobs=tuple(seen for seen in jobs(request).all() if not seen.is_over),
        max_bytes=limits.ADDED,
        is_new=here.is_new,
        filled=filled or {},
        wrong=wrong,
    )


def _models() -> tuple[tuple[str, str], ...]:
    """The models with what they are called, the default first."""
    default, *others = [(name, MODELS.get(name, name)) for name in extractor_names()]
    return ((default[0], f"{default[1]} (the default)"), *others)


def heading(seen: Seen) -> str:
    """How it stands with a job, in a few words."""
    if seen.state is State.WAITING:
        return f"Waiting for {wording.number(seen.before, 'job', 'jobs')} before it" if seen.before else "Beginning"
    if seen.state is State.RUNNING:
        return f"Adding {wording.number(seen.total, 'document', 'documents')}"
    if seen.state is State.STOPPED:
        return "Stopped"
    if seen.state is State.FAILED:
        return "The work broke off"
    return "Added" if seen.added or seen.new_versions else "Nothing new"


def tally(seen: Seen) -> str:
    """What a job has done so far, in one line."""
    if seen.state is State.RUNNING and not seen.documents:
        return "Making ready. The first documents take longest."
    parts = [f"{seen.documents:,} of {wording.number(seen.total, 'document', 'documents')}"]
    parts += [f"{seen.added:,} added"] if seen.added else []
    parts += [wording.number(seen.new_versions, "new version", "new versions")] if seen.new_versions else []
    parts += [f"{seen.unchanged:,} unchanged"] if seen.unchanged else []
    parts += [f"{seen.failed:,} not read"] if seen.failed else []
    words = wording.number(seen.words, "word", "words")
    return ", ".join(parts) + f"; {wording.number(seen.statements, 'statement', 'statements')} in {words}"


def _job(form: FormData) -> Job:
    folder = uploads.new_folder()
    try:
        return Job(uploads.keep(form, folder), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _form(request: Request, filled: dict[str, str], wrong: str | None) -> Response:
    page = form_of(request, filled, wrong)
    return house(request).render("add.html", Shell(title="Add documents", room="/"), page, 400 if wrong else 200)


def _filled(form: FormData) -> dict[str, str]:
    return {name: value for name in _KEPT if isinstance(value := form.get(name), str)}


def _collections(here: House) -> tuple[str, ...]:
    try:
        return tuple(row.name for row in here.reader.collections())
    except LedgerError:  # a ledger that is not there yet has none; another says so on its own pages
        return ()


ROUTES = (
    Route("/add", respond, name="add"),
    Route("/add", add, methods=["POST"]),
    Route("/jobs/{job}", job_page, name="job"),
    Route("/jobs/{job}/stop", stop, methods=["POST"]),
)
