"""Whom a relative pronoun stands for: "Karel Minov, the assembly's speaker, who …"."""

from __future__ import annotations

import re

from onrecord.resolve.mentions import Mention, Mentions

MAX_BACK = 160
"""How far before the pronoun its antecedent may begin, in characters."""

_SENTENCE = re.compile(r"(?<!\b[A-Z])[.!?][”\"’')]*\s+(?=[A-Z“\"])|\n|[;:]\s")
_APPOSITION = re.compile(
    r"\**\s*(?:,\s+\d{2})?(?:,\s+of\s+[^,;]{2,40}(?:,\s+[A-Z][\w.]{1,12})?)?"
    r"(?:,\s+(?:the|a|an|its|his|her|their|[\w’'-]+['’]s)?\s?[^,]{2,60})?,?\s*"
)
_IS_ONE = re.compile(r"\s(?:is|was|became|remains)\s(?:an?|the)\s(?:(?!who\b|which\b|that\b)[\w’'-]+\s){1,7}")
_GENERIC = re.compile(r"(?:those|anyone|any|nobody|everyone|people|the (?:people|ones|one|man|woman))\b", re.IGNORECASE)


def named_antecedent(text: str, start: int, mentions: Mentions) -> Mention | None:
    """The person named right before the pronoun at `start`, an apposition aside, or said to be one who ("Minov is a
    lawyer who …")."""
    begins = _sentence_start(text, start)
    near = mentions.between(begins, start)
    if not near:
        return None
    last = near[-1]
    return last if any(p.fullmatch(text, last.end, start) for p in (_APPOSITION, _IS_ONE)) else None


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
