"""Opening whatever a path may lead to: each refusal is one sentence that says what to do, and harms nothing."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, connection, verify
from onrecord.ledger.migrations import STEPS
from onrecord.ledger.schema import APPLICATION_ID
from onrecord.records import Document

MakeDocument = Callable[..., Document]
NOBODY = 65534


@pytest.fixture
def used(path: Path, make_document: MakeDocument) -> Path:
    """A closed ledger with twenty documents."""
    with Ledger.open(path, create=True) as ledger:
        for n in range(20):
            ledger.write.add(
                make_document(f"Document {n}. " + "Words of no weight. " * 300, f"{n}"), [], model="test@1"
            )
    return path


def refused(path: Path, why: str, *, create: bool = False) -> None:
    """Opening fails for reading and for writing, in one paragraph that names the file."""
    for read_only in (True, False):
        with pytest.raises(LedgerError, match=why) as caught:
            Ledger.open(path, create=create and not read_only, read_only=read_only)
        assert "\n" not in str(caught.value)


def test_a_missing_ledger_is_made_only_when_asked(path: Path) -> None:
    refused(path, "There is no ledger at")
    assert not path.exists()
    with Ledger.open(path, create=True) as ledger:
        assert ledger.read.counts().documents == 0
        info = ledger.read.info()
    assert (info.path, info.schema, info.size > 0) == (path, len(STEPS), True)
    assert info.created_on.startswith("20")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "none" / "x.db", r"The folder .*none does not exist", create=False)
    with pytest.raises(LedgerError, match=r"The folder .*none does not exist"):
        Ledger.open(tmp_path / "none" / "x.db", create=True)


def test_an_empty_file_is_a_ledger_only_when_it_may_be_made(path: Path) -> None:
    path.touch()
    refused(path, "is empty")
    with Ledger.open(path, create=True) as ledger:
        assert list(verify(ledger.read)) == []


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder", create=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_no_ledger_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    refused(path, "is no file but a pipe or a device", create=True)
    refused(Path(os.devnull), "is no file but a pipe or a device", create=True)


@pytest.mark.parametrize("data", [b"Dear diary", b"Dear diary. " * 9999, b"\x00" * 5000, b"PK\x03\x04" * 2000])
def test_another_file_is_no_ledger_and_stays_as_it_is(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    refused(path, "is not a ledger", create=True)
    assert path.read_bytes() == data


def test_a_database_of_another_program_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    before = path.read_bytes()
    refused(path, "is a SQLite file of another program", create=True)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused_and_stays_as_it_is(used: Path) -> None:
    with closing(sqlite3.connect(used)) as other:
        other.execute("PRAGMA user_version = 99")
    before = used.read_bytes()
    refused(used, "schema version 99 .*update onrecord")
    assert used.read_bytes() == before


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.3, 0.5, 0.99])
def test_a_copy_cut_off_in_the_middle_is_told(used: Path, tmp_path: Path, share: float) -> None:
    data = used.read_bytes()
    cut = tmp_path / "cut.db"
    cut.write_bytes(data[: max(1, int(len(data) * share))])
    refused(cut, "was cut short", create=True)


def test_a_damaged_page_is_told_where_it_is_met(used: Path) -> None:
    data = bytearray(used.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for at in range(page, len(data) - page, page):
        data[at : at + 64] = b"\xff" * 64
    used.write_bytes(data)

    def everything() -> None:
        with Ledger.open(used, read_only=True) as ledger:
            ledger.read.documents()

    with pytest.raises(LedgerError, match=r"is damaged|cannot be used"):
        everything()


def test_what_a_killed_program_left_in_the_log_is_there(
    used: Path, tmp_path: Path, make_document: MakeDocument
) -> None:
    with Ledger.open(used) as ledger:
        ledger.write.add(make_document("The last one."), [], model="test@1")
        left = tmp_path / "left"
        left.mkdir()
        for file in (used, connection.wal_of(used)):
            shutil.copy(file, left / file.name)
    with Ledger.open(left / used.name, read_only=True) as found:
        assert found.read.counts().documents == 21
    with Ledger.open(left / used.name) as found:
        assert list(verify(found.read)) == []


def test_a_log_cut_off_in_the_middle_loses_whole_documents_only(
    used: Path, tmp_path: Path, make_document: MakeDocument
) -> None:
    with Ledger.open(used) as ledger:
        for n in range(5):
            ledger.write.add(make_document(f"Late {n}. " + "More words. " * 200), [], model="test@1")
        main, log = used.read_bytes(), connection.wal_of(used).read_bytes()
    for n, share in enumerate((0.1, 0.4, 0.8)):
        copy = tmp_path / f"copy{n}.db"
        copy.write_bytes(main)
        connection.wal_of(copy).write_bytes(log[: int(len(log) * share)])
        with Ledger.open(copy) as found:
            assert 20 <= found.read.counts().documents < 25
            assert list(verify(found.read)) == []


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder in which the tests run without the superuser's rights, which no permission would stop."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.fixture
def closed(used: Path, as_nobody: Path) -> Path:
    """A ledger in a folder where nobody may write."""
    root = os.getuid() == 0
    if root:
        os.seteuid(0)
    ledger = as_nobody / "onrecord.db"
    shutil.copy(used, ledger)
    ledger.chmod(0o444)
    as_nobody.chmod(0o555)
    if root:
        os.seteuid(NOBODY)
    return ledger


def test_a_ledger_that_may_only_be_read_can_be_read(closed: Path) -> None:
    with Ledger.open(closed, read_only=True) as ledger:
        assert ledger.read.counts().documents == 20
        assert list(verify(ledger.read)) == []
    with pytest.raises(LedgerError, match="no permission to write"):
        Ledger.open(closed)


def test_no_permission_to_make_a_ledger(closed: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened: check that its folder exists and that you may"):
        Ledger.open(closed.parent / "new.db", create=True)


def test_no_permission_to_read(closed: Path) -> None:
    if os.getuid() == 0:
        os.seteuid(0)
    closed.chmod(0o000)
    if os.getuid() == 0:
        os.seteuid(NOBODY)
    with pytest.raises(LedgerError, match="no permission to read"):
        Ledger.open(closed, read_only=True)


def test_a_new_ledger_is_marked_and_has_a_log(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger, ledger.read.transaction() as c:
        assert c.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
        assert c.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert c.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
