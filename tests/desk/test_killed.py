"""A batch that is killed at any moment leaves whole documents, and the same command again completes it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, verify

FAST = Path(__file__).with_name("fast.py")
Contents = list[tuple[str, str, str, list[str]]]


def start(path: Path, folder: Path, jobs: int = 1, seconds: float = 0.0) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(FAST), str(path), str(folder), str(jobs), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def contents(path: Path) -> Contents:
    """Everything in a ledger but the times, in the order in which it was added. Every ledger read so is sound."""
    with Ledger.open(path) as ledger:
        assert list(verify(ledger.read)) == []
        rows = sorted(ledger.read.iter_documents(), key=lambda row: row.name)
        return [
            (
                row.id,
                row.name,
                ledger.read.document(row.id).text,
                [s.id for s in ledger.read.document_statements(row.id)],
            )
            for row in rows
        ]


def finish(process: subprocess.Popen[bytes]) -> list[str]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()
    return out.decode().split("\n")[:-1]


@pytest.fixture(scope="session")
def uninterrupted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Contents:
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    lines = finish(start(path, folder))
    assert [line.split()[0] for line in lines] == ["added"] * 40
    found = contents(path)
    assert len(found) == 40
    assert sum(len(ids) for *_, ids in found) > 200
    return found


@pytest.mark.parametrize("lines", [0, 7, 30])
def test_killed_after_so_many_documents(path: Path, folder: Path, uninterrupted: Contents, lines: int) -> None:
    process = start(path, folder)
    assert process.stdout
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    if path.exists() and path.stat().st_size:
        with Ledger.open(path, create=True) as ledger:
            assert lines <= ledger.read.counts().documents <= 40
        assert all(entry in uninterrupted for entry in contents(path))
    again = finish(start(path, folder))
    assert len(again) == 40
    assert sum(line.startswith("unchanged") for line in again) >= lines
    assert contents(path) == uninterrupted


def test_killed_again_and_again_at_any_moment(path: Path, folder: Path, uninterrupted: Contents) -> None:
    chance = random.Random(7)  # noqa: S311  # any moment will do
    began = time.monotonic()
    finish(start(path.with_name("timing.db"), folder))
    whole = time.monotonic() - began
    for _ in range(2):
        process = start(path, folder)
        time.sleep(chance.uniform(0.3, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        if path.exists() and path.stat().st_size:
            assert all(entry in uninterrupted for entry in contents(path))
    finish(start(path, folder))
    assert contents(path) == uninterrupted


def test_two_processes_add_the_same_folder_at_once(path: Path, folder: Path, uninterrupted: Contents) -> None:
    both = [start(path, folder) for _ in range(2)]
    lines = [line for process in both for line in finish(process)]
    assert sorted(line.split()[0] for line in lines).count("added") == 40
    assert contents(path) == uninterrupted


def test_several_jobs_make_the_same_ledger(path: Path, folder: Path, uninterrupted: Contents) -> None:
    lines = finish(start(path, folder, jobs=2))
    assert [Path(line.split()[1]).name for line in lines] == sorted(f"report{n:02}.txt" for n in range(40))
    assert contents(path) == uninterrupted


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(path: Path, folder: Path, end: signal.Signals) -> None:
    process = start(path, folder, jobs=2, seconds=0.2)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        process.communicate()
        pytest.skip("this system does not say which processes a process has")
    until = time.monotonic() + 60
    while len(workers := children.read_text().split()) < 3 and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(end)
    process.communicate(timeout=60)
    until = time.monotonic() + 90
    while any(_runs(int(worker)) for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert [worker for worker in workers if _runs(int(worker))] == []


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
