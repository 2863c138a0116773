"""What a person enters on the reader's page: judgements, corrections and missed statements. Each is a judgement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord import desk
from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import Decision, Ledger
from onrecord.records import Claim, Document, Statement
from onrecord.web import links, reader
from onrecord.web.acting import acted
from onrecord.web.editing_fields import claim_changes, located, statement_changes, texts
from onrecord.web.reader_filter import Filter
from onrecord.web.shell import house
from onrecord.web.trouble import wants_json

DECISIONS = frozenset({Decision.ACCEPT, Decision.REJECT, Decision.UNSURE, Decision.UNDO})
"""What the buttons of a card enter."""

KEPT = ("speaker", "kind", "stance", "issue", "layers", "rejected", "sheet")
"""The parameters of the reader's address that outlive a form."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a form: the document, the statement (None where it is gone) and what was decided on it."""

    document: str
    statement: str | None
    judgement: str | None


async def judge(request: Request) -> Response:
    """``POST /statements/{statement}/judge``: ``decision`` of ``claim`` (its number), or of the statement."""
    typed = await texts(request)
    decision = typed.get("decision", "")
    if decision not in DECISIONS:
        raise UsageError(f"The decision is one of {', '.join(sorted(DECISIONS))}, not {decision!r}.")
    ref = _ref(request, typed)

    def do(ledger: Ledger, by: desk.Reviewer) -> Entered:
        row = ledger.read.statement(request.path_params["statement"])
        desk.judge(ledger, ref, Decision(decision), _noted(by, typed))
        return _now(ledger, row.document.id, row.statement.id)

    return await _entered(request, typed, do)


async def correct(request: Request) -> Response:
    """``POST /statements/{statement}/correct``: the fields of a statement or, with ``claim``, of one of its claims."""
    typed = await texts(request)
    ref = _ref(request, typed)

    def do(ledger: Ledger, by: desk.Reviewer) -> Entered:
        row = ledger.read.statement(request.path_params["statement"])
        text = ledger.read.document(row.document.id).text
        if typed.get("claim"):
            claim = _claim(ledger, row.statement, ref)
            changes = claim_changes(text, row.statement, claim, typed)
        else:
            changes = statement_changes(row.statement, typed)
        if not changes:
            raise UsageError("Nothing is different from what the ledger holds: change a field, or accept it.")
        desk.judge(ledger, ref, Decision.CORRECT, _noted(by, typed), changes)
        return _now(ledger, row.document.id, row.statement.id)

    return await _entered(request, typed, do)


async def add(request: Request) -> Response:
    """``POST /documents/{document}/statements``: a missed statement by its words or their place (``120-135``)."""
    typed = await texts(request)

    def do(ledger: Ledger, by: desk.Reviewer) -> Entered:
        document = ledger.read.document(request.path_params["document"])
        words = {name: located(document.text, typed[name]) for name in ("content", "source", "cue") if typed.get(name)}
        if "content" not in words:
            raise UsageError("Say what was said: select the words in the text, or paste them here.")
        changes = statement_changes(None, typed)
        made = desk.add_statement(ledger, document.id, words, _noted(by, typed), changes)
        return Entered(document.id, made.statement, made.decision.value)

    return await _entered(request, typed, do)


def _noted(by: desk.Reviewer, typed: Mapping[str, str]) -> desk.Reviewer:
    return replace(by, note=typed.get("note") or None)


def _claim(ledger: Ledger, statement: Statement, ref: str) -> Claim:
    """The claim that is called `ref`, among those that the statement shows."""
    refs = ledger.read.claim_refs(statement.id)
    if ref not in refs:
        raise UsageError(f"Statement {statement.id} has no such claim any more: load the page again.")
    return statement.claims[refs.index(ref)]


def _number(typed: Mapping[str, str]) -> int | None:
    value = typed.get("claim", "")
    if value and not (value.isascii() and value.isdigit() and len(value) < 5 and int(value)):
        raise UsageError(f"A claim is named by its number, from 1, not {value!r}.")
    return int(value) if value else None


def _ref(request: Request, typed: Mapping[str, str]) -> str:
    number, statement = _number(typed), str(request.path_params["statement"])
    return f"{statement}#{number}" if number else statement


def _now(ledger: Ledger, document: str, statement: str) -> Entered:
    """The statement as it stands after a judgement."""
    try:
        return Entered(document, statement, ledger.read.statement(statement).statement.judgement)
    except NotFoundError:
        return Entered(document, None, None)


async def _entered(
    request: Request, typed: Mapping[str, str], do: Callable[[Ledger, desk.Reviewer], Entered]
) -> Response:
    """Does it, and answers with the reader at the statement's place, or with JSON where that is asked for."""
    try:
        made = await acted(request, do)
    except UsageError as error:
        if wants_json(request):
            raise
        return await run_in_threadpool(_refused, request, typed, str(error))
    if wants_json(request):
        return JSONResponse({"statement": made.statement, "judgement": made.judgement})
    kept = _kept(typed)
    if made.judgement == Decision.REJECT:
        kept["rejected"] = "1"
    address = links.page(links.document(made.document), **kept, at=made.statement)
    return RedirectResponse(f"{address}#{made.statement}" if made.statement else address, status_code=303)


def _kept(typed: Mapping[str, str]) -> dict[str, str]:
    """The filters of the page that a form was on."""
    return {name: value for name, value in parse_qsl(typed.get("kept", "")) if name in KEPT}


def _refused(request: Request, typed: Mapping[str, str], problem: str) -> Response:
    """The page again with the form open, as it was filled in, and why it was not entered."""
    home = house(request)
    statement = request.path_params.get("statement")
    ref = home.reader.statement(statement).document.id if statement else request.path_params["document"]
    document: Document = home.reader.document(ref)
    wanted = Filter(at=statement, edit=statement is not None, add=statement is None, rejected=True)
    return reader.page(home, document, wanted, reader.Refusal(problem, typed), 422)


ROUTES = (
    Route("/statements/{statement}/judge", judge, methods=["POST"]),
    Route("/statements/{statement}/correct", correct, methods=["POST"]),
    Route("/documents/{document}/statements", add, methods=["POST"]),
)
