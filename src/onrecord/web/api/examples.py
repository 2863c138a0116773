"""Examples of answers and bodies: an invented quarrel over a harbour, in the shapes that the exports make.

The functions that make answers make these, so that no example can be out of date.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from onrecord.export.claims import claim_records
from onrecord.export.findings import finding_record
from onrecord.export.judgements import judgement_record
from onrecord.export.network import affiliation
from onrecord.export.positions import position_record
from onrecord.export.record import statement_record
from onrecord.ledger import Decision, DocumentRow, Judgement, SubjectKind
from onrecord.positions import Evidence, Finding, FindingKind, Firmness, Position, Utterance
from onrecord.records import (
    Claim,
    DateBasis,
    Document,
    Genre,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Selector,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)

_TEXT = "Minister Ilse Varga said on 4 May 2019: “The harbour is not for sale.”"
_META = Metadata(
    title="Tarn will not sell the harbour",
    author="Pavel Dorn",
    publisher="The Tarn Courier",
    published_on="2019-05-07",
    published_basis=DateBasis.META,
    language="en",
    genre=Genre.NEWS,
    url="https://courier.example/harbour",
)
_VARGA = Party("Ilse Varga", "a1b6fdd3e1b0a2c44")
_HARBOUR = Issue("sale of the harbour", None, "i0c1f6c1f27a8a1d0", "harbour > sale of the harbour")
_NEXT = "c3RhdGVtZW50cy50ZXh0IDQy"
_AT = "2026-03-01T09:30:00+00:00"

PLACES = {
    "document": "harbour.html",
    "statement": "s51e1ebcd245cb44e",
    "actor": _VARGA.id,
    "issue": "sale of the harbour",
    "finding": "f3a9c07d51be2f604",
    "judgement": "j80d2b1c9e35a7f46",
    "queue": "claims",
    "job": "5f2d9c",
}
"""Values of path parameters."""

BODIES: dict[str, dict[str, Any]] = {
    "editDocument": {"publisher": {"publisher": "The Tarn Courier"}},
    "putCodebook": {"two issues": {"text": "issues:\n  - name: harbour\n  - {name: sale, parent: harbour}\n"}},
    "addDocument": {
        "text": {"title": "Harbour", "text": _TEXT, "published": "2019-05-07"},
        "url": {"url": "https://courier.example/harbour"},
    },
    "judge": {
        "accept": {"decision": "accept", "subject": "s51e1ebcd245cb44e"},
        "reject a finding": {"decision": "reject", "subject": "f3a9c07d51be2f604", "note": "Two different harbours."},
        "correct": {"decision": "correct", "subject": "s51e1ebcd245cb44e#1", "fields": {"stance": "oppose"}},
        "add": {"decision": "add", "document": "harbour.html", "content": "is not for sale", "source": "Ilse Varga"},
        "merge": {"decision": "merge", "actor": "Ilse Warga", "into": "Ilse Varga"},
        "split": {"decision": "split", "actor": "Ilse Varga", "name": "I. Varga"},
        "undo": {"decision": "undo", "subject": "s51e1ebcd245cb44e"},
    },
}
"""Bodies of requests, by the operation's id."""


@cache
def answers() -> dict[str, Any]:
    """An example of what each operation answers, by the operation's id."""
    document, statement = _document(), _statement()
    record = statement_record(statement, document)
    row, position, finding = asdict(_row()), position_record(_position()), _finding()
    return {
        "listDocuments": _page(row),
        "getDocument": row,
        "getDocumentText": _text(document),
        "listVersions": _page(row),
        "editDocument": row,
        "removeDocument": row,
        "addDocument": _JOB,
        "listJobs": _page(_JOB),
        "getJob": _JOB,
        "stopJob": _JOB,
        "listCollections": _page({"name": "harbour talks", "documents": 12}),
        "listStatements": _page(record),
        "getStatement": record,
        "listClaims": _page(next(claim_records([record]))) | {"total": None},
        "listActors": _page({"name": _VARGA.name, "id": _VARGA.id, "statements": 31}),
        "getActor": _ACTOR,
        "listIssues": _page(_ISSUE),
        "getIssue": _ISSUE,
        "getCodebook": {"version": 2, "stored_on": _AT, "text": "issues:\n  - name: harbour\n"},
        "putCodebook": {"claims": 410, "changed": 37, "codebook": 3},
        "listFindings": _page(finding),
        "getFinding": finding,
        "listPositions": _page(position),
        "getFindingChecks": _CHECKS,
        "getRoundup": _roundup(finding, position, record),
        "countStatements": _FACETS,
        "getNetwork": _network(),
        "getMatrix": _matrix(position),
        "search": _page(_hit(row)),
        "listJudgements": _page(_judgement()),
        "getJudgement": _judgement(),
        "judge": _judgement(),
        "listReview": _page(_review(record)) | {"total": None},
        "getHealth": {"status": "ok"},
        "getAbout": _ABOUT,
        "listActs": _page({"at": _AT, "act": "remove", "subject": document.id, "detail": {"name": document.name}}),
    }


