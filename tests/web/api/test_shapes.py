"""The API gives what the exports and the command line give, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery
from onrecord.export.claims import claim_records
from onrecord.export.findings import finding_record
from onrecord.export.judgements import judgement_record
from onrecord.export.positions import position_record
from onrecord.export.record import statement_record
from onrecord.ledger import ClaimQuery, JudgementQuery, Ledger, StatementQuery
from onrecord.records import Part
from tests.web.api.conftest import Api


def plain(value: Any) -> Any:
    """A value as JSON gives it back."""
    return json.loads(json.dumps(value))


def test_statements_are_the_records_of_every_export(get: Api, ledger: Ledger) -> None:
    query = StatementQuery(parts=frozenset(Part), limit=None)
    records = [statement_record(row.statement, row.document) for row in ledger.read.iter_statements(query)]
    page = get("/statements", parts=True, limit=500)
    assert page["items"] == plain(records)
    assert page["total"] == len(records) > 5
    one = page["items"][0]
    assert list(one) == list(records[0])
    assert get(f"/statements/{one['id']}") == one


def test_claims_are_those_of_the_export(get: Api, ledger: Ledger) -> None:
    rows = ledger.read.iter_statements(StatementQuery(claims=ClaimQuery(), limit=None))
    records = list(claim_records(statement_record(row.statement, row.document) for row in rows))
    assert get("/claims", limit=500)["items"] == plain(records)
    assert len(records) > 3


def test_findings_are_those_of_the_export_with_their_judgement(get: Api, ledger: Ledger) -> None:
    found = desk.findings(ledger, FindingQuery(compared=True))
    records = [finding_record(f) | {"judgement": None} for f in found]
    page = get("/findings", compared=True, limit=500)
    assert page["items"] == plain(records)
    assert {"reversal", "split"} <= {f["kind"] for f in page["items"]}
    assert get(f"/findings/{found[0].id}") == page["items"][0]


@pytest.mark.parametrize("timeline", [True, False])
def test_positions_are_those_of_the_export(get: Api, ledger: Ledger, timeline: bool) -> None:
    found = desk.positions(ledger, PositionQuery(superseded=timeline))
    assert get("/positions", timeline=timeline, limit=500)["items"] == plain([position_record(p) for p in found])


def test_judgements_are_those_of_the_export(get: Api, ledger: Ledger) -> None:
    records = [judgement_record(made) for made in ledger.read.judgements(JudgementQuery())]
    page = get("/judgements", limit=500)
    assert page["items"] == plain(records)
    assert get(f"/judgements/{records[0]['id']}") == page["items"][0]


Rows = Callable[[Ledger], list[Any]]


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/documents", lambda ledger: list(ledger.read.iter_documents())),
        ("/actors", lambda ledger: ledger.read.speakers(limit=None)),
        ("/issues", lambda ledger: ledger.read.issues(limit=None)),
        ("/collections", lambda ledger: ledger.read.collections()),
        ("/audit", lambda ledger: ledger.read.audit(limit=None)),
    ],
)
def test_rows_are_those_of_the_command_line(get: Api, ledger: Ledger, path: str, rows: Rows) -> None:
    assert get(path, limit=500)["items"] == plain([asdict(row) for row in rows(ledger)])


def test_search_gives_what_the_command_line_gives(get: Api, ledger: Ledger) -> None:
    hits = ledger.read.search("base").items
    page = get("/search", words="base")
    assert page["items"] == plain([asdict(hit) for hit in hits])
    hit = page["items"][0]
    assert hit["snippet"][slice(*hit["marks"][0])].lower() == "base"


def test_document_of_a_statement_is_part_of_the_document(get: Api) -> None:
    statement = get("/statements", limit=1)["items"][0]
    whole = get(f"/documents/{statement['document']['id']}")
    assert whole.items() >= statement["document"].items()
