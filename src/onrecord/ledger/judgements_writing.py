"""Entering judgements. Each runs inside a transaction that `Writer` holds, and brings the statements into line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.errors import UsageError
from onrecord.ledger import (
    codec_statement,
    judgements_actors,
    judgements_findings,
    judgements_reading,
    judgements_subjects,
    writing,
)
from onrecord.ledger.derived import judged as judged_findings
from onrecord.ledger.derived import marks
from onrecord.ledger.folding import fold
from onrecord.ledger.judgements import Decision, Judgement, Ruling, SubjectKind
from onrecord.ledger.judgements_actors import Into
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.judgements_subjects import Subject
from onrecord.ledger.judgements_target import target_of
from onrecord.ledger.schema import document, document_text, statement
from onrecord.positions import Finding
from onrecord.records import Statement, content_id

_KEEPING = frozenset({Decision.ACCEPT, Decision.UNSURE})
"""The decisions that leave a statement as it is shown."""


def judge(connection: Connection, ref: str, ruling: Ruling, code: str) -> Judgement:
    """Enter a judgement of what `ref` means (see `judgements_subjects.find`)."""
    subject = judgements_subjects.find(connection, ref)
    if ruling.decision is Decision.CORRECT and subject.kind not in {SubjectKind.STATEMENT, SubjectKind.CLAIM}:
        raise UsageError(f"A {subject.kind} cannot be corrected: accept it, reject it or leave it unsure.")
    return enter(connection, subject, ruling, code)


def judge_finding(connection: Connection, finding: Finding, ruling: Ruling, code: str) -> Judgement:
    """Enter a judgement of a finding, with the words that it compares."""
    return enter(connection, judgements_findings.subject_of(connection, finding), ruling, code)


def add(connection: Connection, entered: Statement, fields: dict[str, Any], ruling: Ruling, code: str) -> Judgement:
    """Enter a statement that was missed. Raises UsageError where its words are those of another already."""
    seq = writing.number_of(connection, entered.document)
    row = connection.execute(
        select(document.c.id, document.c.sha256, document.c.raw_sha256, document_text.c.text)
        .join(document_text, document_text.c.document == document.c.seq)
        .where(document.c.seq == seq)
    ).one()
    _refuse_known(connection, seq, entered)
    place = {"document": row.id, "sha256": row.sha256, "raw_sha256": row.raw_sha256}
    name = entered.id if _undone(connection, entered.id) else judgements_subjects.fresh(connection, entered.id)
    subject = Subject(name, SubjectKind.STATEMENT, target_of(row.text, entered), None, seq, place=place)
    return enter(connection, subject, replace(ruling, decision=Decision.ADD, fields={"added": True, **fields}), code)


def _undone(connection: Connection, name: str) -> bool:
    """True of a statement that was added before and taken back: it is the same subject again."""
    asked = select(judged.c.subject).where(judged.c.subject == name, judged.c.statement.is_(None))
    return connection.execute(asked).first() is not None


def _refuse_known(connection: Connection, seq: int, entered: Statement) -> None:
    same = select(statement.c.id, statement.c.body).where(
        statement.c.document == seq,
        statement.c.content_start == entered.content.start,
        statement.c.content_end == entered.content.end,
    )
    for row in connection.execute(same):
        if tuple(codec_statement.content_spans(row.body)) == entered.content.spans:
            raise UsageError(f"These words are statement {row.id} already: correct that one.")


def merge(connection: Connection, refs: tuple[str, str], ruling: Ruling, code: str) -> Judgement:
    """Judge whether two actors are one: accepted, the first becomes part of the second."""
    one, other = (judgements_actors.find(connection, ref) for ref in refs)
    if one.id == other.id:
        raise UsageError(f"{refs[0]!r} and {refs[1]!r} are one actor already: {other.name} ({other.id}).")
    target = {"pair": [one.id, other.id], "names": [one.name, other.name]}
    subject = Subject("=".join(sorted((one.id, other.id))), SubjectKind.MATCH, target)
    fields = {"from": one.id, "into": other.id, "name": other.name}
    return enter(connection, subject, replace(ruling, fields=fields), code)


def split(connection: Connection, refs: tuple[str, str], into: str | None, ruling: Ruling, code: str) -> Judgement:
    """Judge that of an actor and a name in `refs`, the name is that of another: of `into`, or of somebody new."""
    actor = judgements_actors.find(connection, refs[0])
    name, others = judgements_actors.name_of(connection, actor.id, refs[1])
    if not others:
        raise UsageError(f"{actor.name} ({actor.id}) is called nothing but {name!r}: there is nothing to split off.")
    other = judgements_actors.find(connection, into) if into else Into(content_id("a", actor.id, fold(name)), name)
    if other.id == actor.id:
        raise UsageError(f"{name!r} is a name of {other.name} ({other.id}) already: name another actor.")
    subject = Subject(
        f"{actor.id}/{fold(name)}", SubjectKind.SPLIT, {"actor": actor.id, "name": name, "of": actor.name}
    )
    return enter(connection, subject, replace(ruling, fields={"into": other.id, "name": other.name}), code)


def enter(connection: Connection, subject: Subject, ruling: Ruling, code: str) -> Judgement:
    """Enter a judgement of `subject`, superseding the one that stands, and bring the ledger into line with it."""
    stack = _stack(connection, subject.name)
    top = stack[-1] if stack else None
    if ruling.decision is Decision.UNDO:
        stack = _undone_from(subject, stack, ruling)
        fields = json.loads(stack[-1].fields) if stack else {}
    else:
        fields = (json.loads(top.fields) if top else {}) | dict(ruling.fields)
    row = _row(connection, subject, ruling, code)
    row |= {"fields": codec_statement.dump(fields), "supersedes": top.id if top else None}
    seq = int(connection.execute(insert(judgement).returning(judgement.c.seq), row).scalar_one())
    stands: tuple[int | None, str | None] = (seq, ruling.decision.value)
    if ruling.decision is Decision.UNDO:
        stands = (stack[-1].seq, stack[-1].decision) if stack else (None, None)
    _stand(connection, subject, seq, stands)
    if subject.kind is SubjectKind.FINDING:
        judged_findings.settle_judged(connection, row["target"])
    if _alters(subject, top, ruling):
        _bring_into_line(connection, subject)
    return judgements_reading.one(connection, row["id"])


def _stack(connection: Connection, name: str) -> list[Any]:
    """The judgements of a subject that an undo can come back to, the standing one last."""
    stack: list[Any] = []
    for row in connection.execute(select(judgement).where(judgement.c.subject == name).order_by(judgement.c.seq)):
        if row.decision != Decision.UNDO:
            stack.append(row)
        elif stack:
            stack.pop()
    return stack


def _undone_from(subject: Subject, stack: list[Any], ruling: Ruling) -> list[Any]:
    """What is left to stand after an undo. Raises UsageError where nothing stands, or another than was meant."""
    if not stack:
        raise UsageError(f"No judgement of {subject.name} stands, so there is none to undo.")
    top = stack[-1]
    if ruling.seen is not None and ruling.seen != top.id:
        raise UsageError(f"{top.who} has judged {subject.name} since: look at `onrecord history {subject.name}` first.")
    return stack[:-1]


def _row(connection: Connection, subject: Subject, ruling: Ruling, code: str) -> dict[str, Any]:
    """The columns of a judgement that follow from what is judged and what a person says."""
    if not ruling.by.strip():
        raise UsageError("A judgement needs the name of whoever makes it: say --by NAME.")
    count = connection.execute(select(func.count()).select_from(judgement)).scalar_one()
    at = writing.now()
    return {
        "id": content_id("j", subject.name, at, ruling.by, ruling.decision, str(count)),
        "at": at,
        "who": ruling.by.strip(),
        "decision": ruling.decision.value,
        "kind": subject.kind.value,
        "subject": subject.name,
        "note": ruling.note,
        "target": codec_statement.dump(subject.target),
        "before": codec_statement.dump(subject.before) if subject.before is not None else None,
        "document": subject.place.get("document"),
        "code": code,
    }


def _stand(connection: Connection, subject: Subject, seq: int, stands: tuple[int | None, str | None]) -> None:
    """Say what stands of a subject from now on, and where its words are."""
    values: dict[str, Any] = {"standing": stands[0], "decision": stands[1], "latest": seq, **subject.place}
    if subject.statement is not None:
        values |= {"statement": subject.statement, "position": subject.position}
    row = {"subject": subject.name, "kind": subject.kind.value} | values
    connection.execute(upsert(judged).values(row).on_conflict_do_update(index_elements=["subject"], set_=values))


def _alters(subject: Subject, top: Any, ruling: Ruling) -> bool:
    """False for a decision that leaves a statement as it is shown, so that nothing needs to be entered anew."""
    keeps = ruling.decision in _KEEPING and not ruling.fields and (top is None or top.decision != Decision.REJECT)
    return not keeps or subject.statement is None


def _bring_into_line(connection: Connection, subject: Subject) -> None:
    if subject.kind in {SubjectKind.MATCH, SubjectKind.SPLIT}:
        judgements_actors.enter(connection)
        # The name that stands for an actor may change where the actor does not.
        target = subject.target
        marks.documents_with(connection, [*target.get("pair", ()), *filter(None, [target.get("actor")])])
    elif subject.document is not None:
        writing.rebuild(connection, subject.document)
