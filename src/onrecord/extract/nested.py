"""Attributions inside a content, for extractors that mark outermost ones only: the same extractor reads the contents.

Each long content is read again as a text of its own: same characters, same offsets, its spans for paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.extractor import Extractor
from onrecord.extract.kinds import Quoted
from onrecord.records import Attribution, Document, Kind, Paragraph, Part

MIN_WORDS = 6
"""A source, a cue and a content of a few words: nothing shorter can hold an attribution."""

MAX_DEPTH = 4
"""Reporters upon reporters; deeper ones were not met in news."""

_WORD = re.compile(r"\w+")


def add_nested(
    documents: Sequence[Document], found: Sequence[list[Attribution]], extractor: Extractor, quoted: Sequence[Quoted]
) -> list[list[Attribution]]:
    """`found`, with what `extractor` finds inside its contents, to any depth up to `MAX_DEPTH`."""
    result = [list(f) for f in found]
    newest = [list(f) for f in found]
    for _ in range(MAX_DEPTH):
        inner = [_contents(d, n, q) for d, n, q in zip(documents, newest, quoted, strict=True)]
        if not any(d.paragraphs for d in inner):
            break
        newest = [_new(f, known) for f, known in zip(extractor.attributions(inner), result, strict=True)]
        result = [[*known, *new] for known, new in zip(result, newest, strict=True)]
    return result


def _contents(document: Document, attributions: Sequence[Attribution], quoted: Quoted) -> Document:
    """The document as nothing but the long contents of `attributions`, each span a paragraph."""
    spans = sorted(s for a in attributions if a.kind is not Kind.NARRATED for s in _inner(a, quoted))
    paragraphs: list[Paragraph] = []
    for start, end in spans:
        if len(_WORD.findall(document.text, start, end)) >= MIN_WORDS and (
            not paragraphs or start >= paragraphs[-1].end
        ):
            paragraphs.append(Paragraph(start, end, Part.BODY))
    return replace(document, paragraphs=tuple(paragraphs))


def _inner(attribution: Attribution, quoted: Quoted) -> Iterator[tuple[int, int]]:
    """The spans of a content, without the marks around a span that is one quotation."""
    for span in attribution.content.spans:
        quotation = quoted.at(span.start)
        whole = quotation is not None and quotation.start == span.start and quotation.end == span.end
        yield quotation.inner if quotation is not None and whole else span


def _new(found: Sequence[Attribution], known: Sequence[Attribution]) -> list[Attribution]:
    """Those of `found` whose cue is no cue already, and which are smaller than the content that they were read from."""
    cues = {a.cue.start for a in known if a.cue is not None}
    contents = {a.content.spans for a in known}
    return [
        a
        for a in found
        if a.cue is not None and a.source is not None and a.cue.start not in cues and a.content.spans not in contents
    ]
