"""Floating quotations: spoken words without a cue, whose speaker is that of the run they continue."""

from __future__ import annotations

import re

from onrecord.extract.covered import Covered
from onrecord.extract.kinds import Quoted
from onrecord.extract.places import Places
from onrecord.extract.quotes import Quotation
from onrecord.extract.scare import is_spoken
from onrecord.records import Attribution, Document, Kind, Part, Passage, Span

FLOATING_CONFIDENCE = 0.6
"""Lower than for any attribution with a cue; a first guess until a trained model is calibrated."""

MAX_BACK = 2
"""How many paragraphs back a run may have been left: one paragraph without any attribution may stand between."""

_SPEAKING = {Kind.DIRECT, Kind.MIXED, Kind.INDIRECT}


def add_floating(document: Document, attributions: list[Attribution], quoted: Quoted) -> list[Attribution]:
    """`attributions` with a floating one for every uncovered spoken quotation that continues a run.

    `run` is an index into the returned list; the attributions given keep their places.
    """
    places = Places(document)
    result = list(attributions)
    held = [a for a in attributions if a.kind is not Kind.OWN and not _is_quoted(a, quoted)]
    covered = Covered(s for a in held for s in a.content.spans)
    bases = _Bases(places, result)
    for quotation in quoted.outer:
        if _is_covered(quotation, covered) or not is_spoken(document.text, quotation):
            continue
        if places.part_at(quotation.start) is Part.TURN:
            continue
        base = bases.before(document.text, quotation)
        if base is not None:
            result.append(_floating(document.text, quotation, result[base], base, places))
            bases.note(len(result) - 1)
    return result


def _floating(text: str, quotation: Quotation, base: Attribution, index: int, places: Places) -> Attribution:
    content = Passage.of(text, [(quotation.start, quotation.end)])
    run = index if base.run is None else base.run
    return Attribution(
        Kind.DIRECT,
        content,
        source=base.source,
        sources=base.sources,
        part=places.part_at(quotation.start),
        floating=True,
        run=run,
        confidence=FLOATING_CONFIDENCE,
    )


def _is_quoted(attribution: Attribution, quoted: Quoted) -> bool:
    """True for an attribution that a quotation holds whole: it reports what the speaker says that others said."""
    cue = attribution.cue
    quotation = quoted.at(cue.start) if cue is not None else None
    return (
        quotation is not None
        and quotation.start < attribution.content.start <= attribution.content.end <= quotation.end
    )


def _is_covered(quotation: Quotation, covered: Covered) -> bool:
    """True when a content already holds the quotation, or most of it."""
    start, end = quotation.inner
    return covered.shared(start, end) * 2 > end - start


class _Bases:
    """Which attributions can be continued, by the paragraph that they end in."""

    def __init__(self, places: Places, attributions: list[Attribution]) -> None:
        self._places = places
        self._all = attributions
        self._by_paragraph: dict[int, list[int]] = {}
        for index in range(len(attributions)):
            self.note(index)

    def note(self, index: int) -> None:
        """Let later quotations continue the attribution with this index."""
        attribution = self._all[index]
        if attribution.kind in _SPEAKING and attribution.source is not None:
            paragraph = self._places.index_at(attribution.content.end - 1)
            if paragraph is not None:
                self._by_paragraph.setdefault(paragraph, []).append(index)

    def before(self, text: str, quotation: Quotation) -> int | None:
        """The attribution that a quotation continues: the last one before it here, or in the paragraph before."""
        here = self._places.index_at(quotation.start)
        if here is None:
            return None
        near = self._last(here, quotation.start)
        if near is not None:
            return near
        paragraph = self._places.paragraphs[here]
        if text[paragraph.start : quotation.start].strip() or here == 0:
            return None
        if not _only_quoted(text, Span(quotation.end, paragraph.end)):
            return None
        for back in range(here - 1, max(-1, here - 1 - MAX_BACK), -1):
            if self._places.paragraphs[back].part is not paragraph.part:
                return None
            found = self._last(back, quotation.start)
            if found is not None:
                return found
        return None

    def _last(self, paragraph: int, before: int) -> int | None:
        candidates = [i for i in self._by_paragraph.get(paragraph, ()) if self._all[i].content.start < before]
        outer = [i for i in candidates if not self._is_inside(i, candidates)]
        return max(outer, key=lambda i: self._all[i].content.end, default=None)

    def _is_inside(self, index: int, others: list[int]) -> bool:
        """True when the attribution's cue stands in another one's content: a run is continued at its outer level."""
        cue = self._all[index].cue
        return cue is not None and any(
            s.start <= cue.start < s.end for o in others if o != index for s in self._all[o].content.spans
        )


def _only_quoted(text: str, rest: Span) -> bool:
    """True when what follows in the paragraph is nothing but further quotations or a word or two."""
    return len(re.findall(r"\w+", re.sub('[“"][^“”"]*[”"]', "", text[rest.start : rest.end]))) <= 2
