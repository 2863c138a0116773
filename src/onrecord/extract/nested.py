"""Attributions inside a content, for extractors that mark outermost ones only: the same extractor reads the contents.

Each long content is read again as a text of its own: same characters, same offsets, its spans for paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.acts import takes_a_side, told_kind
from onrecord.extract.baseline.chunks import has_trigger
from onrecord.extract.extractor import Extractor
from onrecord.extract.kinds import Quoted
from onrecord.records import Attribution, Document, Kind, Paragraph, Part

MIN_WORDS = 6
"""A source, a cue and a content of a few words: nothing shorter can hold an attribution."""

MAX_DEPTH = 4
"""Reporters upon reporters; deeper ones were not met in news."""

MIN_CONFIDENCE = 0.4
"""The network was not trained on contents as texts, so more is asked than elsewhere; a first guess."""

_PLAN = re.compile(
    r"\b(?:will|would|shall|can|could|may|might|should|must|won['’]t|to|never)\b|\babout$"
    r"|\b(?:is|are|was|were|am)\s\w+ing\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")


def add_nested(
    documents: Sequence[Document], found: Sequence[list[Attribution]], extractor: Extractor, quoted: Sequence[Quoted]
) -> list[list[Attribution]]:
    """`found`, with what `extractor` finds inside its contents, to any depth up to `MAX_DEPTH`.

    Every content is read alone, so that nothing of another one can become its source, cue or content.
    """
    result = [list(f) for f in found]
    newest = [list(f) for f in found]
    for _ in range(MAX_DEPTH):
        inner = [list(_contents(d, n, q)) for d, n, q in zip(documents, newest, quoted, strict=True)]
        if not any(inner):
            break
        read = iter(extractor.attributions([content for contents in inner for content in contents]))
        newest = [
            _new([a for _ in contents for a in next(read)], known)
            for contents, known in zip(inner, result, strict=True)
        ]
        result = [[*known, *new] for known, new in zip(result, newest, strict=True)]
    return result


def _contents(document: Document, attributions: Sequence[Attribution], quoted: Quoted) -> Iterator[Document]:
    """For each long content of `attributions` the document as nothing else, each span a paragraph.

    Contents without a word of the lexicon that reports are left out: that saves time, and loses two of 43 right ones
    ("’s satisfied that …") on the articles of `bench/nesting.py`.
    """
    taken: set[int] = set()
    for attribution in attributions:
        if attribution.kind is Kind.NARRATED:
            continue
        spans = [s for s in _inner(attribution, quoted) if len(_WORD.findall(document.text, *s)) >= MIN_WORDS]
        if spans and spans[0][0] not in taken and any(has_trigger(document.text[slice(*s)]) for s in spans):
            taken.add(spans[0][0])
            yield replace(document, paragraphs=tuple(Paragraph(start, end, Part.BODY) for start, end in spans))


def _inner(attribution: Attribution, quoted: Quoted) -> Iterator[tuple[int, int]]:
    """The spans of a content, without the marks around a span that is one quotation."""
    for span in attribution.content.spans:
        quotation = quoted.at(span.start)
        whole = quotation is not None and quotation.start == span.start and quotation.end == span.end
        yield quotation.inner if quotation is not None and whole else span


def _new(found: Sequence[Attribution], known: Sequence[Attribution]) -> list[Attribution]:
    """Those of `found` that hold a speech act, have a new cue and are smaller than the content read."""
    cues = {a.cue.start for a in known if a.cue is not None}
    contents = {a.content.spans for a in known}
    new = []
    for attribution in map(told_kind, found):
        if attribution.cue is None or attribution.cue.start in cues or attribution.content.spans in contents:
            continue
        if is_passed_on(attribution):
            cues.add(attribution.cue.start)
            new.append(attribution)
    return new


def is_passed_on(attribution: Attribution) -> bool:
    """True for a speech act that a speaker passes on: sure enough, with a source, and quoted words or a clause.

    What the speaker tells himself of acts and plans ("will not discuss", "are arguing about") belongs to his content.
    """
    if attribution.source is None or attribution.confidence < MIN_CONFIDENCE or attribution.cue is None:
        return False
    if _PLAN.search(attribution.cue.text):
        return False
    return attribution.kind is not Kind.NARRATED or takes_a_side(attribution.cue.text)
