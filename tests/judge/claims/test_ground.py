from dataclasses import replace

import pytest

from onrecord.errors import ModelError
from onrecord.judge.claims.reader import ground_of
from onrecord.models import Manifest, find_model


def asking(model: str, file: str, sha256: str) -> Manifest:
    """The manifest of a claims model that stands on a file of another model."""
    own = Manifest.read(find_model("claims"))
    ground = {"model": model, "file": file, "sha256": sha256}
    return replace(own, name="tiny", version="2", settings={**own.settings, "ground": ground})


def test_a_model_with_all_its_layers_stands_on_none() -> None:
    assert ground_of(replace(asking("fast", "x", ""), settings={}), threads=1) is None


def test_what_it_stands_on_must_be_installed() -> None:
    with pytest.raises(ModelError, match="no model 'granite'"):
        ground_of(asking("granite", "lower.onnx", "ab"), threads=1)


@pytest.mark.parametrize(("file", "sha256"), [("network.onnx", "ab"), ("lower.onnx", "ab")])
def test_and_be_of_the_same_release(file: str, sha256: str) -> None:
    with pytest.raises(ModelError, match=r"tiny@2 stands on fast of another release than fast@\d"):
        ground_of(asking("fast", file, sha256), threads=1)
