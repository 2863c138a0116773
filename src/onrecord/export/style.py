"""The styles of reference, by name."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """What `onrecord cite --style` takes."""

    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    RIS = "ris"
