"""Loads the scripts of bench/, which are no package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


def load_script(name: str) -> ModuleType:
    """The module bench/`name`.py, loaded once under the name onrecord_bench_`name`."""
    key = f"onrecord_bench_{name}"
    if key not in sys.modules:
        spec = importlib.util.spec_from_file_location(key, BENCH / f"{name}.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"bench/{name}.py cannot be loaded")
        sys.modules[key] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[key])
    return sys.modules[key]


@pytest.fixture(scope="session")
def sources() -> ModuleType:
    return load_script("sources")


@pytest.fixture(scope="session")
def nesting() -> ModuleType:
    return load_script("nesting")