_ACTOR = {
    "id": _VARGA.id,
    "name": _VARGA.name,
    "kind": "person",
    "country": None,
    "gender": "female",
    "aliases": ["I. Varga"],
    "roles": [
        {
            "office": "foreign_minister",
            "title": "foreign minister",
            "of": "Tarn",
            "start": "2018-02",
            "end": None,
            "precision": "month",
            "source": "codebook",
            "as_of": None,
        }
    ],
    "parent": None,
    "side": "Tarn",
    "wikidata": None,
    "statements": 31,
}
_ISSUE = {
    "label": _HARBOUR.label,
    "id": _HARBOUR.id,
    "path": _HARBOUR.path,
    "depth": 1,
    "claims": 14,
    "support": 3,
    "oppose": 9,
    "conditional": 2,
    "unclear": 0,
}
_CHECKS = {
    "checks": [{"name": "Scope", "passed": True, "words": "the same scope"}],
    "differences": [],
}
_FACETS = {
    "speakers": [{"value": _VARGA.id, "name": _VARGA.name, "statements": 31}],
    "issues": [{"value": _HARBOUR.id, "name": _HARBOUR.label, "statements": 14}],
    "stances": [{"value": "oppose", "name": "oppose", "statements": 9}],
    "kinds": [{"value": "direct", "name": "direct", "statements": 12}],
}
_JOB = {
    "id": PLACES["job"],
    "state": "running",
    "over": False,
    "before": 0,
    "total": 3,
    "documents": 2,
    "words": 1210,
    "statements": 18,
    "added": 1,
    "unchanged": 0,
    "new_versions": 0,
    "failed": 1,
    "done": [{"name": "harbour.html", "status": "added", "words": 1210, "id": "dc3457a116a8124e1"}],
    "failures": [{"name": "scan.pdf", "why": "scan.pdf has no text: run it through text recognition first."}],
    "error": None,
}
_ABOUT = {
    "version": "0.1.0",
    "ledger": "talks.db",
    "schema_version": 5,
    "created_on": _AT,
    "size": 4_194_304,
    "documents": 34,
    "statements": 812,
    "words": 41_250,
    "speakers": 96,
    "codebook": 2,
    "visitor": {"name": "Lind", "may_write": True},
}


def _page(entry: dict[str, Any]) -> dict[str, Any]:
    return {"items": [entry], "next": _NEXT, "total": 120}


def _passage(words: str) -> Passage:
    start = _TEXT.index(words)
    return Passage.of(_TEXT, [(start, start + len(words))])


def _document() -> Document:
    paragraphs = (Paragraph(0, len(_TEXT), Part.BODY),)
    return Document("harbour.html", _TEXT, text_hash("<p>"), paragraphs, _META, key=_META.url or "")


def _statement() -> Statement:
    issue = Issue(_HARBOUR.label, _passage("The harbour"), _HARBOUR.id, _HARBOUR.path)
    return Statement(
        document=_document().id,
        kind=Kind.DIRECT,
        content=_passage("The harbour is not for sale."),
        model="baseline@1",
        source=_passage("Minister Ilse Varga"),
        cue=_passage("said"),
        speakers=(Speaker(_VARGA.name, _VARGA.id, "minister", "title"),),
        reported_by=(Reporter("Pavel Dorn"),),
        said_on=When("2019-05-04", "2019-05-04", "2019-05-04", TimeBasis.EXPLICIT, passage=_passage("4 May 2019")),
        claims=(Claim(_VARGA, "REJECT", issue, Stance.OPPOSE, confidence=0.8),),
        confidence=0.9,
    )


