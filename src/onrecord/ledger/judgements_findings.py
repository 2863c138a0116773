"""Judgements of findings: known again by the words that a finding compares, when recomputing gave it another id."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.ledger import codec_statement
from onrecord.ledger.judgements import Judgement, SubjectKind
from onrecord.ledger.judgements_reading import one
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.judgements_subjects import Subject
from onrecord.ledger.judgements_target import OVERLAP
from onrecord.ledger.schema import document, statement
from onrecord.positions import Finding

_Words = tuple[str, list[list[int]]]
"""The hash of a text and the spans of a statement's content in it."""


def subject_of(connection: Connection, finding: Finding) -> Subject:
    """A finding as a subject: under the name that it was judged by before, if it was."""
    words = _words(connection, finding.statements)
    before = next((name for name, target in _known(connection) if _same(target, finding, words)), None)
    target = {"finding": finding.id, "kind": finding.kind.value, "words": words}
    return Subject(before or finding.id, SubjectKind.FINDING, target, {"because": finding.because})


def decisions(connection: Connection, findings: Iterable[Finding]) -> dict[str, Judgement]:
    """The judgement that stands of each of the findings that have one, by the finding's id."""
    known = _known(connection, standing=True)
    if not known:
        return {}
    found: dict[str, Judgement] = {}
    for finding in findings:
        words = _words(connection, finding.statements)
        name = next((name for name, target in known if _same(target, finding, words)), None)
        if name is not None:
            found[finding.id] = _standing(connection, name)
    return found


def _known(connection: Connection, *, standing: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """The judged findings: name and target."""
    asked = (
        select(judged.c.subject, judgement.c.target)
        .join(judgement, judgement.c.seq == judged.c.latest)
        .where(judged.c.kind == SubjectKind.FINDING)
    )
    if standing:
        asked = asked.where(judged.c.standing.is_not(None))
    return [(name, json.loads(target)) for name, target in connection.execute(asked)]


def _same(target: dict[str, Any], finding: Finding, words: Sequence[_Words]) -> bool:
    """True of the finding with that id, and of one of its kind that compares the same words."""
    if target["finding"] == finding.id:
        return True
    before = target.get("words", [])
    if target.get("kind") != finding.kind or not words or len(before) != len(words):
        return False
    return all(one[0] == other[0] and _share(one[1], other[1]) for one, other in zip(before, words, strict=True))


def _share(one: list[list[int]], other: list[list[int]]) -> bool:
    first = {at for start, end in one for at in range(start, end)}
    second = {at for start, end in other for at in range(start, end)}
    return bool(first | second) and len(first & second) / len(first | second) >= OVERLAP


def _words(connection: Connection, statements: Sequence[str]) -> list[_Words]:
    """Where the words of each statement stand, in the order given; those that the ledger lacks are left out."""
    asked = (
        select(statement.c.id, statement.c.body, document.c.sha256)
        .join(document, document.c.seq == statement.c.document)
        .where(statement.c.id.in_(statements))
    )
    found = {row.id: row for row in connection.execute(asked)}
    return [
        (found[name].sha256, [list(span) for span in codec_statement.content_spans(found[name].body)])
        for name in statements
        if name in found
    ]


def _standing(connection: Connection, name: str) -> Judgement:
    asked = select(judgement.c.id).join(judged, judged.c.standing == judgement.c.seq).where(judged.c.subject == name)
    return one(connection, connection.execute(asked).scalar_one())
