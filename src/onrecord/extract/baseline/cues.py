"""How far a cue reaches: auxiliaries, negation, adverbs, governing verbs, particles, prepositions, medium."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.parsed import Range
from onrecord.extract.baseline.words import MEDIA, RAISING, Frame

_BEFORE = {"aux", "auxpass", "neg", "advmod"}
_MEDIUM_PREPOSITIONS = {"in", "on", "during", "at", "via", "by", "through"}
_NOT_IN_CUE = {"why", "how", "when", "where", "meanwhile", "however", "instead", "then", "so"}
MAX_MEDIUM_TOKENS = 7


def extent(verb: Token, frame: Frame | None = None) -> Range:
    """The tokens of the cue around its verb."""
    return _start(verb), _end(verb, frame)


def _start(verb: Token) -> int:
    at = verb.i
    for child in sorted(verb.children, key=lambda c: -c.i):
        joined = child.dep_ in _BEFORE and child.tag_ not in {"WRB"} and child.lower_ not in _NOT_IN_CUE
        if joined and child.right_edge.i == at - 1 and child.left_edge.i == child.i:
            at = child.i
    return _governed(verb, at)


def _governed(verb: Token, at: int) -> int:
    """Take in the governing verb of "went on to say" and "was quoted as saying"."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.lower_ in RAISING and 0 < at - head.i <= 3:
        return _start(head)
    if verb.dep_ == "pcomp" and head.lower_ == "as" and 0 < at - head.head.i <= 3 and head.head.tag_.startswith("V"):
        return _start(head.head)
    return at


def _end(verb: Token, frame: Frame | None) -> int:
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ == "prt" and child.i <= end + 1:
            end = child.i + 1
        elif child.dep_ == "prep" and child.i == end and frame and child.lower_ in frame.prepositions:
            return end + 1
        elif child.dep_ == "prep" and child.i == end and is_medium(child):
            return int(child.right_edge.i) + 1
    return end


def is_medium(preposition: Token) -> bool:
    """True for "in a statement", "on Twitter": a short phrase that names where words were said."""
    if preposition.lower_ not in _MEDIUM_PREPOSITIONS:
        return False
    if preposition.right_edge.i - preposition.i >= MAX_MEDIUM_TOKENS:
        return False
    return any(c.dep_ == "pobj" and c.lower_ in MEDIA for c in preposition.children)
