"""What a form hands in, put where the desk can read it: files under safe names, pasted text, web addresses."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from starlette.datastructures import FormData, UploadFile

from onrecord.desk import AddOptions, ReadOptions, extractor_names
from onrecord.errors import InputError, UsageError
from onrecord.web.jobs import Handed
from onrecord.web.links import outward

MAX_NAME = 180
"""Bytes of a file's name; file systems take 255, and a reader may append to it."""

_ENDING = 20  # bytes of a long name's end that are kept, for the ending that tells the format
_UNNAMED = "unnamed"
_REFUSED = '<>:"|?*' if os.name == "nt" else ""  # characters that Windows has in no file's name


def keep(form: FormData, folder: Path) -> list[Handed]:
    """Everything that a form of the page ``/add`` hands in; files and texts are written into `folder`.

    Raises UsageError for a field that cannot be, and where nothing is handed in; InputError where the files cannot be
    written.
    """
    options = _options(form)
    handed: list[Handed] = []
    for upload in form.getlist("files"):
        if isinstance(upload, UploadFile) and upload.filename:
            handed.append(_file(upload.file, folder / str(len(handed)), file_name(upload.filename), options))
    text = _words(form, "text")
    if text:
        handed.append(_text(form, text, folder / str(len(handed)), options))
    addresses = _words(form, "url").split()
    handed += [Handed(_address(address), options) for address in addresses]
    if not handed:
        raise UsageError("There is nothing to add: choose a file, paste a text or give an address.")
    return handed


def new_folder() -> Path:
    """A folder for uploads that nobody else can read. Raises InputError where there is no room."""
    try:
        return Path(tempfile.mkdtemp(prefix="onrecord-"))
    except OSError as error:
        raise _not_kept(error) from error


def file_name(name: str) -> str:
    """The last step of a path that a browser sent, as a name that leads nowhere else and that a folder can hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    safe = "".join("_" if c in _REFUSED or not c.isprintable() else c for c in last).strip()
    safe = safe if safe.strip(".") else _UNNAMED
    encoded = safe.encode("utf-8", "replace")
    if len(encoded) <= MAX_NAME:
        return encoded.decode()
    return encoded[: MAX_NAME - _ENDING].decode("utf-8", "ignore") + encoded[-_ENDING:].decode("utf-8", "ignore")


def _options(form: FormData) -> AddOptions:
    """What the form says of all that it hands in."""
    model = _words(form, "model")
    if model and model not in extractor_names():
        raise UsageError(f"There is no model called {model!r}: choose one of the list.")
    read = ReadOptions(publisher=_words(form, "publisher") or None, published=_day(_words(form, "published")))
    return AddOptions(read, collection=_words(form, "collection") or None, model=model or None)


def _day(value: str) -> str | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{value} is no day: write it as 2015-10-07.") from error


def _file(source: BinaryIO, folder: Path, name: str, options: AddOptions) -> Handed:
    path = folder / name
    try:
        folder.mkdir()
        with path.open("wb") as target:
            shutil.copyfileobj(source, target)
        return Handed(str(path), options, path.stat().st_size)
    except OSError as error:
        raise _not_kept(error) from error


def _text(form: FormData, text: str, folder: Path, options: AddOptions) -> Handed:
    """A pasted text as a file. Forms end every line with two characters; the text gets back the one that was pasted."""
    title = _words(form, "title") or None
    path = folder / f"{file_name(title or 'Pasted text')}.txt"
    try:
        folder.mkdir()
        path.write_bytes(text.replace("\r\n", "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise _not_kept(error) from error
    return Handed(str(path), replace(options, read=replace(options.read, title=title)), path.stat().st_size)


def _address(address: str) -> str:
    """`address` if it is one of the web: a path would be read from this machine's disk."""
    url = outward(address)
    if url is None:
        raise UsageError(f"{address} is no web address: write it as https://host/path.")
    return url


def _words(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _not_kept(error: OSError) -> InputError:
    if error.errno == errno.ENOSPC:
        return InputError("There is no room left for the files in the temporary folder: free some disk space.")
    why = (error.strerror or "input/output error").lower()
    return InputError(f"The files cannot be kept in the temporary folder ({why}): check its permissions.")
