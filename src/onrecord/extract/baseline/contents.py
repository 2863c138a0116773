"""What is said, as the parse has it: the clause, infinitive, object or phrase that a cue verb takes."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.parsed import Range, subtree
from onrecord.extract.baseline.sources import is_passive, passive_subject
from onrecord.extract.baseline.words import RECIPIENT_FIRST, WEAK, Frame

_COMPLEMENTS = {"dobj", "oprd", "xcomp", "ccomp", "prep", "attr", "acomp", "dative", "advcl"}
_OBJECT_PREPOSITIONS = {"of", "as", "for", "from", "to", "against", "with", "over", "into", "in", "about"}
_FINITE = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "should", "must", "may"}
PLAIN = frozenset({"clear", "plain", "known"})
"""What a speaker makes a thing when he says it: "made clear that …"."""

_EXPECTED = {"expected", "said", "reported", "believed", "thought", "known", "alleged", "rumored", "rumoured"}


def clause(verb: Token) -> list[Range]:
    """The clause that depends on the verb, before, after or around it."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and child.lower_ not in PLAIN:
            return [_from_that(verb, subtree(child))]
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i:
            return [(int(child.left_edge.i), min(int(child.right_edge.i) + 1, _own_start(verb, child)))]
    if _closes_sentence(verb):
        return [(int(verb.sent.start), _own_start(verb, verb.head) - 1)]
    thrust_in = verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and _has_as(verb))
    return around(verb) if thrust_in and verb.head != verb else []


def _from_that(verb: Token, tokens: Range) -> Range:
    """A clause from its "that" on, where the parse took the subject for something else: "that talks … were over"."""
    if verb.doc[tokens[0]].lower_ not in _FINITE:
        return tokens
    start = next((t.i for t in verb.doc[verb.i + 1 : tokens[0]] if t.lower_ == "that"), None)
    return tokens if start is None else (int(start), tokens[1])


def _closes_sentence(verb: Token) -> bool:
    """True for ", the minister said on Friday." after a whole clause to which the parse joined it."""
    if verb.dep_ != "conj" or any(c.dep_ in {"ccomp", "xcomp", "dobj"} for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or int(subject.left_edge.i) <= int(verb.sent.start):
        return False
    comma = verb.doc[subject.left_edge.i - 1]
    return comma.text in {",", "”", '"'} and not any(c.dep_ == "cc" for c in verb.head.children if c.i > verb.head.i)


def _has_as(verb: Token) -> bool:
    """True for "as Velde put it"."""
    return any(c.dep_ in {"mark", "advmod"} and c.lower_ == "as" for c in verb.children)


def around(verb: Token) -> list[Range]:
    """The clause into which "she said" is thrust: what governs the verb, without the verb's own words."""
    start, end = subtree(verb.head)
    cut = subtree(verb)
    pieces = [(start, min(end, cut[0])), (max(start, cut[1]), end)]
    return [p for p in pieces if p[0] < p[1] and any(t.is_alpha for t in verb.doc[p[0] : p[1]])]


def _own_start(verb: Token, clause_head: Token) -> int:
    """Where the cue's own words begin after a clause that comes first."""
    own = [c.left_edge.i for c in verb.children if c.i > clause_head.i and c.dep_ in {"nsubj", "aux", "advmod", "prep"}]
    return int(min([verb.i, *(o for o in own if o > clause_head.i)]))


def complement(verb: Token, frame: Frame) -> list[Range]:
    """The infinitive, object or prepositional phrase that a verb takes as its content, by its frame."""
    if is_passive(verb):
        return _of_passive(verb, frame)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and _has_to(c)), None)
    target = next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i), None)
    if infinitive is not None and target is None and frame.takes("i"):
        return [subtree(infinitive)]
    if frame.takes("O"):
        found = _object_and_rest(verb, target)
        if found:
            return found
    if target is not None and frame.takes("o") and verb.lower_ not in RECIPIENT_FIRST:
        return [subtree(target)]
    return _phrase(verb, frame)


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _object_and_rest(verb: Token, target: Token | None) -> list[Range]:
    """The object with what is said of it; the clause of "called it a mistake" may be parsed as one complement."""
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in _COMPLEMENTS]
    rest = [c for c in after if c.dep_ not in {"prep", "advcl"} or _closely(c, verb)]
    if not rest or (target is None and not any(c.dep_ in {"ccomp", "xcomp", "oprd"} for c in rest)):
        return []
    if len(rest) == 1 and target is not None and not frame_allows_bare(verb):
        return []
    return [(min(int(c.left_edge.i) for c in rest), max(int(c.right_edge.i) for c in rest) + 1)]


def frame_allows_bare(verb: Token) -> bool:
    """True unless a bare object would be the person spoken to or a telephone call."""
    return verb.lower_ not in RECIPIENT_FIRST and not verb.lower_.startswith("call")


def _closely(child: Token, verb: Token) -> bool:
    """True for phrases that belong to what is said of the object."""
    return child.dep_ == "prep" and child.lower_ in _OBJECT_PREPOSITIONS and child.i - verb.i < 25


def _phrase(verb: Token, frame: Frame) -> list[Range]:
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in frame.prepositions:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if inner is None:
                continue
            end = int(inner.right_edge.i) + 1
            if child.lower_ in {"on", "upon"} and frame.lemma == "call":
                end = max(end, *(int(c.right_edge.i) + 1 for c in verb.children if c.dep_ in {"xcomp", "advcl"}), end)
            return [(int(inner.left_edge.i), end)]
    return []


def _of_passive(verb: Token, frame: Frame) -> list[Range]:
    """ "The plan was rejected by …": the subject is the content; "is expected to …": subject and infinitive."""
    subject = passive_subject(verb)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if subject is None:
        return []
    if verb.lower_ in _EXPECTED and infinitive is not None:
        return [subtree(subject), subtree(infinitive)]
    if not any(c.dep_ == "agent" for c in verb.children) or frame.lemma in WEAK:
        return []
    return [subtree(subject)] if frame.takes("o") or frame.takes("O") else []
