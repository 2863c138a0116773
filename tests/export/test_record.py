import json
from dataclasses import replace

import pytest

from onrecord.export.record import document_record, statement_record
from onrecord.ledger import DocumentRow
from onrecord.records import Document, Statement

KEYS = [
    *("id", "document", "kind", "part", "floating", "source", "cue", "content", "speakers", "reported_by", "said_on"),
    *("occasion", "medium", "venue", "audience", "hedges", "flags", "claims", "confidence", "model", "judgement"),
]


def test_the_full_statement_as_a_record(full: Statement, document: Document) -> None:
    record = statement_record(full, document)
    assert list(record) == KEYS
    assert record["content"]["text"] == "We may talk, if the fleet leaves, […] The harbour is not for sale."
    assert [document.text[start:end] for start, end in record["content"]["spans"]] == [
        "We may talk, if the fleet leaves,",
        "The harbour is not for sale.",
    ]
    assert record["speakers"][0] == {"id": "a-varga", "name": "Ilse Varga", "role": "minister", "basis": "title"}
    assert record["reported_by"][-1] == {"id": None, "name": "Pavel Dorn", "statement": None, "on": None}
    assert record["said_on"]["text"] == "4 May 2019"
    assert record["said_on"]["basis"] == "explicit"
    assert record["audience"]["id"] == "a-parliament"
    claim = record["claims"][0]
    assert claim["holder"]["text"] == "she"
    assert claim["issue"]["path"] == "Tarn talks > harbour"
    assert claim["counterpart"] == {"id": "a-ostmark", "name": "Ostmark", "text": None, "spans": []}
    assert claim["conditions"][0]["text"] == "if the fleet leaves"
    assert claim["stance"] == "conditional"


def test_a_bare_statement_has_every_key(bare: Statement, document: Document) -> None:
    record = statement_record(bare, document)
    assert list(record) == KEYS
    for key in ("source", "cue", "said_on", "occasion", "medium", "venue", "audience", "judgement"):
        assert record[key] is None
    for key in ("speakers", "reported_by", "hedges", "flags", "claims"):
        assert record[key] == []
    assert record["floating"] is False


def test_the_document_in_the_record(document: Document) -> None:
    assert document_record(document) == {
        "id": document.id,
        "name": "harbour.html",
        "title": "Tarn will not sell the harbour",
        "author": "Pavel Dorn",
        "publisher": "The Ostmark Review",
        "published_on": "2019-05-07",
        "published_basis": "meta",
        "language": "en",
        "genre": "analysis",
        "url": "https://review.example/harbour?a=1&b=50%",
        "sha256": document.sha256,
        "raw_sha256": "ab" * 32,
        "version": 2,
        "supersedes": "d00000000000000ff",
        "retrieved_on": "2019-06-01",
    }


def test_a_ledger_row_gives_the_same_record(full: Statement, document: Document, row: DocumentRow) -> None:
    assert statement_record(full, row) == statement_record(full, document)


def test_only_json_types(full: Statement, document: Document) -> None:
    record = statement_record(full, document)
    assert json.loads(json.dumps(record)) == record


def test_a_statement_of_another_document_is_refused(full: Statement, document: Document) -> None:
    with pytest.raises(ValueError, match="stands in"):
        statement_record(replace(full, document="d1"), document)
