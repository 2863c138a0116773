"""Acronyms that a document defines: "the Alliance of River Towns (ART)"."""

from __future__ import annotations

import re

_DEFINED = re.compile(r"((?:[\w’'.&-]+[ \xa0]){1,10})\(([A-Z][A-Z.&]{1,9})\)")
_SMALL = frozenset("of and the for to on in de la du des at &".split())


def acronyms(text: str) -> dict[str, str]:
    """The full name of each acronym that stands in brackets after it; the first definition of one stands."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        letters = match.group(2).replace(".", "")
        name = _named_by(match.group(1).split(), letters.replace("&", ""))
        if name is not None:
            found.setdefault(letters, name)
    return found


def _named_by(words: list[str], letters: str) -> str | None:
    """The last words whose initials are `letters`; small words need not count."""
    for start in range(len(words) - 1, -1, -1):
        name = words[start:]
        if words[start][0].isupper() and letters.casefold() in {_initials(name), _initials(_large(name))}:
            return " ".join(name)
    return None


def _large(words: list[str]) -> list[str]:
    return [word for word in words if word.casefold() not in _SMALL]


def _initials(words: list[str]) -> str:
    return "".join(part[0] for word in words for part in word.split("-") if part).casefold()
