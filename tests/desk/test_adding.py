"""Adding: what goes in, what is left alone, what fails without harm to the others."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import desk
from onrecord.desk.batches import batches
from onrecord.desk.storable import storable
from onrecord.errors import InputError, LedgerError, ModelError, NotFoundError, UsageError
from onrecord.ledger import Ledger, StatementQuery, verify
from onrecord.read import Failure, ReadOptions
from onrecord.records import Document, Genre, Metadata

Write = Callable[..., list[str]]
STAYS = "The talks went on in Orle.\n\nIlse Varga said that the dues would stay as they are until the spring.\n"
GOES = "The talks broke off in Tarn.\n\nMara Lind said that the ferry would go without the delegation of Orle.\n"
FRENCH = (
    "Les négociations se poursuivent à Orle.\n\nLa ministre a déclaré hier que les droits de passage ne seraient pas "
    "levés avant le printemps, et que la délégation rentrerait ensuite dans la capitale.\n"
)
OPTIONS = desk.AddOptions(ReadOptions())


def test_documents_go_in_with_their_statements(ledger: Ledger, write: Write, fast: ModuleType) -> None:
    events: list[desk.ProgressEvent] = []
    summary = desk.add(ledger, write(a=STAYS, b=GOES), OPTIONS, events.append, load=fast.Fast)
    assert (summary.added, summary.unchanged, summary.failures, summary.documents) == (2, 0, (), 2)
    assert summary.words == len(STAYS.split()) + len(GOES.split())
    found = ledger.read.statements(StatementQuery(words="dues")).items
    assert [(r.statement.content.text, r.statement.model) for r in found] == [
        ("the dues would stay as they are until the spring", "fast@1")
    ]
    assert [(e.name, e.status, e.documents_done) for e in events] == [("a.txt", "added", 1), ("b.txt", "added", 2)]
    assert (events[-1].words_done, events[-1].statements_done) == (summary.words, summary.statements)


@pytest.mark.parametrize("jobs", [1, 2])
def test_known_documents_are_not_extracted_again(ledger: Ledger, write: Write, fast: ModuleType, jobs: int) -> None:
    files = write(a=STAYS)
    desk.add(ledger, files, OPTIONS, load=fast.Fast)
    options = desk.AddOptions(ReadOptions(), collection="strait", jobs=jobs)
    summary = desk.add(ledger, files, options, load=fast.no_model)
    assert (summary.added, summary.unchanged, summary.words) == (0, 1, 0)
    assert ledger.read.document_row("a.txt").collections == ("strait",)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_extractor_that_cannot_be_loaded_is_told(ledger: Ledger, write: Write, fast: ModuleType, jobs: int) -> None:
    with pytest.raises(ModelError, match="There is no such model"):
        desk.add(ledger, write(a=STAYS), desk.AddOptions(ReadOptions(), jobs=jobs), load=fast.no_model)
    assert ledger.read.counts().documents == 0


def test_one_text_twice_in_a_batch_is_extracted_once(ledger: Ledger, write: Write, fast: ModuleType) -> None:
    extractor = fast.Fast()
    summary = desk.add(ledger, write(a=STAYS, b=STAYS), OPTIONS, load=lambda: extractor)
    assert (summary.added, summary.unchanged) == (1, 1)
    assert extractor.seen == ["a.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_on_which_extraction_breaks_is_left_out_alone(
    ledger: Ledger, write: Write, fast: ModuleType, jobs: int
) -> None:
    files = write(a=STAYS, b="BREAK " + STAYS, c=GOES)
    summary = desk.add(ledger, [*files, "missing.txt"], desk.AddOptions(ReadOptions(), jobs=jobs), load=fast.Fast)
    assert summary.added == 2
    assert [f.name for f in summary.failures] == ["b.txt", "missing.txt"]
    assert "b.txt was left out, since its extraction broke down (ValueError: cannot bear this)" in str(
        summary.failures[0].error
    )
    assert isinstance(summary.failures[1].error, InputError)
    assert [row.name for row in ledger.read.iter_documents()] == ["c.txt", "a.txt"]


def test_a_document_that_kills_its_process_is_left_out_alone(ledger: Ledger, write: Write, fast: ModuleType) -> None:
    files = write(a=STAYS, b="KILL " + STAYS, c=GOES)
    summary = desk.add(ledger, files, desk.AddOptions(ReadOptions(), jobs=2), load=fast.Fast)
    assert summary.added == 2
    [failure] = summary.failures
    assert failure.name == "b.txt"
    assert "the process that did it was ended" in str(failure.error)


def test_another_language_is_stored_and_searchable_and_not_extracted(
    ledger: Ledger, write: Write, fast: ModuleType
) -> None:
    summary = desk.add(ledger, write(a=FRENCH), OPTIONS, load=fast.Fast)
    row = ledger.read.document_row("a.txt")
    assert (summary.added, row.language, row.extracted, row.statements) == (1, "fr", False, 0)
    assert [h.document.id for h in ledger.read.search("negociations").items] == [row.id]


def test_bytes_go_in_as_files_do(ledger: Ledger, fast: ModuleType) -> None:
    summary = desk.add_bytes(ledger, "a.txt", STAYS.encode(), OPTIONS, load=fast.Fast)
    assert summary.added == 1
    assert ledger.read.document("a.txt").text == STAYS
    empty = desk.add_bytes(ledger, "b.txt", b"", OPTIONS, load=fast.Fast)
    assert [f.name for f in empty.failures] == ["b.txt"]


def test_extracting_without_a_ledger(write: Write, fast: ModuleType) -> None:
    results = list(desk.extract_only([*write(a=STAYS, b=STAYS, c=GOES), "missing.txt"], OPTIONS, load=fast.Fast))
    read = [r for r in results if not isinstance(r, Failure)]
    assert [(d.name, s[0].speakers[0].name) for d, s in read] == [("a.txt", "Ilse Varga"), ("c.txt", "Mara Lind")]
    assert [f.name for f in results if isinstance(f, Failure)] == ["missing.txt"]


def test_a_correction_that_matters_extracts_again(ledger: Ledger, write: Write, fast: ModuleType) -> None:
    desk.add(ledger, write(a=STAYS), OPTIONS, load=fast.Fast)
    extractor = fast.Fast()
    desk.edit(ledger, "a.txt", {"title": "On dues"}, load=lambda: extractor)
    assert extractor.seen == []
    row = desk.edit(ledger, "a.txt", {"genre": "speech", "speaker": "Ilse Varga"}, load=lambda: extractor)
    assert extractor.seen == ["a.txt"]
    assert (row.genre, row.speaker, row.title) == (Genre.SPEECH, "Ilse Varga", "On dues")
    assert [a.act for a in ledger.read.audit()] == ["re-extract", "edit", "edit", "add"]
    assert list(desk.verify(ledger)) == []


def test_a_correction_whose_extraction_breaks_changes_nothing(
    ledger: Ledger, write: Write, fast: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(ledger, write(a=STAYS), OPTIONS, load=fast.Fast)
    before = ledger.read.document("a.txt")

    def breaks(*_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(fast.Fast, "attributions", breaks)
    with pytest.raises(Exception, match="extraction broke down"):
        desk.edit(ledger, "a.txt", {"genre": "speech"}, load=fast.Fast)
    assert ledger.read.document("a.txt") == before
    assert [a.act for a in ledger.read.audit()] == ["add"]


def test_extracting_again_and_removing(ledger: Ledger, write: Write, fast: ModuleType) -> None:
    desk.add(ledger, write(a=STAYS), OPTIONS, load=fast.Fast)
    assert desk.reextract(ledger, "a.txt", load=fast.Fast).model == "fast@1"
    assert desk.remove(ledger, "a.txt").name == "a.txt"
    with pytest.raises(NotFoundError):
        desk.remove(ledger, "a.txt")
    desk.add(ledger, write(a=STAYS), OPTIONS, load=fast.Fast)
    with pytest.raises(UsageError, match="cannot be edited"):
        desk.edit(ledger, "a.txt", {"words": "2"}, load=fast.Fast)


def test_a_full_disk_stops_the_batch_and_keeps_what_is_in(
    path: Path, write: Write, fast: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.ledger import connection

    files = write(**{f"f{n}": f"Report {n}. {STAYS * 40}" for n in range(30)})
    connect = connection._connect

    def tight(at: Path, mode: str) -> object:
        opened = connect(at, mode)
        opened.execute("PRAGMA max_page_count = 200")
        return opened

    with monkeypatch.context() as patched:
        patched.setattr(connection, "_connect", tight)
        with Ledger.open(path, create=True) as ledger, pytest.raises(LedgerError, match="no room left"):
            desk.add(ledger, files, OPTIONS, load=fast.Fast)
    with Ledger.open(path) as ledger:
        kept = ledger.read.counts().documents
        assert 0 < kept < 30
        assert list(verify(ledger.read)) == []
        summary = desk.add(ledger, files, OPTIONS, load=fast.Fast)
        assert (summary.unchanged, summary.added) == (kept, 30 - kept)


def test_characters_without_an_encoding_become_marks_of_the_same_length() -> None:
    broken = Document("caf\udce9.txt", "a \ud83d b", "0", meta=Metadata(title="\udfff"))
    clean = storable(broken)
    assert (clean.name, clean.text, clean.meta.title) == ("caf\ufffd.txt", "a \ufffd b", "\ufffd")
    assert storable(clean) is clean


def test_batches_hold_about_so_many_words_in_order() -> None:
    stream = [Document(f"{n}", f"text {n} " + "word " * 8, "0") for n in range(10)]
    found = list(batches(stream, lambda _: False, 30))
    assert [[d.name for d in batch.fresh] for batch in found] == [list("012"), list("345"), list("678"), ["9"]]
    known = {stream[0].id, stream[9].id}
    [*_, last] = batches(stream, known.__contains__, 1000)
    assert [d.name for d in last.fresh] == list("12345678")
    assert len(last.entries) == 10
