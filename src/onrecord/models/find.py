"""Where models are: beside this file, or in a package that announces one.

A distribution announces models by entry points in the group ``onrecord.models``: the entry's name is the model's, its
value the package whose directory is the model's folder.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

from onrecord.errors import ModelError
from onrecord.models.manifest import MANIFEST

GROUP = "onrecord.models"


def model_names() -> list[str]:
    """Names of the installed models, sorted."""
    beside = {path.parent.name for path in Path(__file__).parent.glob(f"*/{MANIFEST}")}
    return sorted(beside | {point.name for point in entry_points(group=GROUP)})


def find_model(name: str) -> Path:
    """The folder of the installed model `name`. Raises ModelError where there is none."""
    beside = Path(__file__).parent / name
    if name in model_names() and (beside / MANIFEST).is_file():
        return beside
    for point in entry_points(group=GROUP, name=name):
        return Path(str(files(point.value)))
    known = ", ".join(model_names()) or "no other"
    raise ModelError(f"There is no model {name!r}; there are baseline and {known}.")
