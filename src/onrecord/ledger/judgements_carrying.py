"""Judgements of a document carried to its next version, where the words that they are about still stand.

A carried judgement is one of its own: it points at the words of the new version, has the name of whoever judged the
older one, says in its note where it comes from, and is undone without touching the older version's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from onrecord.ledger import codec_statement, judgements_applying, judgements_subjects, writing
from onrecord.ledger.judgements import Body, SubjectKind
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.judgements_target import ROLES, Places, moved, places, selectors
from onrecord.ledger.schema import document, document_text
from onrecord.records import content_id

_NOTE = "carried over from version "
_CARRIED = (SubjectKind.STATEMENT, SubjectKind.CLAIM)


def carry(connection: Connection, seq: int, code: str) -> int:
    """Enter for the document with this number, whose statements are not entered yet, what stands of the version before.

    Gives how many judgements were carried: those whose words are in the new text at one place, and that nobody has made
    of these words already.
    """
    new = _version(connection, document.c.seq == seq)
    if new is None or new.url is None:
        return 0
    old = _version(connection, (document.c.url == new.url) & (document.c.seq < seq))
    if old is None:
        return 0
    known = {_meant(s.kind, s.where, s.target) for s in judgements_applying.subjects(connection, seq, new.text)}
    carried = 0
    for row in _standing(connection, old.id):
        target = json.loads(row.latest_target)
        where = places(new.text, new.sha256, target)
        if where is None or _meant(row.kind, where, target) in known:
            continue
        _enter(connection, row, _moved_target(new, where, target, old.text), old, new, code)
        carried += 1
    return carried


def _version(connection: Connection, which: Any) -> Any:
    """The row of the last document of those meant, with its text; None where there is none."""
    columns = (document.c.id, document.c.url, document.c.version, document.c.sha256, document.c.raw_sha256)
    asked = select(*columns, document_text.c.text).join(document_text, document_text.c.document == document.c.seq)
    return connection.execute(asked.where(which).order_by(document.c.seq.desc()).limit(1)).one_or_none()


def _standing(connection: Connection, document_id: str) -> list[Row[Any]]:
    """The judgements of statements and claims of a document that stand, with the latest place of their words."""
    latest = judgement.alias("latest")
    asked = (
        select(judgement, latest.c.target.label("latest_target"))
        .join(judged, judged.c.standing == judgement.c.seq)
        .join(latest, latest.c.seq == judged.c.latest)
        .where(judged.c.document == document_id, judged.c.kind.in_(_CARRIED))
        .order_by(judgement.c.seq)
    )
    return list(connection.execute(asked))


def _meant(kind: str, where: Places | None, target: Body) -> tuple[object, ...]:
    """What a judgement is about, so that the same words are not judged twice over."""
    content = tuple(tuple(span) for span in where["content"]) if where else ()
    claim = target.get("claim") or {}
    return (str(kind), content, claim.get("issue"), claim.get("holder"))


def _moved_target(new: Row[Any], where: Places, target: Body, old_text: str) -> dict[str, Any]:
    """A target with its words' places in the new text."""
    result: dict[str, Any] = {"sha256": new.sha256} | {role: selectors(new.text, where[role]) for role in ROLES}
    if "claim" in target:
        spans = [moved(old_text, new.text, span) for span in target["claim"]["spans"]]
        result["claim"] = {**target["claim"], "spans": [span for span in spans if span is not None]}
    return result


def _enter(
    connection: Connection, row: Row[Any], target: Mapping[str, Any], old: Row[Any], new: Row[Any], code: str
) -> None:
    """Enter one judgement of the new version."""
    name = judgements_subjects.fresh(connection, content_id(row.subject[0], new.id, row.subject))
    note = row.note or ""
    if not note.startswith(_NOTE):
        note = f"{_NOTE}{old.version}" + (f": {note}" if note else "")
    fields = _moved_fields(json.loads(row.fields), old.text, new.text)
    values = {
        "id": content_id("j", name, row.id),
        "at": writing.now(),
        "who": row.who,
        "decision": row.decision,
        "kind": row.kind,
        "subject": name,
        "fields": codec_statement.dump(fields),
        "note": note,
        "supersedes": None,
        "target": codec_statement.dump(target),
        "before": row.before,
        "document": new.id,
        "code": code,
    }
    number = connection.execute(insert(judgement).returning(judgement.c.seq), values).scalar_one()
    stands = {"subject": name, "kind": row.kind, "standing": number, "decision": row.decision, "latest": number}
    place = {"document": new.id, "sha256": new.sha256, "raw_sha256": new.raw_sha256}
    connection.execute(insert(judged), stands | place)


def _moved_fields(value: Any, old: str, new: str) -> Any:
    """Corrected fields with every passage, ``[spans, words]``, where its words stand in the new text.

    One whose words are not there stays as it is: whoever reads it passes it over.
    """
    if isinstance(value, dict):
        return {name: _moved_fields(part, old, new) for name, part in value.items()}
    if not isinstance(value, list):
        return value
    if _is_passage(value):
        spans = [moved(old, new, span) for span in value[0]]
        return value if None in spans else [[list(span) for span in spans if span], value[1]]
    return [_moved_fields(part, old, new) for part in value]


def _is_passage(value: list[Any]) -> bool:
    return (
        len(value) == 2
        and isinstance(value[1], str)
        and isinstance(value[0], list)
        and all(isinstance(span, list) and [type(n) for n in span] == [int, int] for span in value[0])
    )
