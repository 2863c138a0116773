"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OnrecordError, UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing so that it appears, or changes, only when the block ends without an error.

    The bytes go to a temporary file beside it, which is renamed at the end and removed on any error. Devices and
    pipes are written directly. Raises UsageError for a folder and OnrecordError where the disk is full or the place
    cannot be written.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file to write to.")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
        else:
            yield from _renamed(path.resolve())
    except OSError as error:
        raise write_error(str(path), error) from error


def _renamed(path: Path) -> Iterator[BinaryIO]:
    """The temporary file that becomes `path`, with the permissions of what was there or those of any new file."""
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_error(name: str, error: OSError) -> OnrecordError:
    """What a person is told when writing to `name` failed."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return OnrecordError(f"No room left to write {name}; free some space or write elsewhere.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return OnrecordError(f"No permission to write {name}; choose another place with --output.")
    if error.errno == errno.ENOENT:
        return OnrecordError(f"The folder of {name} does not exist; make it first or choose another place.")
    return OnrecordError(f"{name} cannot be written: {error.strerror or error}.")
