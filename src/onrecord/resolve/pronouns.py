"""Pronouns and bare offices that stand for somebody named earlier, and which names they can stand for."""

from __future__ import annotations

import re

_HE = {"he", "him", "his", "himself"}
_SHE = {"she", "her", "hers", "herself"}
_THEY = {"they", "them", "their", "both", "it", "its", "others", "most", "some", "you", "your"}
_WHO = {"who", "whom", "which", "that"}
_FIRST = {"i", "me", "my", "we", "our", "us"}
_OWNERS = {"his": "he", "her": "she", "my": "i", "our": "i"}
_MALE = re.compile(r"\b(?:[Mm]an|Mr|Sir|Lord|King|Prince|Ayatollah|Imam|spokesman|chairman|congressman|Pope|Sheikh)\b")
_FEMALE = re.compile(r"\b(?:[Ww]oman|Mrs|Ms|Miss|Lady|Queen|Princess|spokeswoman|chairwoman|congresswoman|Dame)\b")


def pronoun(source: str) -> str | None:
    """Which pronoun a source is: ``he``, ``she``, ``they``, ``who`` or ``i``; None for any other words.

    ``they`` stands for all that name nobody in particular by themselves: "it", "others", "you".
    """
    word = source.strip(" ,.").casefold()
    for name, group in (("he", _HE), ("she", _SHE), ("they", _THEY), ("who", _WHO), ("i", _FIRST)):
        if word in group:
            return name
    return None


def owner_pronoun(words: str) -> str | None:
    """Which pronoun owns what is spoken of ("her office": ``she``); None without one."""
    first, _, rest = words.strip().partition(" ")
    return _OWNERS.get(first.casefold()) if rest else None


def gender(words: str) -> str | None:
    """``he`` or ``she`` where a title tells, else None."""
    if _FEMALE.search(words):
        return "she"
    return "he" if _MALE.search(words) else None


def fits(which: str, known: str | None) -> bool:
    """True when a pronoun can stand for somebody of that known gender (None: unknown)."""
    return which not in {"he", "she"} or known is None or known == which
