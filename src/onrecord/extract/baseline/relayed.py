"""Words that one source quotes from another: "The agency quoted Velde in remarks to reporters: “…”"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extract.baseline.candidate import Candidate
from onrecord.extract.baseline.parsed import Parsed, trim
from onrecord.records import Span

_QUOTING = {"quoted", "quotes", "quoting"}
_NAME_END = re.compile(
    r",?\s+(?:as|in|during|who|when|at|on|saying|from|after|before|telling|stating)\b|\s*:|,\s*$", re.IGNORECASE
)
MAX_CHARACTERS = 400


def relayed(
    parsed: Parsed, verb: Token, outer: Candidate | None, taken: set[int]
) -> tuple[Candidate, Candidate] | None:
    """The outer attribution, whose content is all that follows "quoted", and the quoted person's own inside it."""
    target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if verb.lower_ not in _QUOTING or outer is None or outer.source is None or target is None:
        return None
    start = parsed.start(target.left_edge)
    if start >= len(parsed.text):
        return None
    near = parsed.quoted.within(start, min(len(parsed.text), start + MAX_CHARACTERS))
    quotation = next((q for q in near if q.start > start), None)
    if quotation is None or re.search(r"[.!?]\s+[A-Z]|\n", parsed.text[start : quotation.start]):
        return None
    name = _name(parsed, Span(start, quotation.start))
    if name is None:
        return None
    between = Span(name.end, quotation.start)
    cue = trim(parsed.text, between) or outer.cue
    taken.add(quotation.start)
    whole = replace(outer, cue=parsed.span((int(verb.i), int(verb.i) + 1)), spans=[Span(name.start, quotation.end)])
    whole.narrated = False
    return whole, Candidate(cue, name, [Span(quotation.start, quotation.end)])


def _name(parsed: Parsed, span: Span) -> Span | None:
    match = _NAME_END.search(parsed.text, span.start, span.end)
    return trim(parsed.text, Span(span.start, match.start() if match else span.end))
