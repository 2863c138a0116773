"""Attributions whose cue is a verb."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.candidate import Candidate, content_spans
from onrecord.extract.baseline.contents import PLAIN, clause, complement
from onrecord.extract.baseline.coordination import cut_coordination, regoverned, split_pair, whole_pair
from onrecord.extract.baseline.cues import extent
from onrecord.extract.baseline.fallbacks import name_before, name_parted
from onrecord.extract.baseline.linking import extend, link
from onrecord.extract.baseline.moods import is_hypothetical, is_purpose
from onrecord.extract.baseline.parsed import Parsed, Range, trim
from onrecord.extract.baseline.sources import is_passive, members, noun_phrase, subject_of
from onrecord.extract.baseline.words import LAWMAKING, LAWS, PHRASAL, QUOTE_ONLY, VERBS, WEAK, Frame
from onrecord.extract.quotes import Quotation
from onrecord.records import Span

_PARTICIPANTS = {"i", "we", "you"}
_NOBODY = {"this", "that", "there", "these", "those", "what"}
_MAKING = frozenset({"make", "makes", "made", "making"})
_MADE_PLAIN = Frame("make clear", "c")
_ONLY_QUOTES = Frame("", "q")
_MAKES_LAW = Frame("make law", "O")
_PROMISING = {"vow", "pledge", "promise", "swear", "threaten", "claim", "propose", "offer"}


def frame_of(token: Token) -> Frame | None:
    """The frame of a verb that reports, or None for any other word."""
    if not token.tag_.startswith("V") or token.dep_ in {"aux", "auxpass", "compound"} or _is_adjective(token):
        return None
    if is_hypothetical(token):
        return None
    particle = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    word = token.lower_
    if word in _MAKING and _made_plain(token) is not None:
        return _MADE_PLAIN
    if word in LAWMAKING and any(c.dep_ == "dobj" and c.lower_ in LAWS and not _says(c) for c in token.children):
        return _MAKES_LAW
    return PHRASAL.get((word, particle)) or VERBS.get(word) or (_ONLY_QUOTES if word in QUOTE_ONLY else None)


def _says(law: Token) -> bool:
    """True for a law whose words follow ("a resolution stating, …"): those are what is said."""
    return any(t.tag_ == "VBG" and t.lower_ in VERBS for t in law.children)


def _made_plain(verb: Token) -> Token | None:
    """The "clear" of "made it clear that …"."""
    after = verb.doc[verb.i + 1 : verb.i + 4]
    return next((t for t in after if t.lower_ in PLAIN and verb.doc[t.i + 1 : t.i + 2].text == "that"), None)


def _is_adjective(token: Token) -> bool:
    """True for a participle before its noun ("reported interest"), which the tagger may take for a verb."""
    after_possessive = token.i > 0 and token.doc[token.i - 1].tag_ == "POS"
    return after_possessive or (token.dep_ == "amod" and token.i < token.head.i)


def from_verb(parsed: Parsed, verb: Token, frame: Frame, taken: set[int]) -> Candidate | None:
    """What a verb attributes to its subject, or None. Quotations in `taken` belong to an earlier cue."""
    inside = parsed.quotation(verb)
    if inside is not None and frame.lemma in WEAK:
        return None
    tokens = extent(verb, frame)
    plain = _made_plain(verb) if frame is _MADE_PLAIN else None
    tokens = (tokens[0], max(tokens[1], int(plain.i) + 1)) if plain is not None else tokens
    cue = parsed.span(tokens)
    if inside is not None and not inside.inner.start <= cue.start:
        return None
    candidate = Candidate(cue, None, [], inside=inside is not None)
    head = subject_of(regoverned(verb) or verb)
    if head is None or (inside is None and parsed.quotation(head) is not None):
        head = _missed(parsed, candidate, verb, tokens)
    _set_source(parsed, candidate, head, tokens)
    if inside is not None and (candidate.source is None or not _is_third(parsed, candidate.source, inside)):
        return None
    if candidate.source is not None and _is_nobody(parsed.text[slice(*candidate.source)].lower(), verb):
        return None
    _set_content(parsed, candidate, verb, frame, inside)
    if candidate.narrated and (inside is not None or is_purpose(verb)):
        candidate.spans = []
    if inside is None and frame.takes("q") and not is_purpose(verb):
        _add_quotations(parsed, candidate, verb, frame, taken)
    if not candidate.spans or not _is_attributed(candidate, verb):
        return None
    return candidate


def _is_nobody(words: str, verb: Token) -> bool:
    """True for a subject that cannot speak: a demonstrative, or the empty "it" of "it is early to say"."""
    return words in _NOBODY or (words == "it" and any(c.tag_ == "TO" for c in verb.children))


def _missed(parsed: Parsed, candidate: Candidate, verb: Token, tokens: Range) -> Token | None:
    """A subject that the parse did not give to a finite verb; a plain run of names is set as the source."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or is_passive(verb):
        return None
    name = name_before(parsed, tokens)
    if name is not None:
        candidate.source = parsed.span(name)
        return None
    return name_parted(parsed, verb, tokens)


