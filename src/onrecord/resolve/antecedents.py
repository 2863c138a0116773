"""Whom a relative pronoun stands for: "Karel Minov, the assembly's speaker, who …"."""

from __future__ import annotations

import re

from onrecord.resolve.mentions import Mention, Mentions

MAX_BACK = 160
"""How far before the pronoun its antecedent may begin, in characters."""

_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"])|\n|[;:]\s")
_APPOSITION = re.compile(r"\**\s*(?:,\s+(?:the|a|an|its|his|her|their|[\w’'-]+['’]s)?\s?[^,]{2,60})?,?\s*")
_GENERIC = re.compile(r"(?:those|anyone|any|nobody|everyone|people|the (?:people|ones|one|man|woman))\b", re.IGNORECASE)


def named_antecedent(text: str, start: int, mentions: Mentions) -> Mention | None:
    """The person named right before the pronoun at `start`, an apposition aside."""
    begins = _sentence_start(text, start)
    near = mentions.between(begins, start)
    if not near:
        return None
    last = near[-1]
    return last if _APPOSITION.fullmatch(text, last.end, start) else None


def antecedent_words(text: str, start: int) -> str | None:
    """The noun phrase right before the pronoun, where it is a particular one and it is plain which."""
    before = text[_sentence_start(text, start) : start].rstrip(" ,")
    starts = [
        m.start() for m in re.finditer(r"\b(?:an?|the|those|one|another|some|many|several)\b", before, re.IGNORECASE)
    ]
    for at in reversed(starts):
        phrase = before[at:]
        if len(phrase.split()) > 7 or "," in phrase:
            return None
        head = re.search(r"\s(?:of|in|from|at|for|to|with|by)\s$", before[:at])
        if head is None:
            return None if _GENERIC.match(phrase) else phrase
        if re.match(r"(?:those|the)\b", phrase, re.IGNORECASE) and head.group().strip() in {"of", "for", "to"}:
            return None
    return None


def _sentence_start(text: str, start: int) -> int:
    window = max(0, start - MAX_BACK)
    return max((m.end() for m in _SENTENCE.finditer(text, window, start)), default=window)
