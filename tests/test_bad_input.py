"""Bad input from a user's side: one sentence that says what to do, an exit code, whole documents in the ledger."""

import errno
import gzip
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import LedgerError
from onrecord.ledger import DocumentQuery, Ledger, verify
from onrecord.records import Attribution

GOOD = "Ferry talks resume\n\nPremier Ilse Varga said that the ferries would sail again in May.\n"
NOISE = random.Random(7).randbytes(20_000)  # noqa: S311 - bytes of no meaning
Cli = Callable[..., Any]


class Silent:
    """An extractor that finds nothing, so that no model has to load."""

    name = "silent@1"

    def attributions(self, documents: Any) -> list[list[Attribution]]:
        if any("BREAK" in d.text for d in documents):
            raise ValueError("a fault of ours")
        return [[] for _ in documents]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command in this process, on a ledger that is not there yet."""
    monkeypatch.setattr("onrecord.desk.running.load_extractor", lambda model=None: Silent())

    def run(*words: str, **given: Any) -> Any:
        return CliRunner().invoke(app, ["--ledger", str(tmp_path / "x.db"), *words], **given)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for inputs."""
    made = tmp_path / "inputs"
    made.mkdir()
    return made


def held(path: Path) -> set[str]:
    """The names of the documents in a ledger in which all holds."""
    with Ledger.open(path, read_only=True) as ledger:
        assert list(verify(ledger.read)) == []
        return {row.name for row in ledger.read.documents(DocumentQuery(limit=10_000)).items}


def zipped(**members: bytes) -> bytes:
    """A zip of members, an underscore in a name standing for its stop."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return made.getvalue()


def page(body: str) -> bytes:
    """An HTML page."""
    return f"<html><head><title>T</title></head><body>{body}</body></html>".encode()


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty"),
    "white space": ("a.txt", b" \n\t\r\n" * 99, "holds no text"),
    "binary": ("a.txt", b"\x7fELF\2\1\1" + NOISE, "is binary, not text: convert it"),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE, "is binary, not text: convert it"),
    "null bytes": ("a.txt", b"\0" * 5000, "is binary, not text: convert it"),
    "truncated zip": ("a.zip", zipped(a_txt=NOISE)[:9000], "is truncated or damaged: get the file again"),
    "truncated docx": ("a.docx", zipped(word=NOISE)[:9000], "get the file again"),
    "truncated gzip": ("a.txt.gz", gzip.compress(NOISE)[:9000], "get the gzip file again"),
    "truncated pdf": ("a.pdf", b"%PDF-1.4\n" + NOISE, "a.pdf"),
    "truncated parquet": ("a.parquet", b"PAR1" + NOISE, "get the Parquet file again"),
    "zip bomb": ("a.zip", zipped(a_txt=b"a " * 10 * 2**20), "as a zip bomb does"),
    "gzip bomb": ("a.gz", gzip.compress(b"a " * 10 * 2**20, 6), "a.gz"),
    "deep tags": ("a.html", page("<div>" * 20_000 + GOOD), "nests its tags too deep"),
    "many attributes": ("a.html", page(f"<p {' '.join(f'a{n}=1' for n in range(9000))}>{GOOD}"), "of attributes"),
    "only scripts": ("a.html", page("<script>var said = 1;</script>"), "holds no text"),
    "long headers": ("a.eml", b"From: " + b"a@b.c, " * 50_000 + b"\nSubject: x\n\nWe met.\n", "of mail headers"),
    "deep JSON": ("a.json", b'{"a":' * 20_000, "not valid JSON"),
    "no text column": ("a.csv", b"x,y\n1,2\n", "--text-column"),
    "too many lines": ("a.txt", b"a\n\n" * 50_001, "over 50,000 lines, too large for extraction: split it"),
    "too many letters": ("a.txt", b"We met. " * 250_001, "over 2,000,000 characters, too large for extraction"),
}


@pytest.mark.parametrize(("name", "data", "says"), BAD.values(), ids=BAD.keys())
def test_one_sentence_and_the_others_go_in(name: str, data: bytes, says: str, cli: Cli, folder: Path) -> None:
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    result = cli("add", str(folder))
    assert result.exit_code == 3
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith("onrecord: ")
    assert name in sentence
    assert says in sentence
    assert "Added 1 document, 1 could not be read" in result.stdout
    assert {Path(n).name for n in held(folder.parent / "x.db")} == {"good.txt"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252", "utf-8-sig"])
def test_another_encoding_is_read(encoding: str, cli: Cli, folder: Path) -> None:
    (folder / "a.txt").write_bytes(GOOD.replace("Varga", "Värga").encode(encoding))
    assert cli("add", str(folder)).exit_code == 0
    with Ledger.open(folder.parent / "x.db", read_only=True) as ledger:
        (row,) = ledger.read.documents(DocumentQuery()).items
        assert "Ilse Värga said" in ledger.read.document(row.id).text


def test_rows_that_are_broken_are_named_one_by_one(cli: Cli, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "We met."}\n{"text": "half\n[1]\n{"text": "We met again."}\n')
    result = cli("add", str(folder))
    assert result.exit_code == 3
    assert [line.split("a.jsonl")[1][:2] for line in result.stderr.splitlines()] == ["#2", "#3"]
    assert "Added 2 documents, 2 could not be read" in result.stdout


def test_a_file_of_over_100_megabytes_is_not_opened_further(cli: Cli, folder: Path) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(100 * 2**20 + 1)  # sparse: takes no room
    result = cli("add", str(folder / "a.txt"))
    assert result.exit_code == 3
    assert "larger than 100 MB: split it into smaller files" in result.stderr


def test_pipes_loops_and_missing_files_are_named(cli: Cli, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "good.txt").write_text(GOOD)
    result = cli("add", *(str(folder / f"{name}.txt") for name in ("pipe", "loop", "missing", "good")))
    assert result.exit_code == 3
    says = ("is a named pipe: name a file", "check the path", "does not exist: check the path")
    for line, sentence in zip(result.stderr.splitlines(), says, strict=True):
        assert sentence in line
    assert len(held(folder.parent / "x.db")) == 1


def test_no_permission(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(GOOD + "More.\n")
    really = os.open

    def closed(path: Any, *words: Any, **given: Any) -> int:  # root may read all, so that a mode would not tell
        if str(path).endswith("a.txt"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return really(path, *words, **given)

    monkeypatch.setattr("onrecord.read.inputs.os.open", closed)
    result = cli("add", str(folder))
    assert result.exit_code == 3
    assert "a.txt may not be read by you: change its permissions" in result.stderr
    assert len(held(folder.parent / "x.db")) == 1


def test_names_cannot_steer_the_terminal(cli: Cli, folder: Path) -> None:
    for name in (b"new\nline.txt", b"esc\x1b[31m.txt", "rtl\u202e.txt".encode(), b"sur\xff.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"")
    result = cli("add", str(folder))
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 4
    assert not set("\x1b\u202e\udcff") & set(result.stderr)


def test_a_fault_of_the_program_is_shown_when_verbose(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(source: Any) -> Any:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("onrecord.read.documents.detect", faulty)
    (folder / "a.txt").write_text(GOOD)
    result = cli("add", str(folder))
    assert (result.exit_code, "a fault of ours" in result.stderr) == (3, False)
    assert "is damaged and cannot be read: get the file again" in result.stderr
    assert "KeyError: 'a fault of ours'" in cli("--verbose", "add", str(folder)).stderr


def test_a_document_on_which_extraction_breaks_is_named(cli: Cli, folder: Path) -> None:
    (folder / "a.txt").write_text(f"BREAK {GOOD}")
    (folder / "b.txt").write_text(GOOD)
    result = cli("add", str(folder))
    assert result.exit_code == 3
    assert "a.txt was left out" in result.stderr
    assert "please report this" in result.stderr
    assert len(held(folder.parent / "x.db")) == 1
    assert "Traceback" in cli("-v", "add", str(folder)).stderr


def test_a_ledger_that_was_cut_off_is_told_and_left_as_it_is(cli: Cli, folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"{GOOD}\nReport {number}.\n" * 20)
    assert cli("add", str(folder)).exit_code == 0
    path = folder.parent / "x.db"
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(half)
    result = cli("add", str(folder))
    assert result.exit_code == 4
    assert "was cut short" in result.stderr
    assert path.read_bytes() == half


PROGRAM = """
import os, resource, signal, sys, time
from onrecord.desk import running
from onrecord.read.language import find_language
class Slow:
    name = "slow@1"
    def attributions(self, documents):
        print("at work", file=sys.stderr, flush=True)
        time.sleep(float(sys.argv[1]))
        return [[] for _ in documents]
