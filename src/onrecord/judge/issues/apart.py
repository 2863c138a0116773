"""Which issues never meet, however close their words: other names or numbers, other scopes, siblings of one set."""

from __future__ import annotations

from onrecord.judge.issues.lexicon import PREFIXES, SIBLINGS
from onrecord.judge.issues.normal import Normal


def apart(one: Normal, other: Normal) -> bool:
    """True for two issues that must not be taken for one."""
    if one.names != other.names or one.numbers != other.numbers:
        return True
    if ("except" in one.stems) != ("except" in other.stems):
        return True
    left, right = set(one.stems) - set(other.stems), set(other.stems) - set(one.stems)
    return _prefixed(left, right) or not _sets(left).isdisjoint(_sets(right))


def _sets(stems: set[str]) -> set[int]:
    """The numbers of the sets of siblings that some words are in."""
    return {number for stem in stems for number in SIBLINGS.get(stem, ())}


def _prefixed(left: set[str], right: set[str]) -> bool:
    """Whether a word of one is a word of the other with a prefix, or has a hyphened prefix that the other lacks."""
    for here, there in ((left, right), (right, left)):
        for word in here:
            head, hyphen, _ = word.partition("-")
            if (hyphen and head in PREFIXES) or any(f"{prefix}{word}" in there for prefix in PREFIXES):
                return True
    return False
