"""Connections to a ledger file: SQLite in WAL mode, so that readers and the one writer never wait for each other."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_S = 60.0
"""Seconds to wait for another process that writes; a write is one document, so this is ample."""

SYNCHRONOUS = "FULL"
"""A document reported as added survives a power cut too, for one fsync a document."""

_POOLED = 4  # connections kept open between calls; more are opened when more threads ask at once

_HEADER = b"SQLite format 3\x00"


def read_engine(path: Path) -> Engine:
    """An engine whose transactions see one state of the ledger and cannot write."""
    return _engine(partial(_connect, path, _read_mode(path)), "BEGIN")


def write_engine(path: Path) -> Engine:
    """An engine whose transactions hold the write lock from their first moment."""
    return _engine(partial(_connect, path, "mode=rwc"), "BEGIN IMMEDIATE")


def _engine(creator: partial[sqlite3.Connection], begin: str) -> Engine:
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool, pool_size=_POOLED, max_overflow=-1)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that leaves transactions to SQLAlchemy and may move between threads, one at a time."""
    address = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(address, timeout=BUSY_S, isolation_level=None, check_same_thread=False, uri=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        connection.execute("PRAGMA cache_size = -16384")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _read_mode(path: Path) -> str:
    """How to open for reading: a file in a folder where WAL's side files cannot be made is read as it stands."""
    if may(path.parent, os.W_OK) or wal_of(path).exists():
        return "mode=ro"
    return "immutable=1"


def may(path: Path, mode: int) -> bool:
    """Whether this process, as it runs, has the permission `mode` (see `os.access`) on a file or folder."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def wal_of(path: Path) -> Path:
    """The write-ahead log beside a ledger file, there while it is open or after a crash."""
    return path.with_name(path.name + "-wal")


def cut_short(path: Path) -> bool:
    """True when the file lacks pages that its header counts: a copy that was cut off.

    Without a write-ahead log only: with one, pages may still be on their way into the file. Format:
    https://www.sqlite.org/fileformat.html (page size at byte 16, page count at byte 28).
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_HEADER[: len(head)]) or wal_of(path).exists():
        return False
    if len(head) < 100:
        return bool(head)
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    return path.stat().st_size < page_size * int.from_bytes(head[28:32], "big")
