"""What a model says of itself: ``manifest.json`` of its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

MANIFEST = "manifest.json"
"""Name of the file in a model's folder that describes all the others."""

FORMAT = 1
"""Version of the manifest's own layout."""


@dataclass(frozen=True)
class FileEntry:
    """A file of a model: its length in bytes and the SHA-256 of its bytes, hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """A model's description.

    `code` is the version of the code's reading of the model (features, decoding), which must be equal to be used;
    `labels` are the classes of each feature and output in order; `files` are all files that belong to the model;
    `data` names the training data with their hash and licences; `metrics` are fractions of 1 by name; `settings`
    are what the code needs to run the model; `licence` is that of the weights.
    """

    name: str
    version: str
    code: int
    labels: Mapping[str, tuple[str, ...]]
    files: Mapping[str, FileEntry]
    data: Mapping[str, Any]
    metrics: Mapping[str, Any]
    settings: Mapping[str, Any]
    licence: str

    @property
    def full_name(self) -> str:
        """Name and version as stored with every statement, such as ``fast@1``."""
        return f"{self.name}@{self.version}"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a folder. Raises ModelError where it is missing, damaged or of another layout."""
        try:
            raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ModelError(f"{folder} holds no model: there is no {MANIFEST}; name a model's folder.") from None
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder / MANIFEST} cannot be read ({error}); install the model again.") from None
        try:
            return cls._parse(raw)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ModelError(
                f"{folder / MANIFEST} lacks what this version needs; install a model of manifest layout {FORMAT}."
            ) from None

    @classmethod
    def _parse(cls, raw: dict[str, Any]) -> Manifest:
        """The manifest of its JSON object. Raises KeyError, TypeError or ValueError where something is missing."""
        if raw["format"] != FORMAT:
            raise ValueError(raw["format"])
        if any(Path(name).name != name for name in raw["files"]):
            raise ValueError("a file outside the folder")
        return cls(
            name=str(raw["name"]),
            version=str(raw["version"]),
            code=int(raw["code"]),
            labels={key: tuple(values) for key, values in raw["labels"].items()},
            files={name: FileEntry(int(e["size"]), str(e["sha256"])) for name, e in raw["files"].items()},
            data=dict(raw["data"]),
            metrics=dict(raw["metrics"]),
            settings=dict(raw["settings"]),
            licence=str(raw["licence"]),
        )

    def write(self, folder: Path) -> None:
        """Write the manifest into `folder`."""
        raw = {
            "format": FORMAT,
            "name": self.name,
            "version": self.version,
            "code": self.code,
            "licence": self.licence,
            "labels": {key: list(values) for key, values in self.labels.items()},
            "files": {name: {"size": e.size, "sha256": e.sha256} for name, e in sorted(self.files.items())},
            "settings": dict(self.settings),
            "metrics": dict(self.metrics),
            "data": dict(self.data),
        }
        (folder / MANIFEST).write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
