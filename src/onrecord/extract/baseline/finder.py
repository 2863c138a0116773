"""All attributions of one parsed stretch, in the order in which cues may claim quotations."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.baseline.accord import from_according
from onrecord.extract.baseline.candidate import Candidate
from onrecord.extract.baseline.introductions import from_colon, from_dash, join_colon
from onrecord.extract.baseline.nouns import from_noun
from onrecord.extract.baseline.parsed import Parsed
from onrecord.extract.baseline.relayed import relayed
from onrecord.extract.baseline.verbs import frame_of, from_verb
from onrecord.extract.baseline.words import NOUNS
from onrecord.records import Attribution, Kind


def find(parsed: Parsed, taken: set[int]) -> list[Attribution]:
    """The attributions of a parse in text order. `taken` holds the starts of quotations that have a cue already."""
    candidates = [c for t in parsed.doc for c in _from_token(parsed, t, taken)]
    for token in parsed.doc:
        if token.text == ":" and not join_colon(parsed, token, candidates, taken):
            candidates += [c for c in [from_colon(parsed, token, taken)] if c is not None]
    candidates += _signed(parsed, taken)
    found = [a for c in candidates if (a := c.finish(parsed)) is not None]
    return sorted(_distinct(found), key=lambda a: (a.content.start, -a.content.end))


def _from_token(parsed: Parsed, token: Token, taken: set[int]) -> list[Candidate]:
    frame = frame_of(token)
    found = None
    if frame is not None:
        found = from_verb(parsed, token, frame, taken)
        relay = relayed(parsed, token, found, taken)
        if relay is not None:
            return list(relay)
    elif token.lower_ == "according":
        found = from_according(parsed, token)
    elif token.lower_ in NOUNS and token.tag_ in {"NN", "NNS"}:
        found = from_noun(parsed, token)
    return [found] if found is not None else []


def _signed(parsed: Parsed, taken: set[int]) -> Iterator[Candidate]:
    """Quotations signed with a dash and a name."""
    end = parsed.base + len(parsed.doc.text)
    for quotation in parsed.quoted.within(parsed.base, end):
        if quotation.start not in taken and quotation.end < end:
            candidate = from_dash(parsed, quotation, end)
            if candidate is not None:
                taken.add(quotation.start)
                yield candidate


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """One attribution a content and source, or a quotation; of two cues for the same words the nearer one stays."""
    best: dict[tuple[object, object], Attribution] = {}
    for attribution in found:
        quoted = attribution.kind is Kind.DIRECT
        key = (attribution.content, None if quoted else attribution.source)
        held = best.get(key)
        if held is None or _gap(attribution) < _gap(held):
            best[key] = attribution
    return list(best.values())


def _gap(attribution: Attribution) -> int:
    cue = attribution.cue
    if cue is None:
        return 0
    return min(
        abs(s.start - cue.end) if cue.start < s.start else abs(cue.start - s.end) for s in attribution.content.spans
    )
