"""Adding, correcting, extracting again and removing: what changes, what stays, and what the audit says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import LedgerError, NotFoundError, UsageError
from onrecord.ledger import CODE, Derived, DocumentQuery, Ledger, StatementQuery, verify
from onrecord.records import DateBasis, Document, Genre, Speaker, Statement

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]
URL = "https://courier.example/varga"


def tables(ledger: Ledger) -> dict[str, int]:
    """How many rows each table has, the audit aside, full-text tokens included."""
    with ledger.read.transaction() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name != 'audit'")
        ).scalars()
        counts = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names.all()}  # noqa: S608
        for index in ("document_fts", "statement_fts"):
            connection.execute(text(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, instance)"))
            counts[index] = connection.execute(text("SELECT count(*) FROM temp.words")).scalar_one()
            connection.execute(text("DROP TABLE temp.words"))
    return counts


def test_adding_again_changes_nothing(ledger: Ledger, full: tuple[Document, Statement]) -> None:
    document, statement = full
    assert ledger.write.add(document, [statement], model="test@1").status == "added"
    before = tables(ledger), ledger.read.audit()
    again = ledger.write.add(document, [], model="other@2")
    assert (again.status, again.document_id) == ("unchanged", document.id)
    assert (tables(ledger), ledger.read.audit()) == before


def test_another_text_under_a_url_is_a_new_version(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    old, new = make_document("The old words.", url=URL), make_document("The new words.", url=URL)
    ledger.write.add(old, [make_statement(old, "old words")], model="test@1")
    added = ledger.write.add(new, [make_statement(new, "new words")], model="test@1")
    assert (added.status, added.supersedes) == ("new_version", old.id)
    assert [(r.id, r.version, r.supersedes, r.superseded) for r in ledger.read.versions(old.id)] == [
        (old.id, 1, None, True),
        (new.id, 2, old.id, False),
    ]
    assert ledger.read.document(old.id).text == "The old words."
    assert ledger.read.document(URL).version == 2
    assert [r.id for r in ledger.read.documents(DocumentQuery(latest_only=True)).items] == [new.id]
    latest = ledger.read.statements(StatementQuery(latest_only=True))
    assert [r.statement.content.text for r in latest.items] == ["new words"]


def test_an_old_version_added_again_is_unchanged(ledger: Ledger, make_document: MakeDocument) -> None:
    old, new = make_document("The old words.", url=URL), make_document("The new words.", url=URL)
    for document in (old, new):
        ledger.write.add(document, [], model="test@1")
    assert ledger.write.add(old, [], model="test@1").status == "unchanged"
    assert ledger.read.document_row(URL).id == new.id


def test_texts_without_a_url_are_no_versions_of_each_other(ledger: Ledger, make_document: MakeDocument) -> None:
    for words in ("One thing.", "Another thing."):
        assert ledger.write.add(make_document(words), [], model="test@1").status == "added"
    assert {row.version for row in ledger.read.documents().items} == {1}


def test_removing_leaves_the_audit_and_nothing_else(
    ledger: Ledger, full: tuple[Document, Statement], make_document: MakeDocument
) -> None:
    empty = tables(ledger)
    document, statement = full
    ledger.write.add(document, [statement], model="test@1", collection="strait")
    assert tables(ledger)["claim"] == 2
    ledger.write.remove(document.id)
    assert tables(ledger) == empty | {"stale_document": 1}  # the mark, until what was derived from it is gone too
    assert [(a.act, a.subject) for a in ledger.read.audit()] == [("remove", document.id), ("add", document.id)]
    assert ledger.read.audit()[0].detail == {"name": document.name}
    with pytest.raises(NotFoundError):
        ledger.read.document(document.id)


def test_removing_keeps_what_other_documents_share(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    one, two = make_document(), make_document(key="elsewhere")
    for document in (one, two):
        varga = make_statement(document, "We will not negotiate", speakers=(Speaker("Ilse Varga", "varga"),))
        ledger.write.add(document, [varga], model="test@1", collection="strait")
    ledger.write.remove(one.id)
    assert [(s.name, s.statements) for s in ledger.read.speakers()] == [("Ilse Varga", 1)]
    assert [(c.name, c.documents) for c in ledger.read.collections()] == [("strait", 1)]
    assert list(verify(ledger.read)) == []


@pytest.mark.parametrize(
    ("gone", "left"), [(0, [(1, None), (2, 1)]), (1, [(1, None), (2, 0)]), (2, [(1, None), (2, 0)])]
)
def test_removing_a_version_closes_the_chain(
    ledger: Ledger, make_document: MakeDocument, gone: int, left: list[tuple[int, int | None]]
) -> None:
    documents = [make_document(f"Version {n}.", url=URL) for n in range(3)]
    for document in documents:
        ledger.write.add(document, [], model="test@1")
    ledger.write.remove(documents[gone].id)
    rows = ledger.read.versions(URL)
    assert [(r.version, r.supersedes) for r in rows] == [(v, None if s is None else documents[s].id) for v, s in left]
    assert [r.superseded for r in rows] == [True, False]


def test_a_correction_keeps_id_and_text_and_is_in_the_audit(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document(title="Wrong", published_on=None)
    ledger.write.add(document, [], model="test@1")
    ledger.write.edit(document.id, {"title": "Right", "published": "2031-03-04", "genre": "opinion", "author": " "})
    after = ledger.read.document(document.id)
    assert (after.id, after.text) == (document.id, document.text)
    assert (after.meta.title, after.meta.published_on, after.meta.genre) == ("Right", "2031-03-04", Genre.OPINION)
    assert after.meta.published_basis is DateBasis.GIVEN
    assert ledger.read.audit(1)[0].detail == {
        "changes": {
            "title": ["Wrong", "Right"],
            "published_on": [None, "2031-03-04"],
            "published_basis": ["unknown", "given"],
            "genre": ["other", "opinion"],
        }
    }
    assert [h.document.id for h in ledger.read.search("right").items] == [document.id]
    assert ledger.read.search("wrong").total == 0


def test_adding_a_corrected_document_again_keeps_the_corrections(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document(title="Wrong")
    ledger.write.add(document, [], model="test@1")
    ledger.write.edit(document.id, {"title": "Right"})
    assert ledger.write.add(document, [], model="test@1").status == "unchanged"
    assert ledger.read.document_row(document.id).title == "Right"


def test_a_correction_that_changes_nothing_leaves_no_trace(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document(title="Right")
    ledger.write.add(document, [], model="test@1")
    ledger.write.edit(document.id, {"title": "Right"})
    assert [a.act for a in ledger.read.audit()] == ["add"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"id": "x"}, "id cannot be edited"), ({"genre": "poem"}, "no genre 'poem'"), ({"published": "May"}, "not a day")],
)
def test_a_correction_that_cannot_be_changes_nothing(
    ledger: Ledger, make_document: MakeDocument, changes: dict[str, str | None], why: str
) -> None:
    document = make_document(title="Right")
    ledger.write.add(document, [], model="test@1")
    with pytest.raises(UsageError, match=why):
        ledger.write.edit(document.id, {"title": "Other"} | changes)
    assert ledger.read.document(document.id) == document


def test_a_corrected_url_moves_a_document_between_chains(ledger: Ledger, make_document: MakeDocument) -> None:
    one, two = make_document("One.", url=URL), make_document("Two.", url=URL)
    for document in (one, two):
        ledger.write.add(document, [], model="test@1")
    ledger.write.edit(two.id, {"url": "https://courier.example/other"})
    assert [r.id for r in ledger.read.versions(URL)] == [one.id]
    assert not ledger.read.document_row(one.id).superseded
    ledger.write.edit(two.id, {"url": URL})
    assert ledger.read.document_row(two.id).supersedes == one.id


def test_extracting_again_replaces_all_that_was_derived(
    ledger: Ledger, full: tuple[Document, Statement], make_statement: MakeStatement
) -> None:
    document, old = full
    ledger.write.add(document, [old], code="onrecord@0", model="test@1")
    new = make_statement(document, "talks could resume", model="test@2", speakers=(Speaker("Jón Petrú", "petru"),))
    ledger.write.replace_statements(document.id, [new], model="test@2")
    assert ledger.read.document_statements(document.id) == [new]
    assert [s.name for s in ledger.read.speakers()] == ["Jón Petrú"]
    assert tables(ledger)["claim"] == 0
    row = ledger.read.document_row(document.id)
    assert (row.model, row.code, row.statements) == ("test@2", CODE, 1)
    assert ledger.read.audit(1)[0].detail == {
        "model": ["test@1", "test@2"],
        "code": ["onrecord@0", CODE],
        "statements": [1, 1],
    }
    assert list(verify(ledger.read)) == []


def test_extracting_again_keeps_the_order_of_documents(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    documents = [make_document(f"Document {n} says a thing.") for n in range(3)]
    for document in documents:
        ledger.write.add(document, [make_statement(document, "a thing")], model="test@1")
    ledger.write.replace_statements(documents[0].id, [make_statement(documents[0], "thing")], model="test@2")
    assert [r.document.id for r in ledger.read.iter_statements()] == [d.id for d in documents]


def test_correction_and_new_statements_go_in_together_or_not_at_all(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    document, other = make_document(), make_document("Short.")
    ledger.write.add(document, [], model="test@1")
    elsewhere = make_statement(document, "talks could resume")
    ledger.write.add(other, [], model="test@1")
    with pytest.raises(LedgerError, match="points outside the text"):
        ledger.write.edit(other.id, {"speaker": "Varga"}, Derived([elsewhere], CODE, "test@1"))
    assert ledger.read.document_row(other.id).speaker is None
    ledger.write.edit(document.id, {"speaker": "Varga"}, Derived([elsewhere], CODE, "test@1"))
    assert ledger.read.document_row(document.id).speaker == "Varga"
    assert [a.act for a in ledger.read.audit(2)] == ["re-extract", "edit"]


def test_a_document_may_be_in_many_collections(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document()
    ledger.write.add(document, [], model="test@1", collection="strait")
    ledger.write.add(document, [], model="test@1", collection="dues")
    ledger.write.collect(document.id, "strait")
    assert ledger.read.document_row(document.id).collections == ("dues", "strait")
    ledger.write.uncollect(document.id, "strait")
    assert [(c.name, c.documents) for c in ledger.read.collections()] == [("dues", 1)]
    assert [a.act for a in ledger.read.audit()] == ["edit", "edit", "add"]


def test_what_is_not_there_cannot_be_changed(ledger: Ledger) -> None:
    acts: list[Callable[[], None]] = [
        lambda: ledger.write.remove("d0"),
        lambda: ledger.write.edit("d0", {"title": "x"}),
        lambda: ledger.write.replace_statements("d0", [], model="test@1"),
        lambda: ledger.write.collect("d0", "strait"),
    ]
    for act in acts:
        with pytest.raises(NotFoundError, match="no document 'd0'"):
            act()
    assert ledger.read.audit() == []


def test_a_ledger_open_for_reading_cannot_be_written(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path, read_only=True) as other, pytest.raises(LedgerError, match="open for reading only"):
        _ = other.write
