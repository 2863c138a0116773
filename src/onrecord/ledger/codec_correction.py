"""Statements with a person's corrections in them, and as a person says that they are. Works on stored bodies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import RowMapping

from onrecord.ledger import codec_statement
from onrecord.ledger.judgements import PERSON, Body
from onrecord.ledger.judgements_target import Places
from onrecord.records import Passage, Span, Statement, spans_text

CORRECTABLE = ("kind", "speakers", "said_on", "reported_by")
"""What of a statement a person may correct: its words and those of its source are what it is known by."""

_LISTS = ("conditions", "exceptions", "scope", "reason", "time_limits")
_PLACED = ("holder", "issue", "counterpart")


def record_of(statement: Statement) -> str:
    """A statement as JSON that `statement_of` reads."""
    return codec_statement.dump(codec_statement.to_row(statement))


def statement_of(record: str, document: str) -> Statement:
    """The statement in JSON by `record_of`, in the document with this id."""
    return _decoded(json.loads(record), document)


def _decoded(row: Body, document: str) -> Statement:
    return codec_statement.from_row(cast("RowMapping", row), document)


def shown(statement: Statement) -> dict[str, Any]:
    """What a statement says, as plain JSON: its body with its kind, part and content."""
    row = codec_statement.to_row(statement)
    body: dict[str, Any] = json.loads(str(row["body"]))
    return {"kind": row["kind"], "part": row["part"], "model": row["model"], **body}


def corrected(
    text: str, statement: Statement, fields: Body, claims: Mapping[int, Body], rejected: Iterable[int]
) -> Statement:
    """`statement` with corrected fields, and its claims, known by their places, with theirs or left out.

    What a correction points at in the text, and the text does not say there, is passed over.
    """
    row = codec_statement.to_row(statement)
    body = json.loads(str(row["body"]))
    body |= {name: fields[name] for name in CORRECTABLE if name in fields and name != "kind"}
    left_out = set(rejected)
    body["claims"] = [
        _claim(text, claim, claims.get(at, {})) for at, claim in enumerate(body.get("claims", ())) if at not in left_out
    ]
    kind = fields.get("kind", row["kind"])
    return _decoded({**row, "kind": kind, "body": codec_statement.dump(body)}, statement.document)


def added(text: str, document: str, where: Places, fields: Body) -> Statement:
    """A statement that a person entered: its places in the text, the rest from `fields`."""
    passages = {role: Passage.of(text, spans) for role, spans in where.items() if spans}
    content = passages.pop("content")
    body = {name: value for name, value in fields.items() if name not in {"kind", "part"}}
    body |= {role: [passage.spans, passage.text] for role, passage in passages.items()} | {"content": content.spans}
    row = {"id": "", "kind": fields["kind"], "part": fields["part"], "content": content.text, "model": PERSON}
    return _decoded({**row, "confidence": 1.0, "body": codec_statement.dump(body)}, document)


def _claim(text: str, claim: Body, fields: Body) -> dict[str, Any]:
    """A claim with corrected fields; an issue called otherwise is still that of the same words."""
    changed = dict(claim) | _holding(text, fields)
    words = claim["issue"].get("passage")
    if "issue" in fields and words:
        changed["issue"] = {"passage": words} | changed["issue"]
    return changed


def _holding(text: str, claim: Body) -> dict[str, Any]:
    """The corrected fields of a claim, less the passages that the text does not hold."""
    held = dict(claim)
    for name in _LISTS:
        if name in held:
            held[name] = [pair for pair in held[name] if _holds(text, pair)]
    for name in _PLACED:
        if held.get(name) and not _holds(text, held[name].get("passage")):
            held[name] = {k: v for k, v in held[name].items() if k != "passage"}
    return held


def _holds(text: str, passage: Any) -> bool:
    if not passage:
        return True
    spans, words = passage
    return bool(spans_text(text, [Span(start, end) for start, end in spans]) == words)
