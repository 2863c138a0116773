"""Conditions compared: which were added, which dropped, and whether one has come about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.judge.positions.stems import overlap, stems
from onrecord.positions import Utterance

_JOINED = re.compile(
    r",?\s+and\s+(?=(?:only\s+)?(?:if|that|unless|until|provided|once)\b)"
    r"|,?\s+and\s+(?=(?:the|its|his|her|their|our|all|no|they|he|she|it)\s+\w+\s+\w+)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?\n—–()]+\s*|\s+(?:so|and|but)\s+")
_OPEN = re.compile(
    r"\b(?:if|unless|until|whether|provided|should|must|would|will|shall|may|might|could|want(?:s|ed)?|demand(?:s|ed)?"
    r"|ask(?:s|ed)?|expect(?:s|ed)?|hope[sd]?|insist(?:s|ed)?|need(?:s|ed)?|before|as long as|to be)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|yet|cannot|nor|neither|hardly|lack(?:s|ing|ed)?)\b|n['’]t\b", re.IGNORECASE
)
_GIVEN = re.compile(
    r"\b(?:now that|now|since|after|because|with|having|once|following|thanks to|as soon as|when)\b", re.IGNORECASE
)
_MET = re.compile(
    r"\bconditions?\b[^.]{0,40}\b(?:met|fulfilled|satisfied)\b"
    r"|\bas (?:he|she|it|they|we|I) (?:had )?(?:announced|promised|pledged|threatened|vowed|warned"
    r"|said (?:he|she|it|they) would)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:also|as well|too|in addition|additional(?:ly)?|further|furthermore|another|second|new|extra|on top|besides"
    r"|more(?:over)?)\b",
    re.IGNORECASE,
)
ALIKE = 0.5
"""The share of the smaller condition's stems that makes two conditions one."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Conditions that only the later, or only the earlier, of two utterances names."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]


def atoms(u: Utterance) -> tuple[str, ...]:
    """The single conditions of an utterance: "if A and if B" is two."""
    return tuple(piece.strip(" ,") for text in u.conditions for piece in _JOINED.split(text) if stems(piece))


def moved(earlier: Utterance, later: Utterance) -> Moved:
    """Which conditions came and went between two utterances."""
    first, second = atoms(earlier), atoms(later)
    return Moved(
        tuple(c for c in second if not any(alike(c, d) for d in first)),
        tuple(c for c in first if not any(alike(c, d) for d in second)),
    )


def comes_on_top(u: Utterance) -> bool:
    """True where the text says that a condition is a further one."""
    return _FURTHER.search(f"{u.words} {u.frame} {u.context}") is not None


def alike(a: str, b: str) -> bool:
    """True when two conditions say the same as far as their content words go."""
    return overlap(stems(a), stems(b)) >= ALIKE


def is_met(earlier: Utterance, later: Utterance, news: Iterable[str] = ()) -> bool:
    """Whether a condition of the earlier utterance is told to have come about by the time of the later one.

    Looked for in the later utterance and around it, and in `news`, sentences published between the two.
    """
    conditions = atoms(earlier)
    if not conditions:
        return False
    told = f"{later.context}\n{later.words}\n{later.frame}"
    if _MET.search(told):
        return True
    clauses = [c for text in (told, *news) for c in _clauses(text)]
    met = sum(any(_comes_about(condition, clause) for clause in clauses) for condition in conditions)
    return 2 * met >= len(conditions)


def tells(condition: str, sentence: str) -> bool:
    """True when a sentence tells as a fact that a single condition (see `atoms`) has come about."""
    return any(_comes_about(condition, clause) for clause in _clauses(sentence))


def _clauses(text: str) -> Sequence[str]:
    return [c for c in _CLAUSE.split(text) if c and c.strip()]


def _comes_about(condition: str, clause: str) -> bool:
    """True when a clause tells a condition as a fact."""
    if _OPEN.search(clause) or _NEGATED.search(clause):
        return False
    wanted, told = stems(condition), stems(clause)
    shared = len(wanted & told)
    if _GIVEN.match(clause.strip()) or _GIVEN.search(clause):
        return shared >= 1 and shared / len(wanted) > 0.33
    return shared >= min(2, len(wanted)) and shared / len(wanted) >= 0.6
