"""Text of documents made safe to print: a document must not steer the terminal that shows it."""

from __future__ import annotations

import re

# C0 and C1 controls (escape sequences begin with one), line and paragraph separators, the bidirectional embeddings,
# overrides and isolates (they turn the order of what follows), lone surrogates (they cannot be encoded). Right-to-left
# letters and the joiners that Persian and emoji need stay as they are.
_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_IN_TEXT = re.compile(f"[{_STEERING}]")
_PICTURES = 0x2400  # the Unicode block that has a picture for each C0 control


def visible(text: str) -> str:
    """`text` with each steering character replaced by one that shows it; tabs and line ends (as \\n) are kept."""
    return _shown(text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`visible` text with every run of white space as one space."""
    return visible(" ".join(text.split()))


def level(text: str) -> str:
    """`visible` text on one line, character for character, so that offsets into `text` hold."""
    return _shown(re.sub(r"\s", " ", text))


def _shown(text: str) -> str:
    return _IN_TEXT.sub(lambda found: _picture(found[0]), text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else "\ufffd"
