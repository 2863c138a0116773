"""Checks a model's folder before anything in it is used."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import ModelError
from onrecord.models.manifest import FileEntry, Manifest

_CHUNK = 1 << 20


def open_model(folder: Path, code: int, labels: Mapping[str, tuple[str, ...]]) -> Manifest:
    """The manifest of a folder whose files are all there, unaltered, and made for this code and these labels.

    Raises ModelError that says which file or property is wrong and what to do.
    """
    manifest = Manifest.read(folder)
    if manifest.code != code:
        raise ModelError(
            f"Model {manifest.full_name} was made for code version {manifest.code} and this is {code};"
            " install the model and the program of one release."
        )
    for key, values in labels.items():
        if manifest.labels.get(key) != values:
            raise ModelError(f"Model {manifest.full_name} has other {key} labels than this version; install it again.")
    for name, entry in manifest.files.items():
        _check(folder / name, entry, manifest.full_name)
    return manifest


def describe_file(path: Path) -> FileEntry:
    """Length and hash of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return FileEntry(path.stat().st_size, digest.hexdigest())


def _check(path: Path, entry: FileEntry, model: str) -> None:
    """Raise ModelError unless the file is there and is the one that the manifest describes."""
    if not path.is_file():
        raise ModelError(f"Model {model} lacks its file {path.name}; install it again.")
    if describe_file(path) != entry:
        raise ModelError(f"File {path.name} of model {model} is damaged or was changed; install it again.")
