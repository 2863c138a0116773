"""Text of documents made fit to be shown: nothing invisible, nothing that the page cannot encode."""

from __future__ import annotations

import re

# C0 controls except tab, line feed and carriage return, and DEL, which a page would swallow or refuse; lone surrogates,
# which cannot be encoded; and the two overrides of writing direction, which would show words that are not in the text.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff]")

_DELETE_PICTURE = "␡"  # U+2421
_PICTURES = 0x2400  # the block of Unicode's control pictures mirrors the C0 controls
_REPLACEMENT = "�"


def displayable(text: str) -> str:
    """`text` of the same length with control characters as control pictures; surrogates and overrides as U+FFFD."""
    return _HIDDEN.sub(_picture, text)


def finalize(value: object) -> object:
    """Jinja's last step before escaping: plain strings become displayable, all else stays."""
    return displayable(value) if type(value) is str else value


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x7F:
        return _DELETE_PICTURE
    return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT
