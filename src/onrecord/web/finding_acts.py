"""Deciding on a finding: from the list, from its page, by a form or by one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord import desk
from onrecord.desk import Reviewer
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Judgement, Ledger
from onrecord.positions import Finding
from onrecord.web import finding_kinds, links
from onrecord.web.acting import acted
from onrecord.web.findings_asked import PATH
from onrecord.web.trouble import wants_json

MAX_NOTE = 2000
"""Characters of a note."""

_CHOICES = {d.value: d for d in (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE, Decision.UNDO)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for: the decision, the note, the judgement that an undo is meant for, and where to go then."""

    decision: Decision
    note: str | None
    seen: str | None
    back: str


async def respond(request: Request) -> Response:
    """POST ``/findings/{finding}/judge`` with ``decision``, ``note``, ``seen`` and ``back``.

    Answers 303 to the page that it came from, or JSON where that is asked for.
    """
    wish = wish_of(await fields(request), links.finding(request.path_params["finding"]))
    ref = request.path_params["finding"]
    f, made = await acted(request, lambda ledger, by: decide(ledger, ref, wish, by))
    if wants_json(request):
        return JSONResponse(answer(made))
    return RedirectResponse(_with_done(wish.back, f.id), status_code=303)


async def fields(request: Request) -> Mapping[str, str]:
    """The fields of a form as text; files are left out."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def wish_of(form: Mapping[str, str], home: str) -> Wish:
    """What a form asks for. Raises UsageError for a decision that there is not."""
    decision = _CHOICES.get(form.get("decision", ""))
    if decision is None:
        raise UsageError(f"A finding is decided on with one of {', '.join(_CHOICES)}.")
    note = form.get("note", "").strip()[:MAX_NOTE] or None
    return Wish(decision, note, form.get("seen") or None, own_address(form.get("back"), home))


def own_address(value: str | None, home: str) -> str:
    """`value` where it is the address of one of our pages, else `home`."""
    fits = value and value.startswith("/") and not value.startswith(("//", "/\\")) and value.isprintable()
    return value if value and fits else home


def decide(ledger: Ledger, ref: str, wish: Wish, by: Reviewer) -> tuple[Finding, Judgement]:
    """Enter the decision. Raises NotFoundError for a finding that is gone, UsageError where nothing stands to undo."""
    f = desk.finding(ledger, ref)
    if wish.decision is not Decision.UNDO:
        return f, desk.judge_finding(ledger, f, replace(by, note=wish.note), wish.decision)
    standing = ledger.read.finding_judgements([f]).get(f.id)
    if standing is None:
        raise UsageError("Nothing is decided on this finding, so there is nothing to take back.")
    return f, desk.undo(ledger, standing.id, by, seen=wish.seen or standing.id)


def answer(made: Judgement) -> dict[str, str]:
    """A judgement as the script on the page reads it."""
    return {
        "id": made.id,
        "decision": made.decision.value,
        "words": finding_kinds.DECIDED[made.decision],
        "by": made.by,
        "at": made.at,
    }


def _with_done(back: str, found_id: str) -> str:
    """The list says what was decided, since it may not show the finding any more; its own page shows it anyway."""
    if back != PATH and not back.startswith(f"{PATH}?"):
        return back
    return f"{back}{'&' if '?' in back else '?'}done={found_id}"