def _set_content(parsed: Parsed, candidate: Candidate, verb: Token, frame: Frame, inside: Quotation | None) -> None:
    ranges = cut_coordination(verb, clause(verb)) if frame.takes("c") else []
    if not ranges:
        ranges = complement(verb, frame)
        candidate.narrated = not (frame.lemma in _PROMISING and _is_infinitive(verb, ranges))
    candidate.spans = content_spans(parsed, ranges, inside, candidate.cue)
    source = candidate.source
    if source is not None:
        candidate.spans = [s for s in candidate.spans if not (s.start <= source.start and source.end <= s.end)] or [
            piece for s in candidate.spans for piece in _without(parsed, s, source)
        ]


def _without(parsed: Parsed, span: Span, hole: Span) -> list[Span]:
    """What is left of `span` beside the source that a wrong parse put inside it: the longer side."""
    sides = [Span(span.start, min(hole.start, span.end)), Span(max(hole.end, span.start), span.end)]
    best = max(sides, key=lambda s: s.end - s.start)
    trimmed = trim(parsed.text, best) if best.start < best.end else None
    return [trimmed] if trimmed else []


def _is_infinitive(verb: Token, ranges: list[Range]) -> bool:
    return any(verb.doc[r[0]].tag_ == "TO" for r in ranges)


def _set_source(parsed: Parsed, candidate: Candidate, head: Token | None, cue: Range) -> None:
    extent_ = noun_phrase(head, cue) if head is not None else None
    if head is None or extent_ is None:
        return
    extent_ = whole_pair(parsed, head, extent_, cue)
    candidate.source = trim_source(parsed, parsed.span(extent_))
    candidate.sources = [parsed.span(m) for m in members(head, extent_)] or split_pair(parsed, extent_, cue)


def trim_source(parsed: Parsed, span: Span) -> Span | None:
    """A source without the end of a quotation that the parse drew into it."""
    start, end = span
    for quotation in parsed.quoted.within(start, end):
        if quotation.start <= start < quotation.end < end:
            start = quotation.end
    while start < end and not (parsed.text[start].isalnum() or parsed.text[start] in "“\"'‘(["):
        start += 1
    while end > start and parsed.text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_third(parsed: Parsed, source: Span, inside: Quotation) -> bool:
    """True for a source inside the quotation that is not the quoted speaker or the person spoken to."""
    if not inside.inner.start <= source.start < inside.inner.end:
        return False
    return parsed.text[source.start : source.end].lower() not in _PARTICIPANTS


def _add_quotations(parsed: Parsed, candidate: Candidate, verb: Token, frame: Frame, taken: set[int]) -> None:
    held = [q for s in candidate.spans for q in parsed.quoted.within(s.start, s.end)]
    if frame.takes("q") and not held and (not candidate.spans or candidate.narrated):
        before = list(candidate.spans)
        link(parsed, candidate, taken)
        if len(candidate.spans) > len(before):
            candidate.spans = candidate.spans[len(before) :]
            candidate.narrated = False
    if frame.takes("q") and candidate.spans:
        extend(parsed, candidate, parsed.end(verb.right_edge), taken)
    for span in candidate.spans:
        taken.update(q.start for q in parsed.quoted.within(span.start, span.end))


def _is_attributed(candidate: Candidate, verb: Token) -> bool:
    """True when somebody speaks, or a passive says that somebody did."""
    return candidate.source is not None or is_passive(verb)
