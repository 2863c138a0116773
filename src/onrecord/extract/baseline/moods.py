"""Verbs that name speech without telling of any: after whether or if, or as a purpose."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.baseline.words import RAISING


def is_hypothetical(verb: Token) -> bool:
    """True for a verb whose own clause begins with whether or if."""
    return any(c.dep_ == "mark" and c.lower_ in {"whether", "if", "unless"} for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """True for an infinitive that no governing verb of speech or aspect carries ("met to discuss")."""
    infinitive = any(c.tag_ == "TO" for c in verb.children) or (
        verb.dep_ == "conj" and verb.tag_ == "VB" and _to(verb.head)
    )
    return infinitive and not (verb.dep_ == "xcomp" and verb.head.lower_ in RAISING)


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)
