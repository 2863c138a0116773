"""Plain text: the decoded file is the document."""

from __future__ import annotations

from onrecord.read.decode import decode
from onrecord.read.detect import Format
from onrecord.read.draft import Draft
from onrecord.read.source import Source


def draft(source: Source) -> Draft:
    """The file's text, unaltered but for a byte order mark; its paragraphs are found later."""
    return Draft(decode(source.name, source.data, source.charset), source.name, media_type=Format.TEXT.value)
