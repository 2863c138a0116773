"""What a user names on a command line: files, folders, standard input and addresses."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError, OnrecordError
from onrecord.read.detect import NOT_DOCUMENTS, ending
from onrecord.read.documents import read_source
from onrecord.read.failure import Failure
from onrecord.read.fetch import fetch
from onrecord.read.limits import check_size
from onrecord.read.names import printable
from onrecord.read.options import ReadOptions
from onrecord.read.source import Source
from onrecord.records import Document

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
"""What a path may lead to that is no file; reading one could wait for ever."""


def read_inputs(inputs: Iterable[str], options: ReadOptions) -> Iterator[Document | Failure]:
    """The documents in `inputs`, in order and lazily: each a path, a folder, ``-`` or an http(s) address.

    What cannot be read is a `Failure` in its place; the others go on.
    """
    for name in inputs:
        for path in _expanded(name):
            if isinstance(path, Failure):
                yield path
            else:
                yield from _read(path, options)


def _expanded(name: str) -> Iterator[str | Failure]:
    """The files under a folder, sorted by name; anything else is itself."""
    if name == STANDARD_INPUT or ADDRESS.match(name):
        yield name
        return
    try:
        is_folder = stat.S_ISDIR(Path(name).stat().st_mode)
    except (OSError, ValueError):
        is_folder = False  # said in full when it is opened
    if not is_folder:
        yield name
        return
    count = 0
    for count, found in enumerate(_files(Path(name)), start=1):  # noqa: B007  (counted for below)
        yield found
    if not count:
        message = (
            f"{printable(name)} holds no documents: name a folder with text, HTML, PDF, DOCX, mail or table files."
        )
        yield Failure(printable(name), InputError(message))


def _files(folder: Path) -> Iterator[str | Failure]:
    """Files under `folder` that can be documents, without hidden ones. Links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Failure(printable(str(folder)), _no_access(str(folder), error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry)
        elif ending(entry.name) not in NOT_DOCUMENTS:
            yield str(entry)


def _read(name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        source = _source(name, options)
    except OnrecordError as error:
        yield Failure(printable(name), error)
        return
    yield from read_source(source, options)


def _source(name: str, options: ReadOptions) -> Source:
    if name == STANDARD_INPUT:
        return _standard_input(options)
    if ADDRESS.match(name):
        return fetch(name, options)
    shown = printable(name)
    folder = shown.removesuffix(printable(Path(name).name))
    return Source(shown, _file_bytes(name, options.max_bytes), folder=folder)


def _standard_input(options: ReadOptions) -> Source:
    data = sys.stdin.buffer.read(options.max_bytes + 1)
    check_size("standard input", len(data), options.max_bytes)
    return Source("standard input", data)


def _file_bytes(name: str, max_bytes: int) -> bytes:
    """A regular file's bytes. It is opened without waiting, so that a pipe put in its place cannot hold the reader."""
    shown = printable(name)
    try:
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _no_access(name, error) from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            kind = KINDS.get(stat.S_IFMT(status.st_mode), "no file")
            raise InputError(f"{shown} is {kind}: name a file, or pipe the text in with -.")
        check_size(shown, status.st_size, max_bytes)
        try:
            data = file.read(max_bytes + 1)
        except OSError as error:
            raise _no_access(name, error) from error
    check_size(shown, len(data), max_bytes)
    return data


def _no_access(name: str, error: Exception) -> InputError:
    """One sentence for why a path cannot be opened."""
    shown = printable(name)
    if isinstance(error, FileNotFoundError):
        if Path(name).is_symlink():
            return InputError(f"{shown} is a link to a file that is not there: mend or remove the link.")
        return InputError(f"{shown} does not exist: check the path.")
    if isinstance(error, PermissionError):
        return InputError(f"{shown} may not be read by you: change its permissions.")
    if isinstance(error, OSError):
        return InputError(
            f"{shown} cannot be read ({(error.strerror or 'input/output error').lower()}): check the path."
        )
    return InputError(f"{shown} is no path: check its name.")
