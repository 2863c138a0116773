"""Words that one source quotes from another: "The agency quoted Velde, in remarks to reporters: “…”".

For extractors that mark words without a parse. The agency's words are the whole of what it passes on, and Velde's
quotation lies in them, so that Velde is the speaker and the agency the reporter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import Quotation
from onrecord.records import Attribution, Document, Kind, Passage, Span

MAX_BETWEEN = 260
"""Characters between "quoted" and the quotation at most."""

MAX_SOURCE_WORDS = 16
CONFIDENCE = 0.6
"""Of the relaying source, where the extractor has not found it: a first guess."""

_QUOTES = re.compile(r"[ \xa0](?:ha[sd][ \xa0])?(?P<verb>quoted|quotes)[ \xa0](?!from\b|as\b|in\b|by\b)")
_NAME_END = re.compile(
    r",?\s+(?:as|in|during|who|when|at|on|saying|from|after|before|telling|stating)\b|\s*:|,\s*$", re.IGNORECASE
)
_STOPS = re.compile(r"[.!?][”\"’')\]]*\s+(?=[A-Z“\"])|\n|[,;:]\s")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St)\.\s*$")


def relay(document: Document, attributions: Sequence[Attribution], quoted: Quoted) -> list[Attribution]:
    """`attributions`, with the person quoted as the speaker and the one who quotes around the quotation."""
    found = list(attributions)
    for match in _QUOTES.finditer(document.text):
        place = _place(document.text, match, quoted)
        if place is not None:
            found = _relayed(document.text, found, *place)
    return found


def _place(text: str, match: re.Match[str], quoted: Quoted) -> tuple[Passage, Passage, Passage, Quotation] | None:
    """The one who quotes, the verb, the one quoted and the quotation; None where the sentence is built otherwise."""
    start = match.end()
    near = [q for q in quoted.within(start, min(len(text), start + MAX_BETWEEN)) if q.start > start]
    if quoted.at(match.start()) is not None or not near:
        return None
    between = text[start : near[0].start]
    if "\n" in between or re.search(r"[a-z]{3}[.!?]\s+[A-Z]", between):
        return None
    ends = _NAME_END.search(between)
    name = _trimmed(text, start, start + ends.start() if ends else near[0].start)
    source = _source(text, match.start())
    if source is None or name is None or not re.search(r"[A-Z]", text[name.start : name.end]):
        return None
    passages = (Passage.of(text, [span]) for span in (source, Span(*match.span("verb")), name))
    outer, verb, inner = passages
    return outer, verb, inner, near[0]


def _source(text: str, end: int) -> Span | None:
    """The words right before a verb that can be its subject: back to a comma or the sentence's beginning."""
    begins = max(0, end - 200)
    stops = [m.end() for m in _STOPS.finditer(text, begins, end) if not _ABBREVIATED.search(text, begins, m.end())]
    span = _trimmed(text, stops[-1] if stops else begins, end)
    fits = span is not None and len(text[slice(*span)].split()) <= MAX_SOURCE_WORDS
    return span if fits and (begins == 0 or stops) else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \xa0,;":
        start += 1
    while end > start and text[end - 1] in " \xa0,;":
        end -= 1
    return Span(start, end) if start < end else None


def _relayed(
    text: str, found: list[Attribution], outer: Passage, verb: Passage, inner: Passage, quotation: Quotation
) -> list[Attribution]:
    """`found` with the quotation given to `inner` and, around both, what `outer` passes on."""
    holds = [a for a in found if a.kind is not Kind.NARRATED and a.content.start <= quotation.start < a.content.end]
    if not holds:
        return found
    cue = _trimmed(text, inner.end, quotation.start)
    own = replace(
        min(holds, key=lambda a: a.content.end - a.content.start),
        kind=Kind.DIRECT,
        content=Passage.of(text, [Span(quotation.start, quotation.end)]),
        source=inner,
        cue=Passage.of(text, [cue]) if cue else verb,
    )
    whole = Attribution(
        Kind.MIXED,
        Passage.of(text, [Span(inner.start, quotation.end)]),
        source=outer,
        cue=verb,
        part=own.part,
        confidence=min(CONFIDENCE, own.confidence),
    )
    return [a for a in found if a not in holds] + [whole, own]
