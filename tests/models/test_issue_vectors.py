"""The word vectors: what they answer, and what a damaged folder says."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.models.general import general_codebook
from onrecord.models.issue_vectors import FOLDER, VECTORS, WORDS, WordVectors, load_issue_vectors


def test_vectors_have_length_one_and_frequent_words_weigh_less() -> None:
    made = WordVectors(["the", "Iran", "talks"], np.array([[3, 4], [127, 0], [0, -127]], np.int8))
    assert made.common == {"the", "talks"}
    found = made.vector("the")
    assert found is not None
    assert np.allclose(found, [0.6, 0.8])
    assert made.vector("Iran") is None
    assert made.vector("iran") is not None
    assert made.weight("the") < made.weight("talks") < made.weight("unknown") <= 1


def test_words_and_rows_must_go_together() -> None:
    with pytest.raises(ValueError, match="2 words"):
        WordVectors(["a", "b"], np.zeros((3, 4), np.int8))


def test_what_ships_is_whole_and_small() -> None:
    known = load_issue_vectors()
    assert {"sanctions", "treaty", "talks"} <= known.common
    assert "iran" in known
    assert "iran" not in known.common
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_000_000


@pytest.mark.parametrize("name", [WORDS, VECTORS])
def test_a_changed_file_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    shutil.copytree(FOLDER, folder)
    (folder / name).write_bytes(b"else")
    with pytest.raises(ModelError, match="damaged"):
        load_issue_vectors(folder)


def test_the_general_codebook_is_text() -> None:
    assert general_codebook().startswith("#")
