"""Names of files and addresses as they are shown and stored."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that would move a terminal's cursor or turn the reading direction."""


def printable(name: str) -> str:
    """`name` in characters that can be shown and stored: no controls, no bytes that are not UTF-8."""
    return CONTROL.sub("\ufffd", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
