import errno
import os
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, UsageError
from onrecord.export.file import whole_file, write_error


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with whole_file(path) as out:
        out.write(b"all of it")
        assert not path.exists()
    assert path.read_bytes() == b"all of it"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    def broken() -> None:
        with whole_file(path) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_file_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    with whole_file(tmp_path / "out") as out:
        out.write(b"x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_device_is_written_directly() -> None:
    with whole_file(Path(os.devnull)) as out:
        out.write(b"x")
    assert not Path(os.devnull).is_file()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"), whole_file(tmp_path):
        pass


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match="does not exist"), whole_file(tmp_path / "no" / "out"):
        pass


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "No room left"), (errno.EACCES, "No permission"), (errno.EIO, "cannot be written: Input/output")],
)
def test_each_trouble_has_its_sentence(number: int, words: str) -> None:
    assert words in str(write_error("out.csv", OSError(number, os.strerror(number))))
