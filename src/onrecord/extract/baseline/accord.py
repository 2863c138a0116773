"""Attributions by "according to …": the clause around the phrase is what the named source says."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.candidate import Candidate, content_spans
from onrecord.extract.baseline.parsed import Parsed, Range
from onrecord.extract.baseline.sources import noun_phrase
from onrecord.extract.baseline.words import NOT_SAID_BY


def from_according(parsed: Parsed, token: Token) -> Candidate | None:
    """What "according to X" attributes to X, or None where X is a rule or plan."""
    to = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if to.lower_ != "to":
        return None
    head = next((c for c in to.children if c.dep_ == "pobj"), None)
    if head is None or head.lower_ in NOT_SAID_BY:
        return None
    cue = (int(token.i), int(to.i) + 1)
    phrase = noun_phrase(head, cue)
    if phrase is None:
        return None
    inside = parsed.quotation(token)
    ranges = _around(token, (cue[0], _phrase_end(head, phrase)))
    spans = content_spans(parsed, ranges, inside, parsed.span(cue))
    return Candidate(parsed.span(cue), parsed.span(phrase), spans, inside=inside is not None) if spans else None


def _phrase_end(head: Token, phrase: Range) -> int:
    """Where the whole source ends, its relative clauses included, as far as the next comma after it."""
    end = max(phrase[1], int(head.right_edge.i) + 1)
    return end if end - phrase[1] < 30 else phrase[1]


def _around(token: Token, hole: Range) -> list[Range]:
    """The clause that holds the phrase, without the phrase."""
    sentence = token.sent
    start, end = int(sentence.start), int(sentence.end)
    top = _clause_head(token)
    if top is not None and hole[0] - start > 2:
        start, end = int(top.left_edge.i), max(int(top.right_edge.i) + 1, hole[1])
    pieces = [(start, min(hole[0], end)), (min(hole[1], end), end)]
    return [p for p in pieces if p[0] < p[1] and sum(t.is_alpha for t in token.doc[p[0] : p[1]]) > 1]


def _clause_head(token: Token) -> Token | None:
    """The verb of the coordinated main clause that holds the token."""
    at = token
    while at.head != at:
        if at.dep_ == "conj" and at.tag_.startswith("V") and any(c.dep_.startswith("nsubj") for c in at.children):
            return at
        at = at.head
    return None
