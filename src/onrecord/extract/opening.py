"""What opens a paragraph before its first sentence: a turn's label, a dateline ("HESSEL, April 3 (Agency) – …")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.places import Places
from onrecord.records import Attribution, Paragraph, Part, Passage, Span

_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3}(?:,\s[^()–—:\n-]{2,40})?\s*"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:[–—]|-{1,2})\s+(?=\S)"
)
_LABEL_END = " \t:：—–-.)]"
_EDGES = " \t\n\r\xa0"


def opening(text: str, paragraph: Paragraph) -> int:
    """Where the first sentence of a paragraph begins, after the label or dateline that it may have."""
    start = paragraph.start
    if paragraph.speaker is not None and paragraph.speaker.start <= start + 2:
        start = paragraph.speaker.end
        while start < paragraph.end and text[start] in _LABEL_END:
            start += 1
    elif paragraph.part is Part.BODY:
        match = _DATELINE.match(text, start, paragraph.end)
        start = match.end() if match else start
    return start


def clear_openings(text: str, attributions: Iterable[Attribution], places: Places) -> list[Attribution]:
    """The attributions with spans that neither take in the opening of a paragraph nor end in white space.

    One whose content or source is nothing else loses it: without content it is left out.
    """
    found = []
    for attribution in attributions:
        content = _cleared(text, attribution.content, places)
        if content is None:
            continue
        source = _cleared(text, attribution.source, places)
        cue = _cleared(text, attribution.cue, places)
        singles = tuple(p for s in attribution.sources if (p := _cleared(text, s, places)) is not None)
        found.append(replace(attribution, content=content, source=source, cue=cue, sources=singles))
    return found


def _cleared(text: str, passage: Passage | None, places: Places) -> Passage | None:
    if passage is None:
        return None
    spans = [s for span in passage.spans if (s := _clear(text, span, places)) is not None]
    if tuple(spans) == passage.spans:
        return passage
    return Passage.of(text, spans) if spans else None


def _clear(text: str, span: Span, places: Places) -> Span | None:
    paragraph = places.at(span.start)
    start, end = span
    if paragraph is not None:
        start = max(start, opening(text, paragraph))
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None
