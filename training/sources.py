"""What a model learned from: names, licences and a hash of the files, for its manifest and card."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def describe_data(data: Path) -> dict[str, Any]:
    """The training sources under `data`, with one hash over the names and bytes of the files that are read."""
    train = data / "polnear/data/train"
    return {
        "sha256": hash_folder(train),
        "sources": [
            {
                "name": "PolNeAR, training part",
                "from": "github.com/networkdynamics/PolNeAR",
                "licence": "none stated; trained on, texts not redistributed",
                "files": sum(1 for _ in train.glob("text/*.txt")),
            }
        ],
        "development": "PolNeAR, development part: decoding constants and calibration",
    }


def hash_folder(folder: Path) -> str:
    """SHA-256 over the relative names and contents of all files of a folder, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode("utf-8") + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def hash_files(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
