"""The ledger: one file, its read side and its write side."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from sqlalchemy import Engine

from onrecord.errors import LedgerError
from onrecord.ledger.connection import BUSY_S, cut_short, may, read_engine, write_engine
from onrecord.ledger.migrations import STEPS, migrate, refuse_newer
from onrecord.ledger.reader import Reader
from onrecord.ledger.schema import APPLICATION_ID
from onrecord.ledger.trouble import explained
from onrecord.ledger.writer import Writer


class Ledger:
    """An open ledger file. A context manager: leaving it closes every connection.

    `read` may be used from several threads at once. `write` is for one thread at a time; other processes may write
    to the same file and are waited for.
    """

    def __init__(self, path: Path, reading: Engine, writing: Engine | None) -> None:
        self.path = path
        self.read = Reader(path, reading)
        self._reading, self._writing = reading, writing

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Ledger:
        """Open the ledger at `path`, bringing an older one to the present schema.

        With `create`, a missing or empty file becomes a new ledger. With `read_only` nothing is written, not even a
        migration. Raises LedgerError, in one sentence, for whatever is wrong with the file.
        """
        path = Path(path)
        _check_file(path, create=create and not read_only, read_only=read_only)
        with explained(path):
            if read_only:
                return cls._open_reading(path)
            writing = write_engine(path)
            try:
                _prepare(path, writing)
                return cls(path, read_engine(path), writing)
            except BaseException:
                writing.dispose()
                raise

    @classmethod
    def _open_reading(cls, path: Path) -> Ledger:
        reading = read_engine(path)
        try:
            _check(path, _head(reading), migrating=False)
        except BaseException:
            reading.dispose()
            raise
        return cls(path, reading, None)

    @property
    def is_writable(self) -> bool:
        """False for a ledger that was opened to read only."""
        return self._writing is not None

    @property
    def write(self) -> Writer:
        """The write side. Raises LedgerError when the ledger was opened to read only."""
        if self._writing is None:
            raise LedgerError(f"The ledger {self.path} is open for reading only: open it for writing to change it.")
        return Writer(self.path, self._writing)

    def close(self) -> None:
        """Close every connection. SQLite then folds its log into the file."""
        self._reading.dispose()
        if self._writing is not None:
            self._writing.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _check_file(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuse, before SQLite touches anything, what cannot be a ledger."""
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it for the ledger, such as {path / 'onrecord.db'}.")
    try:
        status = path.stat()
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return
        raise LedgerError(_missing(path)) from None
    except OSError as error:
        raise LedgerError(f"The ledger {path} cannot be opened: {error.strerror}.") from error
    if not stat.S_ISREG(status.st_mode):  # reading a pipe could wait for ever
        raise LedgerError(f"{path} is no file but a pipe or a device: name a file for the ledger.")
    if status.st_size == 0 and not create:
        raise LedgerError(f"{path} is empty: add a document with `onrecord add` to make it a ledger.")
    if not may(path, os.R_OK if read_only else os.R_OK | os.W_OK):
        raise LedgerError(f"You have no permission to {'read' if read_only else 'write'} the ledger {path}.")
    if cut_short(path):
        raise LedgerError(
            f"The ledger {path} was cut short, as by a copy that was broken off: restore it from a whole copy, "
            "or add the documents to a new one."
        )


def _missing(path: Path) -> str:
    if not path.parent.is_dir():
        return f"The folder {path.parent} does not exist: make it first, or name another place for the ledger."
    return f"There is no ledger at {path}: add a document with `onrecord add`, or name another with --ledger."


class _Head(NamedTuple):
    """What a SQLite file says of itself: how many tables it has, whose it is, its schema and journal."""

    tables: int
    mark: int
    version: int
    journal: str


def _head(engine: Engine) -> _Head:
    """Read outside any transaction, so that no lock is waited for."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        asked = (
            "SELECT count(*) FROM sqlite_master",
            "PRAGMA application_id",
            "PRAGMA user_version",
            "PRAGMA journal_mode",
        )
        return _Head(*(cursor.execute(each).fetchone()[0] for each in asked))
    finally:
        raw.close()


def _prepare(path: Path, engine: Engine) -> None:
    """Make the file a ledger of the present schema, whoever else is doing the same at this moment."""
    head = _head(engine)
    if head.tables:
        _check(path, head, migrating=True)
    if head.journal != "wal":
        _into_wal(engine)
    if head.version < len(STEPS):
        with engine.begin() as connection:
            migrate(connection)


def _into_wal(engine: Engine) -> None:
    """Switch to the write-ahead log. SQLite does not wait here for another process that does the same; so we do."""
    until = time.monotonic() + BUSY_S
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        finally:
            raw.close()


def _check(path: Path, head: _Head, *, migrating: bool) -> None:
    """Refuse SQLite files that are not ledgers, newer ones, and where nothing may be written, older ones."""
    if not head.tables and not head.mark:  # a program was stopped, or a disk full, before it was made
        raise LedgerError(f"{path} is empty: add a document with `onrecord add` to make it a ledger.")
    if head.mark != APPLICATION_ID:
        raise LedgerError(f"{path} is a SQLite file of another program: name the file that `onrecord add` made.")
    refuse_newer(head.version)
    if head.version < len(STEPS) and not migrating:
        raise LedgerError(
            f"The ledger {path} is of an older version of onrecord: open it once for writing, as `onrecord add` does, "
            "to bring it up to date."
        )
