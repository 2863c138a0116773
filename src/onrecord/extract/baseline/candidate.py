"""A cue that the parse offers, with what belongs to it, on the way to an attribution."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.extract.baseline.parsed import Parsed, Range, strip_marks, trim
from onrecord.extract.kinds import kind_of
from onrecord.extract.quotes import Quotation
from onrecord.records import Attribution, Kind, Passage, Span

CONFIDENCE = {Kind.DIRECT: 0.9, Kind.MIXED: 0.85, Kind.INDIRECT: 0.65, Kind.NARRATED: 0.45}
"""Precision of direct, mixed and all other attributions on 40 of PolNeAR's dev documents (90, 84, 65), rounded; told
acts are set lower by judgement, as annotators agree least on them."""


@dataclass(slots=True)
class Candidate:
    """A cue with source and content spans, still open to quotations that belong to it."""

    cue: Span
    source: Span | None
    spans: list[Span]
    narrated: bool = False
    sources: list[Span] = field(default_factory=list)
    inside: bool = False

    def finish(self, parsed: Parsed) -> Attribution | None:
        """The attribution, or None where no content is left."""
        text = parsed.text
        spans = merged([s for s in self.spans if s.start < s.end])
        if not spans:
            return None
        kind = Kind.INDIRECT if self.inside else kind_of(text, spans, parsed.quoted)
        if self.narrated and kind is Kind.INDIRECT:
            kind = Kind.NARRATED
        return Attribution(
            kind,
            Passage.of(text, spans),
            source=Passage.of(text, [self.source]) if self.source else None,
            cue=Passage.of(text, [self.cue]),
            sources=tuple(Passage.of(text, [s]) for s in self.sources),
            confidence=CONFIDENCE[kind],
        )


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def content_spans(parsed: Parsed, ranges: list[Range], inside: Quotation | None, cue: Span) -> list[Span]:
    """Ranges of tokens as content: trimmed, whole quotations, clear of the cue.

    A cue `inside` a quotation reports no further than that quotation reaches.
    """
    spans = []
    for tokens in ranges:
        span = trim(parsed.text, parsed.span(tokens))
        if span is None:
            continue
        span = clipped(span, inside.inner) if inside else whole_quotations(parsed, strip_marks(parsed.text, span), cue)
        span = trim(parsed.text, _clear_of(span, cue)) if span else None
        if span is not None and span.start < span.end and any(c.isalnum() for c in parsed.text[span.start : span.end]):
            spans.append(span)
    return spans


def clipped(span: Span, bounds: Span) -> Span | None:
    """What of `span` lies within `bounds`."""
    start, end = max(span.start, bounds.start), min(span.end, bounds.end)
    return Span(start, end) if start < end else None


def whole_quotations(parsed: Parsed, span: Span, cue: Span) -> Span:
    """The span with every quotation that it cuts taken in whole."""
    start, end = span
    for quotation in parsed.quoted.within(start, end):
        if quotation.start < cue.end and cue.start < quotation.end:
            continue
        start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, end)


def _clear_of(span: Span, cue: Span) -> Span:
    """The span cut where the cue begins or ends, should they overlap."""
    if span.start < cue.end and cue.start < span.end:
        return Span(cue.end, span.end) if cue.start <= span.start else Span(span.start, cue.start)
    return span
