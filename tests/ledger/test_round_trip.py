"""What goes into a ledger comes out as it was."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, LedgerError
from onrecord.ledger import Ledger
from onrecord.records import Document, Kind, Passage, Span, Statement

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]


def test_every_field_of_document_and_statement_survives(ledger: Ledger, full: tuple[Document, Statement]) -> None:
    document, statement = full
    ledger.write.add(document, [statement], model="test@1")
    assert ledger.read.document(document.id) == document
    assert ledger.read.document_statements(document.id) == [statement]
    assert ledger.read.statement(statement.id).statement == statement
    [row] = ledger.read.iter_statements()
    assert (row.statement, row.document.id) == (statement, document.id)


def test_a_bare_statement_survives(ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement) -> None:
    document = make_document()
    bare = make_statement(document, "We will not negotiate")
    ledger.write.add(document, [bare], model="test@1")
    assert ledger.read.document_statements(document.id) == [bare]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_survives_to_the_character(ledger: Ledger, make_document: MakeDocument, text: str) -> None:
    document = make_document(text, name="any.txt")
    whole = Statement(document.id, Kind.OWN, Passage.of(text, [(0, len(text))]), "test@1")
    ledger.write.add(document, [whole], model="test@1")
    assert ledger.read.document(document.id).text == text
    assert ledger.read.document_statements(document.id) == [whole]


def test_the_row_of_a_document_says_what_was_derived(
    ledger: Ledger, full: tuple[Document, Statement], make_statement: MakeStatement
) -> None:
    document, statement = full
    ledger.write.add(document, [statement], code="onrecord@9", model="test@1", collection="strait")
    row = ledger.read.document_row(document.id)
    assert (row.words, row.statements, row.extracted) == (len(document.text.split()), 1, True)
    assert (row.code, row.model, row.collections) == ("onrecord@9", "test@1", ("strait",))
    assert (row.version, row.supersedes, row.superseded) == (1, None, False)
    assert (row.sha256, row.raw_sha256) == (document.sha256, document.raw_sha256)


def test_statements_come_in_text_order_each_once(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    document = make_document()
    first = make_statement(document, "We will not negotiate")
    second = make_statement(document, "talks could resume")
    ledger.write.add(document, [second, first, second], model="test@1")
    assert ledger.read.document_statements(document.id) == [first, second]


def test_a_statement_without_its_evidence_is_refused_and_nothing_goes_in(
    ledger: Ledger, make_document: MakeDocument
) -> None:
    document = make_document()
    made_up = Statement(document.id, Kind.DIRECT, Passage((Span(0, 5),), "other"), "test@1")
    with pytest.raises(LedgerError, match="its content is not what the text says there"):
        ledger.write.add(document, [made_up], model="test@1")
    assert ledger.read.counts().documents == 0


@pytest.mark.parametrize("field", ["text", "name", "title"])
def test_characters_without_an_encoding_are_refused(ledger: Ledger, make_document: MakeDocument, field: str) -> None:
    with pytest.raises(InputError, match="cannot be decoded"):
        ledger.write.add(make_document(**{field: "half a \ud83d pair"}), [], model=None)
    assert ledger.read.counts().documents == 0
