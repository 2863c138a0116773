"""A batch that is killed at any moment leaves whole documents, and the same command again completes it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import desk
from onrecord.ledger import Ledger, verify
from onrecord.read import ReadOptions

FAST = Path(__file__).with_name("fast.py")
LONG = 3600.0
"""Seconds over a document: longer than any test waits, so that only breaking the work off ends it."""

PATIENCE = 600.0
"""Seconds that a busy machine may take to do what takes one on a quiet machine."""

Contents = list[tuple[str, str, str, list[str]]]


def start(path: Path, folder: Path, jobs: int = 1, seconds: float = 0.0) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(FAST), str(path), str(folder), str(jobs), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def contents(path: Path) -> Contents:
    """Everything in a ledger but the times, by name. Every ledger read so is sound."""
    with Ledger.open(path, create=True) as ledger:
        assert list(verify(ledger.read)) == []
        rows = sorted(ledger.read.iter_documents(), key=lambda row: row.name)
        texts = [ledger.read.document(row.id).text for row in rows]
        statements = [[s.id for s in ledger.read.document_statements(row.id)] for row in rows]
        return [(row.id, row.name, t, s) for row, t, s in zip(rows, texts, statements, strict=True)]


def finish(process: subprocess.Popen[bytes]) -> list[str]:
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err.decode()
    return out.decode().split("\n")[:-1]


@pytest.fixture(scope="module")
def uninterrupted(folder: Path, tmp_path_factory: pytest.TempPathFactory, fast: ModuleType) -> Contents:
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    with Ledger.open(path, create=True) as ledger:
        summary = desk.add(ledger, [str(folder)], desk.AddOptions(ReadOptions()), load=fast.Fast)
    assert (summary.added, summary.failures) == (40, ())
    found = contents(path)
    assert sum(len(ids) for *_, ids in found) > 200
    return found


def test_killed_again_and_again(path: Path, folder: Path, uninterrupted: Contents) -> None:
    kept = 0
    for lines in (0, 7, 25):  # killed while the ledger is made, early in the batch, late in it
        process = start(path, folder)
        assert process.stdout
        while not path.exists():
            assert process.poll() is None
        told = [process.stdout.readline().split() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
        found = contents(path)
        assert all(entry in uninterrupted for entry in found)
        assert [line[0].decode() for line in told] == ["unchanged"] * min(kept, lines) + ["added"] * (lines - kept)
        assert max(kept, lines) <= len(found) < 40
        kept = len(found)
    again = finish(start(path, folder))
    assert [line.split()[0] for line in again] == ["unchanged"] * kept + ["added"] * (40 - kept)
    assert contents(path) == uninterrupted


def test_two_processes_add_the_same_folder_at_once(path: Path, folder: Path, uninterrupted: Contents) -> None:
    both = [start(path, folder) for _ in range(2)]
    lines = [line for process in both for line in finish(process)]
    assert [line.split()[0] for line in lines].count("added") == 40
    assert contents(path) == uninterrupted


def test_several_jobs_make_the_same_ledger(path: Path, folder: Path, uninterrupted: Contents, fast: ModuleType) -> None:
    names: list[str] = []
    options = desk.AddOptions(ReadOptions(), jobs=2)
    with Ledger.open(path, create=True) as ledger:
        desk.add(ledger, [str(folder)], options, lambda event: names.append(event.name), load=fast.Fast)
    assert names == [f"report{n:02}.txt" for n in range(40)]
    assert contents(path) == uninterrupted


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not say what a process has begun")
@pytest.mark.parametrize(
    ("end", "working"), [(signal.SIGKILL, False), (signal.SIGKILL, True), (signal.SIGINT, False), (signal.SIGINT, True)]
)
def test_workers_end_with_their_parent(path: Path, folder: Path, end: signal.Signals, working: bool) -> None:
    process = start(path, folder, jobs=2, seconds=LONG)
    assert process.stderr
    begun = _begun(process.pid)
    if working:
        assert [process.stderr.readline() for _ in range(2)] == [b"at work\n"] * 2
    if end is signal.SIGINT:
        os.killpg(process.pid, end)  # as Ctrl-C does: the workers are told too
    else:
        process.send_signal(end)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == -end
    if end is signal.SIGINT:
        assert err.count(b"Traceback") == 1, err.decode()  # the parent's own: the workers leave Ctrl-C to it
    until = time.monotonic() + PATIENCE
    while (left := [pid for pid in begun if _runs(pid)]) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []


def _begun(pid: int) -> list[int]:
    """The processes that a process has begun: its two workers, and the one that tracks what they share."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        begun = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if len(begun) == 3:
            return [int(each) for each in begun]
        time.sleep(0.02)
    raise AssertionError("it began no workers")


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie, which its new parent has yet to bury."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
