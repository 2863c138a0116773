import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.models import MANIFEST, Manifest, find_model, model_names, open_model
from onrecord.models.verify import describe_file

LABELS = {"cue": ("outside", "begin", "inside")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model's folder with one file and its manifest."""
    (tmp_path / "network.onnx").write_bytes(b"weights")
    Manifest(
        name="tiny",
        version="2",
        code=1,
        labels=LABELS,
        files={"network.onnx": describe_file(tmp_path / "network.onnx")},
        data={"sha256": "ab"},
        metrics={"dev": 0.5},
        settings={"limits": {"pieces": 64}},
        licence="Apache-2.0",
    ).write(tmp_path)
    return tmp_path


def change(folder: Path, **values: Any) -> None:
    raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**raw, **values}), encoding="utf-8")


def test_a_whole_folder_opens_with_what_was_written(folder: Path) -> None:
    manifest = open_model(folder, code=1, labels=LABELS)
    assert manifest.full_name == "tiny@2"
    assert manifest.labels == LABELS
    assert manifest.settings == {"limits": {"pieces": 64}}
    assert manifest.metrics == {"dev": 0.5}
    assert manifest == Manifest.read(folder)


def test_a_changed_file_is_refused(folder: Path) -> None:
    (folder / "network.onnx").write_bytes(b"weighty")
    with pytest.raises(ModelError, match=r"network\.onnx of model tiny@2 is damaged"):
        open_model(folder, code=1, labels=LABELS)


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "network.onnx").unlink()
    with pytest.raises(ModelError, match="lacks its file"):
        open_model(folder, code=1, labels=LABELS)


def test_another_code_version_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="code version 1 and this is 2"):
        open_model(folder, code=2, labels=LABELS)


def test_other_labels_are_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="other cue labels"):
        open_model(folder, code=1, labels={"cue": ("begin", "outside", "inside")})


def test_a_folder_without_manifest_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model"):
        Manifest.read(tmp_path)


@pytest.mark.parametrize("text", ["{", '"a string"', "[]", "{}", "null"])
def test_a_damaged_manifest_is_refused_in_one_sentence(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="install"):
        Manifest.read(folder)


def test_another_layout_is_refused(folder: Path) -> None:
    change(folder, format=99)
    with pytest.raises(ModelError, match="layout 1"):
        Manifest.read(folder)


def test_a_file_outside_the_folder_is_refused(folder: Path) -> None:
    change(folder, files={"../other": {"size": 1, "sha256": "0" * 64}})
    with pytest.raises(ModelError, match="layout 1"):
        Manifest.read(folder)


def test_an_unknown_name_says_what_is_installed() -> None:
    with pytest.raises(ModelError, match="There is no model 'none-such'; there are "):
        find_model("none-such")


def test_every_installed_model_has_a_manifest() -> None:
    for name in model_names():
        assert (find_model(name) / MANIFEST).is_file()
