import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.claims import OF_STATEMENT, claim_records
from onrecord.export.csv import CLAIM_COLUMNS, COLUMNS, guarded, unguarded, write_csv
from onrecord.export.format import Format, Rows, writer_of
from onrecord.export.jsonl import json_text, write_jsonl
from onrecord.export.parquet import CLAIM_SCHEMA, ROW_GROUP, SCHEMA, write_parquet
from onrecord.export.record import Record, statement_record
from onrecord.records import Document, Statement


@pytest.fixture
def records(full: Statement, bare: Statement, document: Document) -> list[Record]:
    return [statement_record(full, document), statement_record(bare, document)]


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as a reader gets them back."""
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in rows]


def test_jsonl_reads_back(records: list[Record]) -> None:
    out = io.BytesIO()
    assert write_jsonl(records, out) == 2
    assert [json.loads(line) for line in out.getvalue().splitlines()] == records


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_json_text_is_one_printable_line_that_reads_back(text: str) -> None:
    line = json_text({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in line)


def test_json_keeps_letters_and_escapes_what_turns_or_steers() -> None:
    assert json_text("שלום “ñ” \u202e \x1b[31m \x9b \u2028") == ('"שלום “ñ” \\u202e \\u001b[31m \\u009b \\u2028"')


def test_csv_reads_back(records: list[Record], document: Document) -> None:
    out = io.BytesIO()
    assert write_csv(records, out) == 2
    full, bare = rows_of(out.getvalue())
    assert list(full) == list(COLUMNS)
    assert full["id"] == records[0]["id"]
    assert full["speakers"] == "Ilse Varga; the clerk"
    assert full["speaker_ids"] == "a-varga; "
    assert full["reported_by"] == "The Courier; Pavel Dorn"
    assert full["said_on"] == "2019-05-04"
    assert full["floating"] == "true"
    assert full["flags"] == "date_conflict; translated"
    assert full["claims"].startswith("Ilse Varga | REJECT | conditional | harbour | Ostmark; ")
    assert full["document_published_on"] == "2019-05-07"
    assert full["document_version"] == "2"
    spans = [[int(edge) for edge in span.split("-")] for span in full["content_spans"].split()]
    assert spans == records[0]["content"]["spans"]
    assert bare["content"] == "=SUM(A1)"
    assert bare["source"] == bare["said_on"] == bare["occasion"] == ""


def test_csv_never_starts_a_cell_as_a_formula(records: list[Record]) -> None:
    out = io.BytesIO()
    write_csv(records, out)
    cells = [cell for row in csv.reader(io.StringIO(out.getvalue().decode(), newline="")) for cell in row]
    assert "'=SUM(A1)" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@\t\r\n＝x ")))
def test_guarding_a_cell_can_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_parquet_reads_back(records: list[Record]) -> None:
    out = io.BytesIO()
    assert write_parquet(records, out) == 2
    table = pq.read_table(io.BytesIO(out.getvalue()))
    assert table.schema.equals(SCHEMA)
    assert table.to_pylist() == records


def test_parquet_is_written_in_row_groups(records: list[Record]) -> None:
    out = io.BytesIO()
    assert write_parquet((records[1] for _ in range(ROW_GROUP + 1)), out) == ROW_GROUP + 1
    assert pq.ParquetFile(io.BytesIO(out.getvalue())).num_row_groups == 2


def test_claim_records_have_all_of_the_claim_and_what_tells_whose_it_is(records: list[Record]) -> None:
    first, second = claim_records(records)
    for position, record in enumerate((first, second), 1):
        claim = records[0]["claims"][position - 1]
        assert {name: record[name] for name in claim} == claim
        assert {name: record[name] for name in OF_STATEMENT} == {name: records[0][name] for name in OF_STATEMENT}
        assert (record["statement"], record["position"]) == (records[0]["id"], position)
    assert set(first) == {"statement", "position", *records[0]["claims"][0], *OF_STATEMENT}


def test_claims_in_each_format_say_the_same(records: list[Record]) -> None:
    outs = {form: io.BytesIO() for form in Format}
    for form, out in outs.items():
        assert writer_of(form, Rows.CLAIMS)(records, out) == 2
    wanted = list(claim_records(records))
    assert [json.loads(line) for line in outs[Format.JSONL].getvalue().splitlines()] == wanted
    table = pq.read_table(io.BytesIO(outs[Format.PARQUET].getvalue()))
    assert table.schema.equals(CLAIM_SCHEMA)
    assert table.to_pylist() == wanted
    first, second = rows_of(outs[Format.CSV].getvalue())
    assert list(first) == list(CLAIM_COLUMNS)
    assert (first["statement"], first["position"], second["position"]) == (records[0]["id"], "1", "2")
    assert (first["holder"], first["holder_id"], first["described"]) == ("Ilse Varga", "a-varga", "true")
    assert (first["issue"], first["issue_path"], first["issue_opposite"]) == (
        "harbour",
        "Tarn talks > harbour",
        "false",
    )
    assert (first["stance"], first["act"], first["mode"], first["modality"]) == ("conditional", "REJECT", "sell", "may")
    assert (first["counterpart"], second["counterpart"]) == ("Ostmark", "")
    assert (first["conditions"], first["exceptions"]) == ("if the fleet leaves", "talk")
    spans = [int(edge) for edge in first["conditions_spans"].split("-")]
    assert spans == wanted[0]["conditions"][0]["spans"][0]
    assert first["document_published_on"] == "2019-05-07"


@pytest.mark.parametrize("rows", list(Rows))
@pytest.mark.parametrize("form", list(Format))
def test_nothing_to_export_gives_a_file_that_reads_as_nothing(form: Format, rows: Rows) -> None:
    out = io.BytesIO()
    assert writer_of(form, rows)([], out) == 0
    if form is Format.JSONL:
        assert out.getvalue() == b""
    elif form is Format.CSV:
        assert out.getvalue().decode().strip().split(",") == list(COLUMNS if rows is Rows.STATEMENTS else CLAIM_COLUMNS)
    else:
        assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == 0
