"""JSON Lines: one statement record a line, UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from onrecord.export.record import Record

# Legal inside JSON strings, yet they end lines (U+0085, U+2028, U+2029), steer terminals (U+007F to U+009F), turn the
# order of what is read (the bidirectional controls) or cannot be UTF-8 (lone surrogates). Escaped, they are only data.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON that is safe to print: Unicode kept, control and bidirectional characters escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out` and return how many there were."""
    count = 0
    for record in records:
        out.write(json_text(record).encode() + b"\n")
        count += 1
    return count
