"""The statement record: what every export writes, one object a statement. docs/format.md describes each field.

All keys are always there; what is unknown is null, what is empty is []. A span is ``[start, end]`` in Unicode code
points of the document's text.
"""

from __future__ import annotations

from typing import Any

from onrecord.ledger import DocumentRow
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Occasion,
    Party,
    Passage,
    Reporter,
    Setting,
    Speaker,
    Statement,
    When,
)

Record = dict[str, Any]
"""A statement record: JSON types only."""


def statement_record(statement: Statement, document: Document | DocumentRow) -> Record:
    """The record of `statement`, which stands in `document`. Raises ValueError if it stands in another document."""
    if statement.document != document.id:
        raise ValueError(f"statement {statement.id} stands in {statement.document}, not in {document.id}")
    return {
        "id": statement.id,
        "document": document_record(document),
        "kind": statement.kind.value,
        "part": statement.part.value,
        "floating": statement.floating,
        "source": _optional(statement.source),
        "cue": _optional(statement.cue),
        "content": passage_record(statement.content),
        "speakers": [_speaker(speaker) for speaker in statement.speakers],
        "reported_by": [_reporter(reporter) for reporter in statement.reported_by],
        "said_on": _when(statement.said_on),
        "occasion": _occasion(statement.occasion),
        "medium": _setting(statement.medium),
        "venue": _setting(statement.venue),
        "audience": _setting(statement.audience),
        "hedges": _passages(statement.hedges),
        "flags": list(statement.flags),
        "claims": [_claim(claim) for claim in statement.claims],
        "confidence": statement.confidence,
        "model": statement.model,
        "judgement": statement.judgement,
    }


def document_record(document: Document | DocumentRow) -> Record:
    """What a statement's record says of its document."""
    meta = document.meta if isinstance(document, Document) else document
    return {
        "id": document.id,
        "name": document.name,
        "title": meta.title,
        "author": meta.author,
        "publisher": meta.publisher,
        "published_on": meta.published_on,
        "published_basis": str(meta.published_basis),
        "language": meta.language,
        "genre": str(meta.genre),
        "url": meta.url,
        "sha256": document.sha256,
        "raw_sha256": document.raw_sha256,
        "version": document.version,
        "supersedes": document.supersedes,
        "retrieved_on": meta.retrieved_on,
    }


def passage_record(passage: Passage) -> Record:
    """The words of a passage and where they stand."""
    return {"text": passage.text, "spans": [[start, end] for start, end in passage.spans]}


def _optional(passage: Passage | None) -> Record | None:
    return passage_record(passage) if passage else None


def _passages(passages: tuple[Passage, ...]) -> list[Record]:
    return [passage_record(passage) for passage in passages]


def _speaker(speaker: Speaker) -> Record:
    return {"id": speaker.id, "name": speaker.name, "role": speaker.role, "basis": speaker.basis}


def _reporter(reporter: Reporter) -> Record:
    return {"id": reporter.id, "name": reporter.name, "statement": reporter.statement, "on": reporter.on}


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {
        "value": when.value,
        "earliest": when.earliest,
        "latest": when.latest,
        "mod": when.mod,
        "text": when.passage.text if when.passage else None,
        "spans": passage_record(when.passage)["spans"] if when.passage else [],
        "basis": when.basis.value,
    }


def _occasion(occasion: Occasion | None) -> Record | None:
    return {"id": occasion.id, "type": occasion.type, "date": occasion.date} if occasion else None


def _setting(setting: Setting | None) -> Record | None:
    return passage_record(setting.passage) | {"id": setting.id} if setting else None


def _words(passage: Passage | None) -> Record:
    return passage_record(passage) if passage else {"text": None, "spans": []}


def _party(party: Party) -> Record:
    return {"id": party.id, "name": party.name} | _words(party.passage)


def _issue(issue: Issue) -> Record:
    return {"id": issue.id, "label": issue.label, "path": issue.path, "opposite": issue.opposite} | _words(
        issue.passage
    )


def _claim(claim: Claim) -> Record:
    return {
        "holder": _party(claim.holder),
        "described": claim.described,
        "act": claim.act,
        "mode": claim.mode,
        "issue": _issue(claim.issue),
        "counterpart": _party(claim.counterpart) if claim.counterpart else None,
        "stance": claim.stance.value,
        "modality": claim.modality,
        "conditions": _passages(claim.conditions),
        "exceptions": _passages(claim.exceptions),
        "scope": _passages(claim.scope),
        "reason": _passages(claim.reason),
        "time_limits": _passages(claim.time_limits),
        "confidence": claim.confidence,
    }
