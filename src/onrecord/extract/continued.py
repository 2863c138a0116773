"""Quotations over several paragraphs: each further paragraph opens with a mark and the last one closes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import Quotation
from onrecord.records import Attribution, Passage, Span

Chains = dict[int, list[Quotation]]
"""The pieces of one quotation, by the start of each piece."""


def continue_quotations(text: str, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """Add to each content the other paragraphs of the quotation that it ends or begins in.

    Paragraphs before it are added where no cue of their own claims them ("“…⏎“…,” she said").
    """
    found, chains = list(attributions), _chains(quoted)
    claimed = {q.start for a in found if a.cue is not None for s in a.content.spans for q in quoted.within(*s)}
    return [_continued(text, a, quoted, chains, claimed) for a in found]


def _chains(quoted: Quoted) -> Chains:
    chains: Chains = {}
    running: list[Quotation] = []
    for quotation in quoted.outer:
        if not quotation.follows:
            running = []
        running.append(quotation)
        if len(running) > 1 or not quotation.closed:
            chains[quotation.start] = running
    return chains


def _continued(text: str, attribution: Attribution, quoted: Quoted, chains: Chains, claimed: set[int]) -> Attribution:
    cue = attribution.cue
    first, last = quoted.at(attribution.content.start), quoted.at(attribution.content.end - 1)
    if cue is None or any(q is not None and q.start < cue.start < q.end for q in (first, last)):
        return attribution
    before, after = _before(first, chains, claimed), _after(last, chains)
    have = attribution.content.spans
    added = [Span(q.start, q.end) for q in [*before, *after]]
    spans = [*have, *(s for s in added if not any(h.start < s.end and s.start < h.end for h in have))]
    return replace(attribution, content=Passage.of(text, spans)) if len(spans) > len(have) else attribution


def _before(first: Quotation | None, chains: Chains, claimed: set[int]) -> list[Quotation]:
    """The pieces before the first one, as far as nobody has claimed any of them."""
    if first is None or not first.follows:
        return []
    pieces = [q for q in chains.get(first.start, []) if q.start < first.start]
    return [] if any(q.start in claimed for q in pieces) else pieces


def _after(last: Quotation | None, chains: Chains) -> list[Quotation]:
    """The pieces after an open one, up to the one that closes."""
    if last is None or last.closed:
        return []
    return [q for q in chains.get(last.start, []) if q.start > last.start]
