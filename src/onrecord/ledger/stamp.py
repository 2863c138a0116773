"""What tells that a ledger's file is still the one that something was remembered of."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[int, ...]
"""Times and sizes, compared as a whole."""


def file_stamp(path: Path) -> Stamp:
    """When a ledger was last written and how long it is, with its write-ahead log: a write changes one of them.

    Take it before anything is read, so that what is remembered is never older than it says. Of a file that is not
    there nothing is known.
    """
    made: list[int] = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            state = file.stat()
        except OSError:
            made += (0, 0)
        else:
            made += (state.st_mtime_ns, state.st_size)
    return tuple(made)
