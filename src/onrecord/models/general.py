"""The codebook of general policy issues that ships, as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.errors import ModelError

GENERAL = Path(__file__).parent / "data" / "codebook" / "general.yaml"


@cache
def general_codebook() -> str:
    """The YAML text of the general codebook. Raises ModelError where it is missing."""
    try:
        return GENERAL.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(
            f"The general codebook {GENERAL} cannot be read ({error}); install the program again."
        ) from None
