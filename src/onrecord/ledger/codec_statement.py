"""Statements as rows and back. What can be asked for has a column; the rest is one compact JSON object.

A passage is ``[[[start, end], ...], text]``; what is absent or empty is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from onrecord.errors import LedgerError
from onrecord.records import (
    Claim,
    Issue,
    Kind,
    Occasion,
    Part,
    Party,
    Passage,
    Reporter,
    Setting,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)

T = TypeVar("T")
Body = dict[str, Any]
"""A decoded JSON object; its values are checked by the records that they are made into."""

_PASSAGES = ("conditions", "exceptions", "scope", "reason", "time_limits")


def to_row(statement: Statement) -> dict[str, object]:
    """The columns of `statement` that follow from the record alone."""
    said = statement.said_on
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "part": statement.part.value,
        "content_start": statement.content.start,
        "content_end": statement.content.end,
        "content": statement.content.text,
        "said_earliest": said.earliest if said else None,
        "said_latest": said.latest if said else None,
        "confidence": statement.confidence,
        "model": statement.model,
        "body": dump(_body(statement)),
    }


def from_row(row: RowMapping, document: str) -> Statement:
    """The statement of `row` in the document with id `document`. Raises LedgerError for a row that is damaged."""
    try:
        return _statement(row, json.loads(row["body"]), document)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise LedgerError(
            f"Statement {row['id']} is damaged in the ledger: `onrecord verify` says what holds."
        ) from error


def content_spans(body: str) -> list[Span]:
    """The spans of the content in a stored body."""
    return _spans(json.loads(body)["content"])


def dump(value: object) -> str:
    """`value` as compact JSON, the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _present(**fields: object) -> Body:
    """The fields that say something: not None, not empty, not False."""
    return {name: value for name, value in fields.items() if value not in (None, False, [], ())}


def _body(s: Statement) -> Body:
    return _present(
        content=s.content.spans,
        floating=s.floating,
        source=_dump_passage(s.source),
        cue=_dump_passage(s.cue),
        speakers=[_present(name=v.name, id=v.id, role=v.role, basis=v.basis) for v in s.speakers],
        reported_by=[_present(name=r.name, id=r.id, statement=r.statement, on=r.on) for r in s.reported_by],
        said_on=_dump_when(s.said_on),
        occasion=_present(id=s.occasion.id, type=s.occasion.type, date=s.occasion.date) if s.occasion else None,
        medium=_dump_setting(s.medium),
        venue=_dump_setting(s.venue),
        audience=_dump_setting(s.audience),
        hedges=[_dump_passage(p) for p in s.hedges],
        flags=s.flags,
        claims=[_dump_claim(c) for c in s.claims],
    )


def _dump_passage(passage: Passage | None) -> object:
    return None if passage is None else [passage.spans, passage.text]


def _dump_when(when: When | None) -> Body | None:
    if when is None:
        return None
    return _present(
        value=when.value,
        earliest=when.earliest,
        latest=when.latest,
        basis=when.basis.value,
        mod=when.mod,
        passage=_dump_passage(when.passage),
    )


def _dump_setting(setting: Setting | None) -> Body | None:
    return None if setting is None else _present(passage=_dump_passage(setting.passage), id=setting.id)


def _dump_party(party: Party | None) -> Body | None:
    if party is None:
        return None
    return _present(name=party.name, id=party.id, passage=_dump_passage(party.passage))


def _dump_issue(issue: Issue) -> Body:
    passage = _dump_passage(issue.passage)
    return _present(label=issue.label, passage=passage, id=issue.id, path=issue.path, opposite=issue.opposite)


def _dump_claim(claim: Claim) -> Body:
    issue = claim.issue
    return _present(
        holder=_dump_party(claim.holder),
        act=claim.act,
        issue=_dump_issue(issue),
        stance=claim.stance.value,
        described=claim.described,
        mode=claim.mode,
        counterpart=_dump_party(claim.counterpart),
        modality=claim.modality,
        **{name: [_dump_passage(p) for p in getattr(claim, name)] for name in _PASSAGES},
    ) | {"confidence": claim.confidence}


def _statement(row: RowMapping, body: Body, document: str) -> Statement:
    return Statement(
        document=document,
        kind=Kind(row["kind"]),
        content=Passage(tuple(_spans(body["content"])), row["content"]),
        model=row["model"],
        part=Part(row["part"]),
        floating=body.get("floating", False),
        source=_passage(body.get("source")),
        cue=_passage(body.get("cue")),
        speakers=tuple(_speaker(v) for v in body.get("speakers", ())),
        reported_by=tuple(_reporter(r) for r in body.get("reported_by", ())),
        said_on=_maybe(_when, body.get("said_on")),
        occasion=_maybe(_occasion, body.get("occasion")),
        medium=_maybe(_setting, body.get("medium")),
        venue=_maybe(_setting, body.get("venue")),
        audience=_maybe(_setting, body.get("audience")),
        hedges=_passages(body.get("hedges", ())),
        flags=tuple(body.get("flags", ())),
        claims=tuple(_claim(c) for c in body.get("claims", ())),
        confidence=row["confidence"],
    )


def _maybe(load: Callable[[Body], T], body: Body | None) -> T | None:
    return None if body is None else load(body)


def _spans(pairs: Iterable[Iterable[int]]) -> list[Span]:
    return [Span(start, end) for start, end in pairs]


def _passage(pair: list[Any] | None) -> Passage | None:
    return None if pair is None else _whole(pair)


def _whole(pair: list[Any]) -> Passage:
    spans, text = pair
    return Passage(tuple(_spans(spans)), text)


def _passages(pairs: Iterable[list[Any]]) -> tuple[Passage, ...]:
    return tuple(_whole(pair) for pair in pairs)


def _speaker(body: Body) -> Speaker:
    return Speaker(body.get("name", ""), body.get("id"), body.get("role"), body.get("basis"))


def _reporter(body: Body) -> Reporter:
    return Reporter(body.get("name"), body.get("id"), body.get("statement"), body.get("on"))


def _when(body: Body) -> When:
    return When(
        body["value"],
        body["earliest"],
        body["latest"],
        TimeBasis(body["basis"]),
        body.get("mod"),
        _passage(body.get("passage")),
    )


def _occasion(body: Body) -> Occasion:
    return Occasion(body["id"], body["type"], body.get("date"))


def _setting(body: Body) -> Setting:
    return Setting(_whole(body["passage"]), body.get("id"))


def _party(body: Body) -> Party:
    return Party(body.get("name", ""), body.get("id"), _passage(body.get("passage")))


def _issue(body: Body) -> Issue:
    passage = _passage(body.get("passage"))
    return Issue(body.get("label", ""), passage, body.get("id"), body.get("path"), body.get("opposite", False))


def _claim(body: Body) -> Claim:
    return Claim(
        holder=_party(body.get("holder", {})),
        act=body["act"],
        issue=_issue(body["issue"]),
        stance=Stance(body["stance"]),
        described=body.get("described", False),
        mode=body.get("mode"),
        counterpart=_maybe(_party, body.get("counterpart")),
        modality=body.get("modality"),
        confidence=body["confidence"],
        **{name: _passages(body.get(name, ())) for name in _PASSAGES},
    )
