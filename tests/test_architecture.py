"""The house of docs/architecture.md, held by a test: imports go one way, files stay short."""

import ast
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent
# A room may import the rooms named here, itself, and the two files that import nothing of ours.
MAY_IMPORT = {
    "records": set[str](),
    "errors": set[str](),
    "actors": {"records", "errors"},
    "positions": {"records", "errors"},
    "roundup": {"records", "errors", "positions"},
    "read": {"records", "errors"},
    "models": {"records", "errors", "actors"},
    "words": {"records", "errors"},
    "extract": {"records", "errors", "models", "words"},
    "measure": {"records"},
    "resolve": {"records", "errors", "actors", "models"},
    "judge": {"records", "errors", "actors", "positions", "models", "words", "resolve"},
    "ledger": {"records", "errors", "actors", "positions"},
    "desk": {
        "records",
        "errors",
        "actors",
        "positions",
        "roundup",
        "read",
        "models",
        "extract",
        "resolve",
        "judge",
        "ledger",
        "measure",
    },
    "export": {"records", "errors", "actors", "positions", "roundup", "ledger"},
    "web": {"records", "errors", "actors", "positions", "roundup", "ledger", "desk", "export"},
    "cli": {
        "records",
        "errors",
        "actors",
        "positions",
        "roundup",
        "ledger",
        "desk",
        "export",
        "web",
        "read",
        "measure",
    },
}
MAX_LINES = 500


def modules() -> list[Path]:
    """Every source file of the package."""
    return sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room that a source file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms of ours that a file imports, wherever in the file the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"
    return {parts[1] for n in names if (parts := n.split("."))[0] == "onrecord" and len(parts) > 1}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    foreign = imported_rooms(path) - MAY_IMPORT[room] - {room, "__version__"}
    assert not foreign, f"{path.relative_to(ROOT)} imports {sorted(foreign)}"


def test_only_the_ledger_knows_sql() -> None:
    knowing = {
        room_of(path)
        for path in modules()
        if any(word in path.read_text(encoding="utf-8") for word in ("import sqlite3", "sqlalchemy"))
    }
    assert knowing == {"ledger"}


def test_every_room_exists() -> None:
    assert set(MAY_IMPORT) <= {room_of(path) for path in modules()}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
