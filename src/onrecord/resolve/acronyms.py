"""Acronyms that a document defines: "the Alliance of River Towns (ART)"."""

from __future__ import annotations

import re

_DEFINED = re.compile(r"((?:[\w’'.&-]+[ \xa0]){1,10})\(([A-Z][A-Z.&]{1,9})\)")
_SMALL = frozenset("of and the for to on in de la du des at &".split())


_NAME = re.compile(r"[A-Z][\w’'&-]*(?:[ \xa0](?:(?:of|the|and|for|to|on|in)[ \xa0]){0,2}[A-Z][\w’'&-]*){2,9}")
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&]|\.[A-Z]){2,8}\.?")


class Acronyms:
    """The acronyms of one document: `defined` are those that stand in brackets after a name."""

    def __init__(self, text: str) -> None:
        self.defined = acronyms(text)
        self._names: dict[str, list[tuple[int, str]]] | None = None
        self._text = text

    def full(self, words: str, start: int) -> str | None:
        """The name in full: by the document's definition, else the one name of three words or more before `start` whose
        initials the words are."""
        letters = words.removeprefix("the ").removeprefix("The ").strip(" ,").replace(".", "")
        if letters in self.defined:
            return self.defined[letters]
        if not _ACRONYM.fullmatch(letters):
            return None
        if self._names is None:
            self._names = _by_initials(self._text)
        fitting = {name for at, name in self._names.get(letters.casefold(), ()) if at < start}
        return fitting.pop() if len(fitting) == 1 else None


def _by_initials(text: str) -> dict[str, list[tuple[int, str]]]:
    """The long names of a text with their places, by their initials with and without small words."""
    found: dict[str, list[tuple[int, str]]] = {}
    for match in _NAME.finditer(text):
        name = match.group().removeprefix("The ")
        for initials in {_initials(name.split()), _initials(_large(name.split()))}:
            found.setdefault(initials, []).append((match.start(), name))
    return found


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