running.load_extractor = lambda model=None: Slow()
running.WORDS = 1
if "ROOM" in os.environ:  # files may grow so far only, as on a disk that is almost full
    find_language("The language model unpacks itself into a file of its own.", None)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["ROOM"]),) * 2)
from onrecord.cli import main
main(sys.argv[2:])
"""


def spawned(path: Path, folder: Path, seconds: str, **given: Any) -> subprocess.Popen[str]:
    """`onrecord add` in a process of its own, in batches of one document."""
    call = [sys.executable, "-c", PROGRAM, seconds, "--ledger", str(path), "add", str(folder)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **given)


def test_a_full_disk_keeps_whole_documents(folder: Path) -> None:
    for number in range(20):
        letters = random.Random(number).randbytes(20_000).hex()  # noqa: S311
        (folder / f"{number}.txt").write_text(f"{GOOD}\n{letters}\n")
    path = folder.parent / "x.db"
    with spawned(path, folder, "0", env=os.environ | {"ROOM": "900000"}) as running:
        _, told = running.communicate(timeout=600)
    assert running.returncode == 4, told
    assert told.splitlines()[-1].startswith("onrecord: ")
    assert "run the command again; what was added before is kept" in told
    before = len(held(path))
    assert 0 < before < 20
    with spawned(path, folder, "0") as again:
        out, _ = again.communicate(timeout=600)
    assert (again.returncode, f"{before} already there" in out, len(held(path))) == (0, True, 20)


def test_a_disk_full_at_once_leaves_a_file_that_is_told_to_be_empty(folder: Path) -> None:
    path = folder.parent / "x.db"
    (folder / "0.txt").write_text(f"{GOOD}\n")
    with spawned(path, folder, "0", env=os.environ | {"ROOM": "100000"}) as running:
        running.communicate(timeout=600)
    assert running.returncode == 4
    with pytest.raises(LedgerError, match="is empty: add a document"):
        Ledger.open(path, read_only=True)


def test_ctrl_c_keeps_whole_documents(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{GOOD}\nReport {number}.\n")
    path = folder.parent / "x.db"
    with spawned(path, folder, "0.3") as running:
        assert running.stderr is not None
        for _ in range(3):
            while "at work" not in running.stderr.readline():
                time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=600)
    assert running.returncode == 130
    assert "Stopped. What was written before stays; run the same command again" in told
    assert len(held(path)) in {1, 2, 3}


def test_hundreds_of_files(cli: Cli, folder: Path) -> None:
    for number in range(200):
        (folder / f"{number:04}.txt").write_text("" if number % 100 == 7 else f"Note {number}.\n")
    result = cli("add", str(folder))
    assert result.exit_code == 3
    assert "Added 198 documents, 2 could not be read" in result.stdout
    assert len(result.stderr.splitlines()) == 2
