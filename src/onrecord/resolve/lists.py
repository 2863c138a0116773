"""The single sources of a phrase that names several: "Velde and Orsini", "Norland, Sudland and Elbonia"."""

from __future__ import annotations

import re

from onrecord.records import Passage

_AND = re.compile(r",?\s+and\s+|,\s+(?=[A-Z])")
_PARTY = re.compile(r",\s(?:[RDI]|[A-Z]\w{1,5})-[A-Z][\w.]*,?(?=\s|$)|\s\([A-Z]\w{0,5}-[\w.]+\)")
_APPOSITION = re.compile(r",\s(?:the|a|an|both|two|all|which|who)\s[^“”]*$")
_BOTH = re.compile(r"(?:both|either|neither)\s+(?=\S)", re.IGNORECASE)
_REST = re.compile(r"(?:the\s+)?others?\b|(?:[a-z]+\s+)?(?:aides|advis[eo]rs|allies|colleagues)$")


def parts(text: str, phrase: Passage) -> list[Passage]:
    """The members of an enumeration without an apposition after it and party labels; none for no enumeration."""
    if len(phrase.spans) != 1:
        return []
    start, end = phrase.start, phrase.start + len(phrase.text.rstrip(" ,\xa0"))
    both = _BOTH.match(text, start, end)
    start = both.end() if both else start
    tail = _APPOSITION.search(text, start, end)
    if tail is not None and " and " in text[start : tail.start()]:
        end = tail.start()
    cuts = [(m.start(), m.end()) for m in _AND.finditer(text, start, end)]
    labels = [m.span() for m in _PARTY.finditer(text, start, end)]
    cuts = [c for c in cuts if not any(a <= c[0] and c[1] <= b for a, b in labels)]
    if not cuts or not re.match(r",?\s+and\s", text[cuts[-1][0] : end]):
        return []
    starts, ends = [start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end]
    return [_part(text, s, e, labels) for s, e in zip(starts, ends, strict=True) if s < e]


def _part(text: str, start: int, end: int, labels: list[tuple[int, int]]) -> Passage:
    """One member, without the party label after its name."""
    inside = [a for a, _ in labels if start < a < end]
    return Passage.of(text, [(start, inside[0] if inside else end)])


def is_rest(words: str) -> bool:
    """True for "others" and "other senior figures": the unnamed rest of an enumeration."""
    return _REST.match(words) is not None
