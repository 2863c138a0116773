"""Readers and writers at the same time, and a disk that takes no more."""

import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, verify
from onrecord.records import Document, Statement

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]


def test_readers_do_not_wait_for_a_writer(ledger: Ledger, path: Path, make_document: MakeDocument) -> None:
    ledger.write.add(make_document("One."), [], model="test@1")
    with ledger.write._transaction() as busy:
        busy.execute(text("UPDATE document SET title = 'half-written'"))
        assert [row.title for row in ledger.read.documents().items] == [None]
        with Ledger.open(path, read_only=True) as other:
            assert other.read.counts().documents == 1


def test_a_reading_goes_on_over_one_state(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    for n in range(3):
        document = make_document(f"Document {n} says a thing.")
        ledger.write.add(document, [make_statement(document, "a thing")], model="test@1")
    reading = ledger.read.iter_statements()
    first = next(reading)
    ledger.write.remove(ledger.read.documents().items[0].id)
    assert len([first, *reading]) == 3
    assert ledger.read.counts().documents == 2


def test_many_threads_write_and_read(ledger: Ledger, make_document: MakeDocument) -> None:
    errors: list[Exception] = []

    def work(number: int) -> None:
        try:
            for n in range(5):
                ledger.write.add(make_document(f"Text {n} of thread {number}."), [], model="test@1")
                ledger.read.documents()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert ledger.read.counts().documents == 20


def test_a_lock_that_does_not_end_is_told(
    ledger: Ledger, path: Path, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.connection.BUSY_S", 0.05)
    with (
        ledger.write._transaction(),
        Ledger.open(path) as other,
        pytest.raises(LedgerError, match="Another program is writing"),
    ):
        other.write.add(make_document("One."), [], model="test@1")


FILL = """
    import resource, sys
    from pathlib import Path
    from onrecord.errors import LedgerError
    from onrecord.ledger import Ledger
    from onrecord.records import Document
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
    try:
        with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
            for n in range(100):
                ledger.write.add(Document(f"{n}", f"Text {n}. " + "No end of words. " * 500, "0"), [], model=None)
    except LedgerError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_file_that_may_not_grow_is_told_and_stays_whole(path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(FILL), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    [sentence] = done.stdout.splitlines()
    assert "run the command again; what was added before is kept" in sentence
    with Ledger.open(path) as ledger:
        assert 0 < ledger.read.counts().documents < 100
        assert list(verify(ledger.read)) == []
