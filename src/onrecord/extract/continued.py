"""Quotations over several paragraphs: each further paragraph opens with a mark and the last one closes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.kinds import Quoted
from onrecord.records import Attribution, Passage, Span


def continue_quotations(text: str, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """Add to each content the further paragraphs of the quotation that it ends in."""
    following: dict[int, list[Span]] = {}
    for index, quotation in enumerate(quoted.outer):
        if quotation.closed:
            continue
        run = following.setdefault(quotation.start, [])
        for after in quoted.outer[index + 1 :]:
            if not after.follows:
                break
            run.append(Span(after.start, after.end))
            if after.closed:
                break
    return [_continued(text, a, quoted, following) for a in attributions]


def _continued(text: str, attribution: Attribution, quoted: Quoted, following: dict[int, list[Span]]) -> Attribution:
    last = quoted.at(attribution.content.end - 1)
    added = following.get(last.start) if last else None
    if not added or attribution.cue is None or (last and last.start < attribution.cue.start < last.end):
        return attribution
    have = attribution.content.spans
    spans = [*have, *(s for s in added if not any(h.start < s.end and s.start < h.end for h in have))]
    return replace(attribution, content=Passage.of(text, spans))
