"""Attributions whose cue is a noun of saying ("Velde's warning that …") or a noun with a light verb."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.candidate import Candidate, content_spans
from onrecord.extract.baseline.cues import extent
from onrecord.extract.baseline.parsed import Parsed, Range, subtree
from onrecord.extract.baseline.sources import noun_phrase, subject_of
from onrecord.extract.baseline.words import NOUNS

_LIGHT = frozenset(
    "give gives gave given giving make makes made making issue issues issued issuing express expresses expressed "
    "expressing voice voices voiced voicing have has had having offer offers offered offering reiterate reiterates "
    "reiterated repeat repeats repeated repeating raise raises raised raising announce announced withdraw withdrew "
    "signal signaled signalled renew renewed reaffirmed restated drop dropped lodge lodged declare declared".split()
)
MAX_LIGHT_GAP = 4


def from_noun(parsed: Parsed, noun: Token) -> Candidate | None:
    """What a noun of saying attributes to its possessor, its author, or the subject of its verb; or None."""
    content, preposition = _content(noun)
    if content is None:
        return None
    found = _speaker(noun)
    if found is None:
        return None
    head, tokens = found
    end = noun.i + 1 if preposition is None else preposition.i + 1
    cue = parsed.span((tokens, end))
    phrase = noun_phrase(head, (tokens, end))
    if phrase is None:
        return None
    inside = parsed.quotation(noun)
    source = parsed.span(_without_possessive(noun, phrase))
    if inside is not None and not inside.inner.start <= source.start:
        return None
    spans = content_spans(parsed, [content], inside, cue)
    narrated = preposition is not None or parsed.doc[content[0]].tag_ == "TO"
    if not spans or (inside is not None and narrated):
        return None
    return Candidate(cue, source, spans, narrated, inside=inside is not None)


def _without_possessive(noun: Token, phrase: Range) -> Range:
    """The phrase without its 's."""
    start, end = phrase
    return (start, end - 1) if end - start > 1 and noun.doc[end - 1].tag_ == "POS" else phrase


def _content(noun: Token) -> tuple[Range | None, Token | None]:
    words = NOUNS[noun.lower_].split()
    letters, prepositions = (words[0], words[1:]) if words[0] in {"c", "i", "ci"} else ("", words)
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl", "appos"} and child.tag_.startswith("V") and _fits(child, letters):
            return subtree(child), None
        if child.dep_ == "prep" and child.lower_ in prepositions:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return _past_possessive(inner), child
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in _LIGHT:
        for child in verb.rights:
            if child.i > noun.i and child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
                inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
                return (subtree(inner), child) if inner is not None else (None, None)
    return None, None


def _past_possessive(inner: Token) -> Range:
    """The phrase, carried on where a wrong parse ends it with a possessive ("rebuff of Velde's reported interest")."""
    start, end = subtree(inner)
    if inner.doc[end - 1].tag_ != "POS":
        return start, end
    while end < len(inner.doc) and inner.doc[end].tag_ not in {"MD", "VBZ", "VBP", ",", ".", ":", "''"}:
        end += 1
    return start, end


def _fits(child: Token, letters: str) -> bool:
    first = child.left_edge
    if "c" in letters and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
        return True
    return "i" in letters and first.tag_ == "TO"


def _speaker(noun: Token) -> tuple[Token, int] | None:
    """The token that heads the speaker's phrase, and where the cue begins."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in _LIGHT and noun.i - verb.i <= MAX_LIGHT_GAP:
        subject = subject_of(verb)
        if subject is not None:
            return subject, extent(verb)[0]
    if owner is not None:
        return owner, int(owner.right_edge.i) + 1
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
    author = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    return (author, noun.i) if author is not None else None
