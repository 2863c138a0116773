"""What a person can decide, as the body of ``POST /judgements``: one shape a sort of decision."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from onrecord import desk
from onrecord.desk import Reviewer
from onrecord.desk.judging_fields import CLAIM_FIELDS, STATEMENT_FIELDS
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Judgement, Ledger
from onrecord.web.api.problems import ConflictError
from onrecord.web.api.shapes import Shape

MAX_VALUE = 4000
"""Characters of a value: the words of a long passage."""

Ref = Annotated[str, Field(min_length=1, max_length=300)]
Words = Annotated[str, Field(min_length=1, max_length=MAX_VALUE)]
Value = Annotated[str, Field(max_length=MAX_VALUE)]
FieldName = Annotated[str, Field(pattern=f"^({'|'.join((*STATEMENT_FIELDS, *CLAIM_FIELDS))})$")]
Fields = dict[FieldName, Value | list[Value]]
"""Fields with what is right: a value, several where the field takes several, an empty one where there is none."""

_NO_OTHERS: dict[str, JsonValue] = {"additionalProperties": False}
_NOTE = Field(None, max_length=2000, description="Why, in your own words.")
_FIELDS = (
    f"Of a statement: {', '.join(STATEMENT_FIELDS)}. Of a claim: {', '.join(CLAIM_FIELDS)}. Passages are words of the "
    "document, or places in its text as 120-135; several values are a list; an empty value says that there is none."
)


class Judged(Shape):
    """A statement, claim or finding is right, wrong, or you are unsure."""

    decision: Literal["accept", "reject", "unsure"]
    subject: Ref = Field(description="A statement, STATEMENT#N for its N-th claim, a finding, or a judgement.")
    note: str | None = _NOTE


class Corrected(Shape):
    """Fields of a statement or of one claim are otherwise."""

    decision: Literal["correct"]
    subject: Ref = Field(description="A statement, or STATEMENT#N for its N-th claim.")
    fields: Fields = Field(min_length=1, description=_FIELDS, json_schema_extra=_NO_OTHERS)
    note: str | None = _NOTE


class Undone(Shape):
    """The judgement that stands of something is taken back; what stood before stands again."""

    decision: Literal["undo"]
    subject: Ref = Field(description="What was judged, or the judgement.")
    seen: Ref | None = Field(None, description="The judgement meant: refused (409) where another stands by now.")
    note: str | None = _NOTE


class Missed(Shape):
    """A statement was missed."""

    decision: Literal["add"]
    document: Ref = Field(description="The document: its id, name or URL.")
    content: Words = Field(description="What was said: words of the document, or their place, as 120-135.")
    source: Words | None = Field(None, description="The words that name who said it, or their place.")
    cue: Words | None = Field(None, description="The words that attribute, as “said”, or their place.")
    fields: Fields = Field(
        default_factory=dict,
        description=f"Of the statement: {', '.join(STATEMENT_FIELDS)}.",
        json_schema_extra=_NO_OTHERS,
    )
    note: str | None = _NOTE


class Merged(Shape):
    """Two actors are one, and read as the second; or are two, for good."""

    decision: Literal["merge"]
    actor: Ref = Field(description="An actor: an id or its beginning, or words of the name.")
    into: Ref = Field(description="The actor that he is.")
    verdict: Literal["accept", "reject", "unsure"] = Field("accept", description="reject: they are two.")
    note: str | None = _NOTE


class Split(Shape):
    """A name, or one statement, of an actor is somebody else's. Exactly one of `name` and `statement` is given."""

    decision: Literal["split"]
    actor: Ref = Field(description="An actor: an id or its beginning, or words of the name.")
    name: Ref | None = Field(None, description="The name that is another's, everywhere.")
    statement: Ref | None = Field(None, description="The one statement in which another speaks.")
    into: Ref | None = Field(None, description="Who that other is; else somebody new.")
    note: str | None = _NOTE


Ruled = Judged | Corrected | Undone | Missed | Merged | Split
"""What a person hands in; `decision` tells which it is."""


def entered(ledger: Ledger, by: Reviewer, ruled: Ruled) -> Judgement:
    """Enters a decision. Raises ConflictError for an undo of what does not stand any more, else as the desk does."""
    by = Reviewer(by.name, ruled.note)
    match ruled:
        case Judged():
            return desk.judge(ledger, ruled.subject, Decision(ruled.decision), by)
        case Corrected():
            return desk.judge(ledger, ruled.subject, Decision.CORRECT, by, _changes(ruled.fields))
        case Undone():
            _refuse_outdated(ledger, ruled)
            return desk.undo(ledger, ruled.subject, by, seen=ruled.seen)
        case Missed():
            words = {"content": ruled.content, "source": ruled.source or "", "cue": ruled.cue or ""}
            return desk.add_statement(ledger, ruled.document, words, by, _changes(ruled.fields))
        case Merged():
            return desk.merge(ledger, ruled.actor, ruled.into, by, Decision(ruled.verdict))
        case Split():
            return _split(ledger, by, ruled)


def _split(ledger: Ledger, by: Reviewer, ruled: Split) -> Judgement:
    if (ruled.name is None) == (ruled.statement is None):
        raise UsageError("Say what is another's: either name or statement.")
    if ruled.statement is not None:
        return desk.split_statement(ledger, ruled.actor, ruled.statement, by, into=ruled.into)
    return desk.split(ledger, ruled.actor, ruled.name or "", by, into=ruled.into)


def _changes(fields: Fields) -> list[tuple[str, str]]:
    """Fields and values one by one, as the desk takes them."""
    listed = {name: values if isinstance(values, list) else [values] for name, values in fields.items()}
    return [(name, value) for name, values in listed.items() for value in values or [""]]


def _refuse_outdated(ledger: Ledger, ruled: Undone) -> None:
    if ruled.seen is None:
        return
    standing = [made.id for made in ledger.read.history(ruled.subject) if made.stands]
    if ruled.seen not in standing:
        raise ConflictError(
            f"{ruled.seen} does not stand any more: look at /api/judgements?about={ruled.subject} and decide again."
        )
