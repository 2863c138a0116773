"""Bounds that keep a hostile or mistaken file from eating the machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from onrecord.errors import InputError
from onrecord.read.options import MEGABYTE, ReadOptions

_LINE = re.compile(r"\S[^\n\r]*")

MAX_DEPTH = 4
"""Containers in containers: a mail in a zip in a WARC in a gzip is the deepest that is plausible."""

MAX_MEMBERS = 100_000
"""Entries of one container; a year of a news agency is fewer."""

MAX_RATIO = 200
"""Inflated to stored size. Prose deflates to a third or a tenth; only made-up data goes beyond this."""

RATIO_FLOOR = 10 * MEGABYTE
"""Inflated bytes below which the ratio is not looked at: small files of one letter are harmless."""


def check_size(name: str, size: int, max_bytes: int) -> None:
    """Raises InputError where `size` bytes are more than one file may have."""
    if size > max_bytes:
        raise InputError(f"{name} is larger than {in_megabytes(max_bytes)}: split it into smaller files.")


def check_text(name: str, text: str, options: ReadOptions) -> None:
    """Raises InputError where `text` is too long for one document to be extracted in minutes."""
    if len(text) > options.max_characters:
        over = f"{options.max_characters:,} characters"
    elif sum(1 for _ in islice(_LINE.finditer(text), options.max_lines + 1)) > options.max_lines:
        over = f"{options.max_lines:,} lines"
    else:
        return
    raise InputError(f"{name} has a text of over {over}, too large for extraction: split it into smaller documents.")


def in_megabytes(size: int) -> str:
    """`size` bytes for a person ("100 MB", "0.5 MB")."""
    return f"{size / MEGABYTE:.3g} MB"


@dataclass(slots=True)
class Budget:
    """How many bytes one input may still unpack to, over all containers in it."""

    left: int

    def spend(self, name: str, inflated: int, stored: int) -> None:
        """Takes `inflated` bytes, unpacked from `stored`. Raises InputError for a bomb or when nothing is left."""
        if inflated > RATIO_FLOOR and inflated > MAX_RATIO * max(stored, 1):
            raise InputError(f"{name} unpacks to over {MAX_RATIO} times its size, as a zip bomb does: it is not read.")
        self.left -= inflated
        if self.left < 0:
            raise InputError(f"{name} unpacks to more than is allowed: unpack it yourself and add its files in parts.")


def check_depth(name: str, depth: int) -> None:
    """Raises InputError for a file inside too many containers."""
    if depth > MAX_DEPTH:
        raise InputError(f"{name} lies inside more than {MAX_DEPTH} archives: unpack it and add the file itself.")


def check_members(name: str, count: int) -> None:
    """Raises InputError for a container with too many entries."""
    if count > MAX_MEMBERS:
        raise InputError(f"{name} holds more than {MAX_MEMBERS} entries: split it into smaller ones.")
