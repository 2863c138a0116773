"""Paths, folders and standard input."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from onrecord.errors import InputError, NetworkError
from onrecord.read import ReadOptions, read_inputs
from onrecord.read.options import MEGABYTE
from tests.read.formats.samples import SAID, Read, make_zip, sorted_out


def _read(*inputs: object, **options: object) -> Read:
    return sorted_out(read_inputs([str(i) for i in inputs], ReadOptions(**options)))  # type: ignore[arg-type]


def test_a_batch_goes_on_past_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.zip").write_bytes(make_zip({"x.txt": b"In a zip."}))
    found = _read(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "none.txt", tmp_path / "c.zip")
    assert [(d.name, d.text) for d in found.documents] == [("a.txt", SAID), ("c.zip!x.txt", "In a zip.")]
    assert [f.name for f in found.failures] == [str(tmp_path / "b.txt"), str(tmp_path / "none.txt")]
    assert all(f.name in str(f.error) for f in found.failures)


def test_a_folder_is_read_in_order_without_hidden_files_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "style.css", "photo.JPG"):
        (tmp_path / name).write_text(SAID)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [d.name for d in _read(tmp_path).documents] == ["a.md", "b.txt", "c.txt"]


def test_a_folder_without_documents_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "holds no documents" in str(_read(tmp_path).error)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAID.encode())))
    document = _read("-").documents[0]
    assert (document.name, document.text) == ("standard input", SAID)


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 100)))
    assert "larger than" in str(_read("-", max_bytes=50).error)


def test_missing_path_and_broken_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "does not exist" in str(_read(tmp_path / "gone.txt").error)
    assert "link to a file that is not there" in str(_read(tmp_path / "link.txt").error)


def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "named pipe" in str(_read(tmp_path / "pipe").error)
    assert "device" in str(_read("/dev/zero").error)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAID)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    error = _read(path).error
    assert isinstance(error, InputError)
    assert "may not be read by you" in str(error)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE + 1)
    assert "larger than 100 MB" in str(_read(path).error)


def test_names_that_are_no_paths_are_refused() -> None:
    assert isinstance(_read("a\0b.txt").error, InputError)
    assert isinstance(_read("x" * 5000).error, InputError)
    assert isinstance(_read("ftp://host.example/a").error, NetworkError)


def test_inputs_are_read_lazily(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    found = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")], ReadOptions())
    assert next(found)
    (tmp_path / "later.txt").write_text("Written since.")
    assert sorted_out(found).only.text == "Written since."
