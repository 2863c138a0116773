"""Deciding in the review: accept, reject, unsure, correct in place, and taking the last decision back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.desk import Queue, Reviewer
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Judgement, Ledger, SubjectKind
from onrecord.web import review
from onrecord.web.acting import acted
from onrecord.web.editing_fields import claim_changes, statement_changes, texts
from onrecord.web.finding_acts import MAX_NOTE, own_address
from onrecord.web.shell import house

_CHOICES = {d.value: d for d in (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE, Decision.CORRECT)}
_QUEUES = {queue.subject: queue for queue in Queue}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for: the decision on a thing of a queue, and what was typed."""

    kind: Queue
    ref: str
    decision: Decision
    typed: Mapping[str, str]


async def judge(request: Request) -> Response:
    """POST ``/review/judge`` with ``queue``, ``ref``, ``decision``, ``note``, ``back`` and the fields of a correction.

    Answers 303 to ``back``, or the page again with what is wrong where a correction cannot be entered.
    """
    typed = await texts(request)
    wish = wish_of(typed)
    try:
        await acted(request, lambda ledger, by: decide(ledger, wish, by))
    except UsageError as error:
        if wish.decision is not Decision.CORRECT or wish.kind not in {Queue.STATEMENTS, Queue.CLAIMS}:
            raise
        wanted = review.Asked(wish.kind, typed.get("document") or None, wish.ref)
        refusal = review.Refusal(str(error), typed)
        who = review.name_of(request)
        return await run_in_threadpool(review.page, house(request), wanted, who, refusal, 422)
    home = review.Asked(wish.kind).address()
    return RedirectResponse(own_address(typed.get("back"), home), status_code=303)


async def undo(request: Request) -> Response:
    """POST ``/review/undo`` with ``seen``, the id of the judgement to take back: goes to what it was about."""
    typed = await texts(request)
    seen = typed.get("seen", "")
    made = await acted(request, lambda ledger, by: take_back(ledger, seen, by))
    queue, ref = place_of(made)
    wanted = review.Asked(queue, typed.get("document") or None, as_list=typed.get("view") == "list")
    return RedirectResponse(wanted.address(at=ref), status_code=303)


def wish_of(typed: Mapping[str, str]) -> Wish:
    """What a form asks for. Raises UsageError for a queue or a decision that there is not."""
    kind, decision = typed.get("queue", ""), _CHOICES.get(typed.get("decision", ""))
    if kind not in set(Queue) or decision is None:
        raise UsageError("Load the page again: its form names no queue or no decision that there is.")
    return Wish(Queue(kind), typed.get("ref", ""), decision, typed)


def decide(ledger: Ledger, wish: Wish, by: Reviewer) -> Judgement:
    """Enter the decision. Raises NotFoundError for what is gone, UsageError for what cannot be."""
    noted = replace(by, note=wish.typed.get("note", "")[:MAX_NOTE] or None)
    if wish.kind is Queue.MATCHES:
        one, _, other = wish.ref.partition("=")
        return desk.merge(ledger, one, other, noted, _plain(wish))
    if wish.kind is Queue.FINDINGS:
        return desk.judge_finding(ledger, desk.finding(ledger, wish.ref), noted, _plain(wish))
    changes = _changes(ledger, wish) if wish.decision is Decision.CORRECT else ()
    return desk.judge(ledger, wish.ref, wish.decision, noted, changes)


def _plain(wish: Wish) -> Decision:
    if wish.decision is Decision.CORRECT:
        raise UsageError("Matches and findings are accepted or rejected: correct the statements that they rest on.")
    return wish.decision


def _changes(ledger: Ledger, wish: Wish) -> list[tuple[str, str]]:
    """The fields that a person changed. Raises UsageError where none is."""
    row = ledger.read.statement(wish.ref.partition("#")[0])
    if wish.kind is Queue.STATEMENTS:
        changes = statement_changes(row.statement, wish.typed)
    else:
        refs = ledger.read.claim_refs(row.statement.id)
        if wish.ref not in refs:
            raise UsageError("This claim is not there any more: load the page again.")
        claim = row.statement.claims[refs.index(wish.ref)]
        changes = claim_changes(ledger.read.document(row.document.id).text, row.statement, claim, wish.typed)
    if not changes:
        raise UsageError("Nothing is different from what the ledger holds: change a field, or accept it.")
    return changes


def take_back(ledger: Ledger, seen: str, by: Reviewer) -> Judgement:
    """Take a judgement back; gives what it was. Raises UsageError where it does not stand any more."""
    made = next((j for j in ledger.read.history(seen) if j.id == seen), None)
    if made is None:
        raise UsageError("There is no such judgement to take back: load the page again.")
    desk.undo(ledger, seen, by, seen=seen)
    return made


def place_of(made: Judgement) -> tuple[Queue, str | None]:
    """The queue in which what was judged waits again, and what it is called there."""
    queue = _QUEUES.get(made.kind, Queue.MATCHES)
    if made.kind is SubjectKind.CLAIM and made.statement:
        return queue, f"{made.statement}#{made.target['claim']['position'] + 1}"
    if made.kind is SubjectKind.STATEMENT:
        return queue, made.statement
    if made.kind is SubjectKind.MATCH:
        return queue, "=".join(made.target["pair"])
    return queue, made.target.get("finding")
