"""What SQLite's errors mean to the person at the keyboard: each becomes a LedgerError that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from onrecord.errors import LedgerError

_BUSY = "Another program is writing to the ledger {path}: wait until it is done and run the command again."
_FORBIDDEN = "You have no permission to open the ledger {path}: check the permissions of the file and its folder."

_SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left to write the ledger {path}: free some disk space and run the command "
    "again; what was added before is kept.",
    sqlite3.SQLITE_IOERR: "The disk refused to read or write the ledger {path}: check its free space and health and "
    "run the command again; what was added before is kept.",
    sqlite3.SQLITE_NOTADB: "{path} is not a ledger: name the file that `onrecord add` made, or a new one.",
    sqlite3.SQLITE_CORRUPT: "The ledger {path} is damaged: restore it from a copy, or add the documents to a new one.",
    sqlite3.SQLITE_CANTOPEN: "The ledger {path} cannot be opened: check that its folder exists and that you may read "
    "and write there.",
    sqlite3.SQLITE_READONLY: "You may not write to the ledger {path}: check the permissions of the file and its "
    "folder.",
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_AUTH: _FORBIDDEN,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_TOOBIG: "The document is larger than the ledger {path} can hold: split it and add the pieces.",
    sqlite3.SQLITE_NOMEM: "There is not enough memory to work on the ledger {path}: close other programs and try "
    "again.",
}

_PRIMARY = 0xFF  # an extended result code keeps the primary one in its low byte, https://www.sqlite.org/rescode.html


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into a LedgerError about the ledger at `path`."""
    try:
        yield
    except DBAPIError as error:
        raise ledger_error(path, error.orig) from error
    except sqlite3.Error as error:
        raise ledger_error(path, error) from error


def ledger_error(path: Path, error: BaseException | None) -> LedgerError:
    """The LedgerError that says in one sentence what `error` means for the ledger at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    sentence = _SENTENCES.get(code & _PRIMARY) if code is not None else None
    if sentence is None:
        return LedgerError(
            f"The ledger {path} cannot be used ({error}): `onrecord verify` says what does not hold in it."
        )
    return LedgerError(sentence.format(path=path))