def _row() -> DocumentRow:
    document = _document()
    known = {name: getattr(_META, name) for name in _META.__slots__}
    return DocumentRow(
        id=document.id,
        name=document.name,
        **known,
        media_type="text/html",
        sha256=document.sha256,
        raw_sha256=document.raw_sha256,
        version=1,
        supersedes=None,
        superseded=False,
        added_on=_AT,
        words=13,
        statements=1,
        extracted=True,
        model="baseline@1",
        code="onrecord@0.1.0",
        collections=("harbour talks",),
    )


def _text(document: Document) -> dict[str, Any]:
    shape = {"id": document.id, "name": document.name, "sha256": document.sha256, "text": document.text}
    return shape | {"paragraphs": [asdict(paragraph) for paragraph in document.paragraphs]}


def _utterance() -> Utterance:
    said = _statement()
    return Utterance(
        said.id, "c77d0c19b4ff2a311", said.document, _VARGA, _HARBOUR, Stance.OPPOSE, said.content.text,
        said.content.spans, said.kind, reporters=("The Tarn Courier",),
    )  # fmt: skip


def _position() -> Position:
    days = ("2019-05-04", None, "2019-05-07")
    return Position(_VARGA, _HARBOUR, None, Stance.OPPOSE, (), (), *days, (_utterance(),), Firmness(True, True, 1))


def _finding() -> dict[str, Any]:
    said = _statement()
    found = Finding(
        kind=FindingKind.HARDENING,
        actors=(_VARGA,),
        issue=_HARBOUR,
        statements=("s0d5b3b6f9a1e7c22", said.id),
        claims=("c1f0e9d8c7b6a5943", "c77d0c19b4ff2a311"),
        dates=("2018-11-20", "2019-05-04"),
        because="on 20 November 2018 Ilse Varga was for it if the fleet left; on 4 May 2019 against it: a hardening.",
        evidence=(Evidence(said.document, said.content.spans, said.content.text, said.id),),
        score=0.81,
    )
    return finding_record(found) | {"judgement": None}


def _matrix(position: dict[str, Any]) -> dict[str, Any]:
    return {
        "as_of": "2019-12-31",
        "known_by": None,
        "actors": [position["holder"]],
        "issues": [position["issue"]],
        "cells": [{"actor": 0, "issue": 0, "positions": [position]}],
        "actors_total": 1,
        "issues_total": 1,
    }


def _network() -> dict[str, Any]:
    return asdict(affiliation([_position()], (), lambda _: "Tarn"))


def _roundup(finding: dict[str, Any], position: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    told = {"id": record["id"], "document": record["document"]["id"], "text": record["content"]["text"]}
    entry = told | {"stances": ["oppose"], "copies": [], "also": [], "earlier": False}
    news = {"issue": position["issue"], "before": [position], "statements": [entry]}
    asked = {"from": "2019-05-01", "to": "2019-05-31", "side": None, "actor": None, "issue": None, "collection": None}
    return asked | {
        "documents": 12,
        "findings": [finding],
        "sides": [{"side": "Tarn", "actors": [{"id": _VARGA.id, "name": _VARGA.name, "issues": [news]}]}],
        "without_position": [],
        "left": 0,
        "repeated": 2,
        "undated": 1,
    }


def _hit(row: dict[str, Any]) -> dict[str, Any]:
    said = _statement()
    return {
        "document": row,
        "start": 0,
        "end": len(_TEXT),
        "snippet": _TEXT,
        "statement": said.id,
        "marks": [list(_passage("harbour").spans[0])],
    }


def _judgement() -> dict[str, Any]:
    said, sha256 = _statement(), text_hash(_TEXT)
    content = [asdict(Selector.of(_TEXT, span, sha256)) for span in said.content.spans]
    made = Judgement(
        id=str(PLACES["judgement"]),
        at=_AT,
        by="Lind",
        decision=Decision.ACCEPT,
        kind=SubjectKind.STATEMENT,
        subject=said.id,
        fields={},
        note=None,
        supersedes=None,
        stands=True,
        document=said.document,
        statement=said.id,
        target={"content": content, "source": [], "cue": [], "sha256": sha256},
        before={"kind": said.kind.value},
    )
    return judgement_record(made)


def _review(record: dict[str, Any]) -> dict[str, Any]:
    said = _statement().content
    around = {"before": _TEXT[: said.start], "words": said.text, "after": _TEXT[said.end :]}
    empty = {"doubt": None, "finding": None}
    return {
        "ref": f"{record['id']}#1",
        "statement": record,
        "surroundings": around,
        "claim": record["claims"][0],
    } | empty
