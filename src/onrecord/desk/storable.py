"""Documents as they can be stored: without characters that no encoding has."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from onrecord.records import Document, Metadata

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def storable(document: Document) -> Document:
    """The document with each lone surrogate replaced by U+FFFD, so that every offset stays; itself if it has none.

    Lone surrogates come from undecodable file names and from JSON escapes; UTF-8 has no form for them.
    """
    meta = {f.name: getattr(document.meta, f.name) for f in fields(Metadata)}
    texts = [document.name, document.key, document.text, *meta.values()]
    if not any(isinstance(t, str) and _SURROGATE.search(t) for t in texts):
        return document
    cleaned: dict[str, Any] = {
        name: _SURROGATE.sub(_UNKNOWN, value) for name, value in meta.items() if type(value) is str
    }
    return replace(
        document,
        name=_SURROGATE.sub(_UNKNOWN, document.name),
        key=_SURROGATE.sub(_UNKNOWN, document.key),
        text=_SURROGATE.sub(_UNKNOWN, document.text),
        meta=replace(document.meta, **cleaned),
    )
