"""A stance as a sign, so that lists of claims can be read at a glance and without colour."""

from __future__ import annotations

from typing import Final

from onrecord.records import Stance

SIGNS: Final[dict[Stance, str]] = {
    Stance.SUPPORT: "+",
    Stance.OPPOSE: "−",
    Stance.CONDITIONAL: "?",
    Stance.UNCLEAR: "~",
}
"""The sign of each stance; the minus is U+2212, as wide as the plus."""
