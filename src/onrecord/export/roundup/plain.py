"""Text of documents as one line without what steers a reader's screen."""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, the bidirectional embeddings, overrides and isolates (they turn the
# order of what follows), and lone surrogates, which cannot be encoded. Right-to-left letters and joiners stay.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400  # the Unicode block that has a picture for each C0 control


def plain(text: str) -> str:
    """`text` with each run of white space as one space and each steering character as one that shows it."""
    return _STEERING.sub(lambda found: _picture(ord(found[0])), " ".join(text.split()))


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else "\ufffd"
