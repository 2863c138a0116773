"""Stretches of a document for the parser: a paragraph each, or pieces of one that is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.baseline.words import TRIGGERS
from onrecord.extract.opening import opening
from onrecord.records import Document, Span

MAX_CHARACTERS = 4000
"""The parser's memory grows with the length of its input; news paragraphs rarely reach 2,000 characters."""

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[A-Z0-9])")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile("[\"“”«:]|''|``|[—–] ?[A-Z]")
_WORD = re.compile(r"[A-Za-z]+")


def chunks(document: Document) -> Iterator[Span]:
    """The stretches of `document` that can hold an attribution, none longer than `MAX_CHARACTERS`."""
    for paragraph in document.paragraphs:
        for chunk in split(document.text, Span(opening(document.text, paragraph), paragraph.end)):
            if could_hold(document.text[chunk.start : chunk.end]):
                yield chunk


def could_hold(text: str) -> bool:
    """True when a stretch has a quotation mark, a colon or any word that reports."""
    return bool(_MARKS.search(text)) or has_trigger(text)


def has_trigger(text: str) -> bool:
    """True when a stretch has any word that reports."""
    return any(w.lower() in TRIGGERS for w in _WORD.findall(text))


def split(text: str, span: Span) -> Iterator[Span]:
    """Cut a stretch after sentences, else at white space, else anywhere, so that no piece is too long."""
    start = span.start
    while span.end - start > MAX_CHARACTERS:
        cut = _last(_SENTENCE_END, text, start) or _last(_SPACE, text, start) or start + MAX_CHARACTERS
        yield Span(start, cut)
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _last(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    """Where the last match in the second half of a piece ends."""
    found = None
    for match in pattern.finditer(text, start + MAX_CHARACTERS // 2, start + MAX_CHARACTERS):
        found = match.end()
    return found
