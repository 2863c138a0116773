"""The codebook as a whole: the text that the ledger goes by, or a draft of one, and saving it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.web.acting import MAX_FIELD, acted
from onrecord.web.shell import Shell, house, param


@dataclass(frozen=True, slots=True)
class CodebookPage:
    """The context of codebook.html.

    `version` is that of the ledger's own codebook, None where it goes by the general one. `draft` says that `text` is
    a suggestion made from the ledger, `wrong` why a text was not saved, `recoded` how many claims a saved one changed.
    """

    version: int | None
    stored_on: str | None
    text: str
    draft: bool = False
    wrong: str | None = None
    recoded: str | None = None


def respond(request: Request) -> Response:
    """``/codebook?draft=1``."""
    page = context(house(request).ledger, draft=param(request, "draft") is not None, changed=param(request, "changed"))
    return house(request).render("codebook.html", _shell(), page)


def context(ledger: Ledger, *, draft: bool, changed: str | None = None) -> CodebookPage:
    """Everything that the page shows; a draft is worked out from all claims."""
    stored, text = desk.shown_codebook(ledger)
    version, on = (stored.version, stored.stored_on[:10]) if stored else (None, None)
    recoded = changed if changed and changed.isdecimal() else None
    return CodebookPage(version, on, desk.draft_codebook(ledger) if draft else text, draft, None, recoded)


async def act(request: Request) -> Response:
    """POST ``/codebook``: ``text`` becomes the codebook. A text that is wrong is shown again with what is wrong."""
    form = await request.form(max_part_size=MAX_FIELD)
    text = str(form.get("text", "")).replace("\r\n", "\n")
    if not text.strip():
        raise UsageError("The codebook is empty: write at least one entry, or leave the one that holds.")
    try:
        done = await acted(request, lambda ledger, _: desk.recode(ledger, text))
    except UsageError as error:
        stored = await run_in_threadpool(house(request).reader.codebook)
        version, on = (stored.version, stored.stored_on[:10]) if stored else (None, None)
        page = CodebookPage(version, on, text, wrong=str(error))
        return house(request).render("codebook.html", _shell(), page, 400)
    return RedirectResponse(f"/codebook?changed={done.changed}", status_code=303)


def _shell() -> Shell:
    return Shell(title="Codebook", room="/issues")
