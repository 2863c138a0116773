"""Documents of an invented negotiation, and an extractor that needs no model."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.ledger import Ledger

FAST = Path(__file__).with_name("fast.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def fast() -> ModuleType:
    """The module fast.py under a name by which other processes find it too."""
    spec = importlib.util.spec_from_file_location("fast", FAST)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fast"] = module
    sys.path.append(str(FAST.parent))
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Writes files with these texts into the working folder and gives their names."""

    def make(**texts: str) -> list[str]:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return [f"{name}.txt" for name in texts]

    return make


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty reports of different lengths."""
    folder = tmp_path_factory.mktemp("reports")
    for n in range(40):
        lines = [f"Report {n} of the strait talks", ""]
        for k in range(3 + n % 7):
            lines += [f"Ilse Varga said that point {n}.{k} would stay open for the time being." * (1 + n % 3), ""]
            lines += ["The ferries went on as before while the delegations of both shores talked about dues.", ""]
        (folder / f"report{n:02}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder
