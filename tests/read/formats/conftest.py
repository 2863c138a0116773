"""The fixture that reads one file from memory."""

from __future__ import annotations

import pytest

from onrecord.read import ReadOptions, read_bytes
from tests.read.formats.samples import Read, Reader, sorted_out


@pytest.fixture(name="read")
def _read() -> Reader:
    """Reads one file from memory: ``read("a.txt", b"...", max_bytes=10)``."""

    def read(name: str, data: bytes, **options: object) -> Read:
        return sorted_out(read_bytes(name, data, ReadOptions(**options)))  # type: ignore[arg-type]

    return read
