"""Who is said to speak: the subject of a cue, and the extent of its noun phrase."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.parsed import Range

_SUBJECTS = {"nsubj", "csubj"}
_CUT = {"relcl", "parataxis", "ccomp", "advcl"}
_QUOTING = {"quoted", "cited", "reported", "recorded", "heard", "described", "said", "known"}
_NOMINAL = {"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD", "JJ", "JJS", "WDT"}


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that heads the speaker's noun phrase: the verb's own subject, an agent, or that of its governor."""
    agent = agent_of(verb)
    if agent is not None:
        return agent
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS and not _quoted_apart(c, verb)), None)
    if own is not None:
        return own if own.tag_ in _NOMINAL or own.dep_ == "nsubj" else None
    if depth > 5 or is_passive(verb):
        return None
    return _inherited(verb, depth)


def _quoted_apart(subject: Token, verb: Token) -> bool:
    """True when an opening mark stands between verb and subject: a wrong parse reached into the quotation."""
    return subject.i > verb.i and any(t.text in {"“", '"', "``", "''"} for t in verb.doc[verb.i : subject.i])


def is_passive(verb: Token) -> bool:
    """True when the verb has a passive subject."""
    return any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The noun after the 'by' of a passive."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def passive_subject(verb: Token) -> Token | None:
    """The subject of a passive."""
    return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)


def _inherited(verb: Token, depth: int) -> Token | None:
    """The subject of what governs the verb: "He smiled, adding …", "was quoted as saying …"."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if head.lower_ == "as" and head.head.lower_ in _QUOTING:
            return passive_subject(head.head) or _direct_object(head.head)
        return _governor(head.head, depth)
    if verb.dep_ in {"acl", "amod"}:
        return head if verb.tag_ in {"VBG", "VBZ"} else None
    if verb.dep_ in {"conj", "xcomp", "advcl", "dep"}:
        return _governor(head, depth)
    return None


def _governor(head: Token, depth: int) -> Token | None:
    """The subject of a governing verb, active or passive."""
    if head.dep_ == "acomp":  # "was careful to add"
        head = head.head
    if not head.tag_.startswith("V"):
        return None
    return passive_subject(head) or subject_of(head, depth + 1)


def _direct_object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def noun_phrase(token: Token, avoid: Range) -> Range | None:
    """The whole noun phrase of `token` without trailing relative clauses, kept clear of the cue's tokens `avoid`."""
    start, end = int(token.left_edge.i), int(token.right_edge.i) + 1
    for part in token.subtree:
        if part.i > token.i and _ends_phrase(part):
            end = min(end, int(part.left_edge.i))
    if start < avoid[1] and avoid[0] < end:
        start, end = (start, min(end, avoid[0])) if token.i < avoid[0] else (max(start, avoid[1]), end)
    while end > start and _is_loose(token.doc[end - 1]):
        end -= 1
    while start < end and token.doc[start].dep_ in {"punct", "cc"} and start < token.i:
        start += 1
    return (start, end) if start < end else None


def _ends_phrase(part: Token) -> bool:
    if part.dep_ in _CUT:
        return True
    return part.dep_ == "acl" and part.tag_ in {"VBG", "VBN", "VB"} and part.left_edge.i > 0 and _after_comma(part)


def _after_comma(part: Token) -> bool:
    return bool(part.doc[part.left_edge.i - 1].text == ",")


def _is_loose(token: Token) -> bool:
    """True for what may not end a noun phrase."""
    return token.text in {",", ";", ":", "—", "–", "-", "(", "“", "”", '"', "''"} or token.dep_ == "cc"


def members(token: Token, extent: Range) -> list[Range]:
    """The single sources of a coordinated phrase ("Velde and Orsini"), or nothing where there is only one."""
    heads = [token]
    for head in heads:
        heads += [c for c in head.children if c.dep_ == "conj" and extent[0] <= c.i < extent[1] and _is_name(c)]
    if len(heads) < 2 or not _is_name(token):
        return []
    heads.sort(key=lambda t: t.i)
    starts = [extent[0], *(int(h.left_edge.i) for h in heads[1:])]
    stops = [*starts[1:], extent[1]]
    ranges = [_single(token, start, stop) for start, stop in zip(starts, stops, strict=True)]
    return [r for r in ranges if r[0] < r[1]]


def _single(token: Token, start: int, stop: int) -> Range:
    while stop > start and (token.doc[stop - 1].dep_ in {"cc", "preconj"} or token.doc[stop - 1].text in {",", ";"}):
        stop -= 1
    while start < stop and token.doc[start].lower_ == "both":
        start += 1
    return start, stop


def _is_name(token: Token) -> bool:
    return token.tag_ in {"NNP", "NNPS"} or token.tag_ in {"NN", "NNS"}
