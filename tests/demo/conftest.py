"""Loads the scripts of demo/, which are no package."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

DEMO = Path(__file__).resolve().parents[2] / "demo"


def load_script(name: str) -> ModuleType:
    """The module demo/`name`.py, loaded once under the name onrecord_demo_`name`."""
    key = f"onrecord_demo_{name}"
    if key not in sys.modules:
        spec = importlib.util.spec_from_file_location(key, DEMO / f"{name}.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"demo/{name}.py cannot be loaded")
        sys.modules[key] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[key])
    return sys.modules[key]


@pytest.fixture(scope="session")
def demo_script() -> Callable[[str], ModuleType]:
    """A function that gives a script of demo/ as a module."""
    return load_script
