"""Quotations whole: one speaker says what stands between two marks, however an extractor that labels words cut it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.covered import Covered
from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import Quotation
from onrecord.records import Attribution, Passage, Span

LEAST_WORDS = 4
"""Shorter quotations are terms as often as speech, and are left as they were cut."""

MOST = 0.5
"""Part of a quotation that contents must cover for all of it to be content."""

_WORD = re.compile(r"\w+")


def whole_quotations(text: str, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """The attributions, each longer closed quotation in the content of one alone: the one that has its beginning.

    Cues inside a quotation are the speaker's own; what they attribute is left as it is.
    """
    found: list[Attribution | None] = list(attributions)
    for quotation in quoted.outer:
        if not quotation.closed or len(_WORD.findall(text, *quotation.inner)) < LEAST_WORDS:
            continue
        owners = [i for i, a in enumerate(found) if a is not None and _begins(a, quotation) is not None]
        spans = [s for i in owners for a in [found[i]] if a is not None for s in a.content.spans]
        inner = quotation.inner
        if not owners or Covered(spans).shared(*inner) < MOST * (inner.end - inner.start):
            continue
        first = min(owners, key=lambda i: _begins(found[i], quotation) or 0)
        for i in owners:
            found[i] = _changed(text, found[i], quotation, i == first)
    return [a for a in found if a is not None]


def _begins(attribution: Attribution | None, quotation: Quotation) -> int | None:
    """Where the part of a quotation begins that is in a content; None where none is, or where the cue is inside."""
    if attribution is None or attribution.cue is None:
        return None
    if quotation.start < attribution.cue.start < quotation.end:
        return None
    starts = [max(s.start, quotation.inner.start) for s in attribution.content.spans if _overlaps(s, quotation)]
    return min(starts, default=None)


def _overlaps(span: Span, quotation: Quotation) -> bool:
    return span.start < quotation.inner.end and quotation.inner.start < span.end


def _changed(text: str, attribution: Attribution | None, quotation: Quotation, has_it: bool) -> Attribution | None:
    """The attribution with the whole quotation or without any of it; None where nothing is left."""
    if attribution is None:
        return None
    spans = list(attribution.content.spans)
    if has_it and any(s.start <= quotation.inner.start and quotation.inner.end <= s.end for s in spans):
        return attribution
    pieces = [p for s in spans for p in _outside(s, quotation) if _WORD.search(text, *p)]
    if has_it:
        pieces.append(Span(quotation.start, quotation.end))
    return replace(attribution, content=Passage.of(text, _merged(text, pieces))) if pieces else None


def _outside(span: Span, quotation: Quotation) -> list[Span]:
    """What of a span lies before and after a quotation."""
    sides = Span(span.start, min(span.end, quotation.start)), Span(max(span.start, quotation.end), span.end)
    return [side for side in sides if side.start < side.end]


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those with nothing but white space between them as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
