"""Correcting what is known of a document, putting it in collections, and taking it out of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.ledger import CollectionRow, DocumentRow, Ledger
from onrecord.records import Genre
from onrecord.web import documents, links, wording
from onrecord.web.acting import acted
from onrecord.web.documents import DocumentItem
from onrecord.web.editing_fields import texts
from onrecord.web.shell import House, Shell, house

FIELDS = ("title", "author", "publisher", "published", "url", "speaker", "genre", "language")
"""The fields of the form, each one of `desk.EDITABLE`."""


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """The context of document_edit.html and document_remove.html: the document, and the form as it stands."""

    document: DocumentItem
    values: Mapping[str, str]
    genres: tuple[tuple[str, str], ...]
    collections: tuple[CollectionRow, ...]
    href: str
    problem: str | None = None


def ask(request: Request) -> Response:
    """``/documents/{document}/edit``: the form."""
    return _form(house(request), request.path_params["document"])


async def edit(request: Request) -> Response:
    """``POST /documents/{document}/edit``: enters the fields that changed, and the collections, one a line."""
    typed = await texts(request)

    def do(ledger: Ledger, _by: desk.Reviewer) -> DocumentRow:
        row = ledger.read.document_row(request.path_params["document"])
        now = _values(row)
        changes = {name: typed[name] or None for name in FIELDS if name in typed and typed[name] != now[name]}
        if changes:
            desk.edit(ledger, row.id, changes)
        return desk.collect(ledger, row.id, typed["collections"].splitlines()) if "collections" in typed else row

    return await _done(request, typed, do)


def ask_remove(request: Request) -> Response:
    """``/documents/{document}/remove``: what would go, and whether it should."""
    row = house(request).reader.document_row(request.path_params["document"])
    page = DocumentForm(documents.item(row), {}, (), (), links.document(row.id))
    shell = Shell(title=f"Remove {page.document.title}", room="/documents")
    return house(request).render("document_remove.html", shell, page)


async def remove(request: Request) -> Response:
    """``POST /documents/{document}/remove``."""
    await acted(request, lambda ledger, _by: desk.remove(ledger, request.path_params["document"]))
    return RedirectResponse("/documents", status_code=303)


async def _done(
    request: Request, typed: Mapping[str, str], do: Callable[[Ledger, desk.Reviewer], DocumentRow]
) -> Response:
    try:
        row = await acted(request, do)
    except UsageError as error:
        ref = request.path_params["document"]
        return await run_in_threadpool(_form, house(request), ref, typed, str(error))
    return RedirectResponse(links.document(row.id), status_code=303)


def _form(home: House, ref: str, typed: Mapping[str, str] | None = None, problem: str | None = None) -> Response:
    row = home.reader.document_row(ref)
    page = DocumentForm(
        document=documents.item(row),
        values=_values(row) | dict(typed or {}),
        genres=tuple((genre.value, wording.GENRES[genre]) for genre in Genre),
        collections=tuple(home.reader.collections()),
        href=links.document(row.id),
        problem=problem,
    )
    shell = Shell(title=f"Correct {page.document.title}", room="/documents")
    return home.render("document_edit.html", shell, page, 422 if problem else 200)


def _values(row: DocumentRow) -> dict[str, str]:
    """The fields as the ledger has them."""
    return {
        "title": row.title or "",
        "author": row.author or "",
        "publisher": row.publisher or "",
        "published": row.published_on or "",
        "url": row.url or "",
        "speaker": row.speaker or "",
        "genre": row.genre.value,
        "language": row.language or "",
        "collections": "\n".join(row.collections),
    }


ROUTES = (
    Route("/documents/{document}/edit", ask, methods=["GET"]),
    Route("/documents/{document}/edit", edit, methods=["POST"]),
    Route("/documents/{document}/remove", ask_remove, methods=["GET"]),
    Route("/documents/{document}/remove", remove, methods=["POST"]),
)
