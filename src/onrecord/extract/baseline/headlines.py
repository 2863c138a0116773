"""Headlines of the form "Orsini: no talks before spring", without quotation marks."""

from __future__ import annotations

import re

from onrecord.records import Attribution, Document, Kind, Paragraph, Part, Passage, Span

_LABELLED = re.compile(r"((?:[A-Z][\w.’'-]*\s?){1,5}):\s+(\S.*\w.*)", re.DOTALL)
_NOT_A_SPEAKER = re.compile(
    r"(?i)\b(?:update|live|watch|video|opinion|analysis|exclusive|breaking|report|part|transcript)\b"
)
MIN_WORDS = 4
HEADLINE_CONFIDENCE = 0.5


def headline_attributions(document: Document) -> list[Attribution]:
    """What labelled headlines say, when the label names somebody who is named again in the text."""
    found = (_labelled(document, p) for p in document.paragraphs if p.part is Part.HEADLINE)
    return [a for a in found if a is not None]


def _labelled(document: Document, paragraph: Paragraph) -> Attribution | None:
    text = document.text
    match = _LABELLED.fullmatch(text, paragraph.start, paragraph.end)
    if match is None or _NOT_A_SPEAKER.search(match.group(1)) or len(match.group(2).split()) < MIN_WORDS:
        return None
    surname = match.group(1).split()[-1]
    if match.group(2)[0] in "“\"'‘" or surname not in text[paragraph.end :]:
        return None
    source, colon = Span(*match.span(1)), Span(match.end(1), match.end(1) + 1)
    return Attribution(
        Kind.INDIRECT,
        Passage.of(text, [match.span(2)]),
        source=Passage.of(text, [source]),
        cue=Passage.of(text, [colon]),
        part=Part.HEADLINE,
        confidence=HEADLINE_CONFIDENCE,
    )
