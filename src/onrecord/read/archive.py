"""Zip archives and gzip files: each document in them is read as a file of its own, in memory, never on disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.read.detect import NOT_DOCUMENTS, ending
from onrecord.read.failure import Failure
from onrecord.read.limits import check_members, check_size
from onrecord.read.names import printable
from onrecord.read.reading import Reading
from onrecord.read.source import Source

CHUNK = 2**14
"""Bytes of a gzip file that are unpacked at a time; they become 16 MB at most."""

GZIP_BITS = 31
"""zlib's largest window, plus 16 for the gzip format (zlib manual, inflateInit2)."""

ENCRYPTED = 0x1
"""The flag bit of an entry that needs a password (APPNOTE.TXT 4.4.4)."""


def zip_members(source: Source, reading: Reading) -> Iterator[Source | Failure]:
    """The files of a zip archive, named ``archive.zip!inner/name.txt``. A damaged one is a failure of its own."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        entries = [entry for entry in archive.infolist() if _is_document(entry)]
        check_members(source.name, len(entries))
        reading.budget.spend(source.name, sum(entry.file_size for entry in entries), len(source.data))
        for entry in entries:
            name = f"{source.name}!{inner_name(entry.filename)}"
            try:
                yield source.inner(name, _unpacked(archive, entry, name, reading.options.max_bytes))
            except InputError as error:
                yield Failure(name, error)
    if not entries:
        raise InputError(f"{source.name} holds no documents: put text, HTML, PDF, DOCX, mail or table files in it.")


def inner_name(name: str) -> str:
    """An entry's name as a label: no drive, no leading slash, no step upwards, no control characters."""
    steps = [step for step in re.split(r"[/\\]+", printable(name)) if step not in {"", ".", ".."}]
    if steps and re.fullmatch("[A-Za-z]:", steps[0]):
        steps = steps[1:]
    return "/".join(steps) or "unnamed"


def _is_document(entry: zipfile.ZipInfo) -> bool:
    steps = entry.filename.split("/")
    hidden = any((step.startswith(".") and step.strip(".")) or step == "__MACOSX" for step in steps)
    return not (entry.is_dir() or hidden or ending(entry.filename) in NOT_DOCUMENTS)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, max_bytes: int) -> bytes:
    if entry.flag_bits & ENCRYPTED:
        raise InputError(f"{name} is encrypted: unpack the archive with its password and add the files.")
    check_size(name, entry.file_size, max_bytes)
    try:
        return archive.read(entry)  # never more than `file_size` bytes: zipfile stops there
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(f"{name} is truncated or damaged: get the archive again.") from error


def gzip_member(source: Source, reading: Reading) -> Iterator[Source | Failure]:
    """The file in a gzip file. Of a truncated WARC the whole records are still given, beside the failure."""
    base = source.name.rsplit("!", 1)[-1].rsplit("/", 1)[-1]
    base = base[:-3] if base.lower().endswith(".gz") else base
    name = f"{source.name}!{base}"
    data, whole = _inflated(source, reading)
    if not whole:
        yield Failure(source.name, InputError(f"{source.name} is truncated or damaged: get the gzip file again."))
    if whole or data.startswith(b"WARC/"):
        yield source.inner(name, data)


def _inflated(source: Source, reading: Reading) -> tuple[bytes, bool]:
    """What unpacks of all the members, and whether that is the whole. Fed in small pieces, so that none is a bomb."""
    pieces: list[bytes] = []
    size = place = 0
    engine = zlib.decompressobj(GZIP_BITS)
    while place < len(source.data):
        chunk = source.data[place : place + CHUNK]
        try:
            piece = engine.decompress(chunk)
        except zlib.error:
            return b"".join(pieces), False
        size += len(piece)
        check_size(source.name, size, reading.options.max_bytes)
        pieces.append(piece)
        place += len(chunk) - len(engine.unused_data)
        whole = engine.eof
        if whole:
            engine = zlib.decompressobj(GZIP_BITS)
    reading.budget.spend(source.name, size, len(source.data))
    return b"".join(pieces), whole
