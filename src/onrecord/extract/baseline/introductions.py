"""Quotations that no verb of saying claims: after a colon, or before a dash and a name."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.extract.baseline.candidate import Candidate
from onrecord.extract.baseline.parsed import Parsed, trim
from onrecord.extract.baseline.sources import noun_phrase, passive_subject, subject_of
from onrecord.extract.baseline.words import MEDIA
from onrecord.extract.quotes import Quotation
from onrecord.records import Span

MAX_LABEL_WORDS = 10
_SPOKEN_THINGS = MEDIA | {"comments", "words", "answer", "reply", "response", "tweets", "posts", "messages"}
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*((?:[A-Z][\w.’'-]*[ ,]*){1,8})\s*$")


def from_colon(parsed: Parsed, colon: Token, taken: set[int]) -> Candidate | None:
    """The quotation that a colon introduces, here or at the head of the next paragraph, with the colon's subject."""
    quotation = _next_quotation(parsed, colon)
    if quotation is None or quotation.start in taken or parsed.quotation(colon) is not None:
        return None
    sentence = colon.sent
    verb = _verb_before(colon)
    cue = Span(parsed.start(colon), parsed.end(colon))
    source = None
    if verb is None:
        source = _label(parsed, Span(parsed.start(parsed.doc[sentence.start]), cue.start))
    else:
        cue = Span(parsed.start(verb), cue.end)
        head = passive_subject(verb) or subject_of(verb)
        owner = _owner(head) if head is not None else None
        head = owner or head
        phrase = noun_phrase(head, (int(verb.i), int(colon.i) + 1)) if head is not None else None
        source = parsed.span(phrase) if phrase else None
    if source is None:
        return None
    taken.add(quotation.start)
    return Candidate(cue, source, [Span(quotation.start, quotation.end)])


def join_colon(parsed: Parsed, colon: Token, candidates: list[Candidate], taken: set[int]) -> bool:
    """Give the quotation after a colon to the reported speech that the colon ends, if there is any.

    "She said that the plan was dead: “It will never work.”" is one attribution.
    """
    quotation = _next_quotation(parsed, colon)
    start, end = parsed.start(parsed.doc[colon.sent.start]), parsed.start(colon)
    if quotation is None or quotation.start in taken:
        return False
    speaking = [c for c in candidates if start <= c.cue.start < end and not (c.narrated or c.inside) and c.spans]
    outer = next((c for c in speaking if c.spans[-1].start > c.cue.start and c.spans[-1].end <= end), None)
    if outer is None:
        return False
    reaches = trim(parsed.text, Span(outer.spans[-1].start, end))
    outer.spans[-1:] = [reaches or outer.spans[-1], Span(quotation.start, quotation.end)]
    taken.add(quotation.start)
    return True


def _next_quotation(parsed: Parsed, colon: Token) -> Quotation | None:
    """The quotation that begins right after the colon, if one does."""
    end = parsed.end(colon)
    gap = re.compile(r"\s*").match(parsed.text, end)
    at = gap.end() if gap else end
    found = parsed.quoted.at(at)
    return found if found is not None and found.start == at else None


def _verb_before(colon: Token) -> Token | None:
    """The main verb of the words before the colon: the first that has a subject of its own or inherits one."""
    before = [t for t in colon.doc[colon.sent.start : colon.i] if t.tag_.startswith("V") or t.tag_ == "MD"]
    verbs = [t for t in before if t.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}]
    spoken = [v for v in verbs if v.dep_ in {"ROOT", "conj", "advcl", "ccomp"} and subject_of(v) is not None]
    return next((v for v in reversed(spoken) if v.dep_ in {"ROOT", "conj"}), spoken[0] if spoken else None)


def _label(parsed: Parsed, span: Span) -> Span | None:
    """A short label that begins with a capital, as in a headline "Orsini: …"."""
    label = trim(parsed.text, span)
    if label is None or len(parsed.text[label.start : label.end].split()) > MAX_LABEL_WORDS:
        return None
    return label if parsed.text[label.start].isupper() else None


def _owner(head: Token) -> Token | None:
    """Whose speech it is when the subject is a speech or a part of one ("The climax of his speech")."""
    for word in head.subtree:
        if word.lower_ in _SPOKEN_THINGS:
            owner = next((c for c in word.children if c.dep_ == "poss"), None)
            if owner is not None:
                return owner
    return None


def from_dash(parsed: Parsed, quotation: Quotation, paragraph_end: int) -> Candidate | None:
    """A quotation signed with a dash and a name at the paragraph's end."""
    match = _DASH.match(parsed.text, quotation.end, paragraph_end)
    if match is None:
        return None
    name = trim(parsed.text, Span(*match.span(1)))
    dash = trim_space(parsed.text, Span(quotation.end, match.start(1)))
    if name is None or dash is None:
        return None
    return Candidate(dash, name, [Span(quotation.start, quotation.end)])


def trim_space(text: str, span: Span) -> Span | None:
    """The span without white space at its ends."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - (len(inner) - len(inner.rstrip()))
    return Span(start, end) if start < end else None
