"""Where the parser misjudges what "and" and "but" join: second cues of one speaker, and pairs of speakers."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.parsed import Parsed, Range
from onrecord.extract.baseline.words import VERBS
from onrecord.records import Span

MAX_PAIR_TOKENS = 25
_PLURAL = {"have", "are", "were", "both"}
_VERBAL = {"VBD", "VBZ", "VBP", "MD"}


def regoverned(verb: Token) -> Token | None:
    """The outer cue to which a second cue belongs ("She said critics cited cost, but replied that …"), if it does.

    It does when the second cue has no subject of its own, follows a comma and a conjunction, and the parser put it
    inside the clause that the first one reports.
    """
    if verb.dep_ != "conj" or not _follows_comma(verb) or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    if verb.tag_ not in {"VBD", "VBZ"} or not _speaks(verb):
        return None
    at = verb.head
    while at.dep_ == "conj" and at.head != at:
        at = at.head
    outer = at.head
    return outer if at.dep_ == "ccomp" and outer.i < at.i and _speaks(outer) and outer.tag_ == verb.tag_ else None


def _speaks(verb: Token) -> bool:
    frame = VERBS.get(verb.lower_)
    return frame is not None and frame.takes("q")


def _follows_comma(verb: Token) -> bool:
    """True when the conjunction before the verb, adverbs aside, stands after a comma."""
    at = verb.i - 1
    while at > 1 and verb.doc[at].tag_ == "RB":
        at -= 1
    return at > 0 and verb.doc[at].tag_ == "CC" and bool(verb.doc[at - 1].text == ",")


def cut_coordination(verb: Token, ranges: list[Range]) -> list[Range]:
    """Ranges of the verb's clause without the second cue that belongs to the verb's own subject."""
    result = []
    for start, end in ranges:
        second = next((t for t in verb.doc[start:end] if t.dep_ == "conj" and regoverned(t) == verb), None)
        stop = end
        if second is not None:
            stop = int(second.i) - 1
            while stop > start and verb.doc[stop].tag_ == "RB":
                stop -= 1
        result.append((start, stop))
    return [r for r in result if r[0] < r[1]]


def whole_pair(parsed: Parsed, head: Token, phrase: Range, cue: Range) -> Range:
    """The phrase with the first of two speakers whom a wrong parse left outside ("X and Y have both said")."""
    words = {t.lower_ for t in parsed.doc[cue[0] : cue[1]]}
    if not words & _PLURAL or head.tag_ != "NNP" or cue[0] < phrase[1]:
        return phrase
    quotation = parsed.quotation(head)
    start = int(head.sent.start)
    if quotation is not None:
        start = max(0, phrase[0] - MAX_PAIR_TOKENS)
        while start < phrase[0] and parsed.start(parsed.doc[start]) < quotation.inner.start:
            start += 1
    elif phrase[0] - start > MAX_PAIR_TOKENS:
        return phrase
    before = parsed.doc[start : phrase[0]]
    joined = any(t.lower_ == "and" for t in before) and not any(t.tag_ in _VERBAL for t in before)
    return (start, phrase[1]) if joined else phrase


def split_pair(parsed: Parsed, phrase: Range, cue: Range) -> list[Span]:
    """The two speakers of a phrase whose cue says "both", cut at its only "and"."""
    if not any(t.lower_ == "both" for t in parsed.doc[cue[0] : cue[1]]):
        return []
    joints = [t.i for t in parsed.doc[phrase[0] : phrase[1]] if t.lower_ == "and"]
    if len(joints) != 1 or not phrase[0] < joints[0] < phrase[1] - 1:
        return []
    return [parsed.span((phrase[0], joints[0])), parsed.span((joints[0] + 1, phrase[1]))]
