"""Organisations and governments where a document names them, for "the ministry", "it" and "which" after them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Document
from onrecord.resolve.background import Background
from onrecord.resolve.mentions import Mentions
from onrecord.resolve.names import key, without_opening
from onrecord.resolve.sentences import Quotes, sentence_start

NOUNS = frozenset(
    "ministry court council commission committee agency party union alliance coalition movement institute bank "
    "department bureau parliament senate assembly foundation federation front association university authority board "
    "academy league embassy chamber secretariat directorate cabinet tribunal navy army police congress fund centre "
    "center presidency society institution organization organisation campaign administration".split()
)
"""Common nouns for bodies: a capitalised name that ends with one, or has it before "of" or "for", is a body's."""

_ANY = frozenset("agency institution organization organisation authority".split())
"""Nouns that go for bodies of any other noun, too."""

_HEADLINE = re.compile(r"(?<!^)\b(?:Of|For|On|To|In|The|With|And|By|Is|Are|Says|From)\b")
_PROPER = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&/-]*(?:['’](?!s\b)\w+)?)"
_NAME = re.compile(
    rf"(?<![\w’'-]){_PROPER}"
    rf"(?:[ \xa0](?:(?:of|for|to|on(?![ \xa0][A-Z]\w*day\b))(?:[ \xa0]the)?[ \xa0])?{_PROPER}){{0,9}}"
    r"(?:[ \xa0](?:campaign|administration|government)\b)?"
)
_AGAIN = re.compile(r"(?:the|this|that)\s+(?:same\s+)?((?:[a-z-]+\s+){0,2}?)([a-z]+)", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:which|who)\b.*", re.DOTALL)
_SUBJECT = re.compile(
    r"(?:,[^.\n“”\"]{1,120},)?[ \xa0](?:on [A-Z]\w+ |also |later |then |now |never |still |last \w+ )?"
    r"(?:has|have|had|is|was|will|would|can|could|may|might|must|does|did|said|told|[a-z]+ed|[a-z]{2,}s)\b"
)
_PLURAL = re.compile(
    r"[ \xa0](?:\w+[ \xa0]){0,2}?(?:officials|diplomats|troops|forces|sources|leaders|lawmakers|ministers|analysts|"
    r"members|workers|supporters|aides|candidates|voters|negotiators|envoys|authorities|media|soldiers|citizens|rules|['’]s?)\b"
)
MAX_DISTANCE = 2500
"""How far back the body that "the ministry" goes on with is looked for, in characters."""
RIVALS = 600
"""Two bodies of one noun named within so many characters leave open which of them is meant."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named from `start` to `end`, without its article; `is_state` for a country or its government."""

    words: str
    start: int
    end: int
    is_state: bool


class Bodies:
    """The bodies that a document names, in its order."""

    def __init__(
        self, document: Document, acronyms: Mapping[str, str], mentions: Mentions, background: Background | None
    ) -> None:
        text = self._text = document.text
        self._mentions = mentions
        self._background = background
        self._acronyms = acronyms
        self._quotes = Quotes(text)
        self._kinds: dict[str, bool | None] = {}
        self.all = [b for m in _NAME.finditer(text) if (b := self._body(m)) is not None]
        self._starts = [b.start for b in self.all]

    def _body(self, match: re.Match[str]) -> Body | None:
        words = without_opening(match.group())
        if words not in self._kinds:
            self._kinds[words] = self._is_state(words)
        which = self._kinds[words]
        at = match.start() + match.group().rfind(words)
        return Body(words, at, at + len(words), which) if which is not None else None

    def _is_state(self, words: str) -> bool | None:
        """True for a country's name or seat, False for another body's, None for no body's."""
        known = self._background.is_state(words) if self._background else None
        if known is not None:
            return known
        if words.replace(".", "") in self._acronyms:
            return False
        first, *others = re.split(r"\s(?:of|for|on|to)\s", words)
        head = first.split()[-1].casefold()
        if head in {"campaign", "administration"} and key(first.split()[0]) not in self._mentions.by_surname:
            return None
        return False if head in NOUNS and (others or " " in first) and not _HEADLINE.search(words) else None

    def between(self, start: int, end: int) -> list[Body]:
        """The bodies named from `start` to before `end`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def again(self, words: str, start: int) -> Body | None:
        """The body that "the ministry" or "the appeals court" at `start` goes on with: the last of that noun, where no
        other of it is near."""
        match = _AGAIN.fullmatch(_RELATIVE.sub("", words.strip()))
        if match is None or match.group(2).lower() not in NOUNS:
            return None
        said = {match.group(2).lower(), *match.group(1).lower().split()} - {"same"}
        before = self.between(max(0, start - MAX_DISTANCE), start)
        fitting = [b for b in before if said <= {w.casefold() for w in self._full(b).split()}]
        if not fitting:
            return None
        if said & _ANY and next(b for b in reversed(before) if not b.is_state) != fitting[-1]:
            return None
        near = [b for b in fitting if fitting[-1].start - b.start < RIVALS]
        return fitting[-1] if _is_one([self._full(b) for b in near]) else None

    def _full(self, body: Body) -> str:
        """The name in full of a body that is named by an acronym, of the document or known beside it."""
        full = self._acronyms.get(body.words.replace(".", ""))
        known = self._background.body(body.words) if self._background and not full and body.words.isupper() else None
        return full or (known.name if known else body.words)

    def before_relative(self, start: int) -> Body | None:
        """The body right before ", which" at `start`."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        return self.all[at] if re.fullmatch(r"(?:\s\([A-Z.]+\))?,?\s+", self._text[self.all[at].end : start]) else None

    def subject(self, start: int) -> Body | None:
        """The body that is the subject of the sentence of an "it" at `start`, or else of the sentence before it."""
        begins = sentence_start(self._text, start)
        here = self._heading(begins, start)
        if here is not None or begins == 0:
            return here
        previous = sentence_start(self._text, max(0, begins - 2))
        return self._heading(previous, begins)

    def _heading(self, begins: int, end: int) -> Body | None:
        """The body at the head of a sentence or of its opening phrase's main clause, with its verb after it."""
        for body in self.between(begins, end):
            lead = self._text[begins : body.start]
            opens = re.fullmatch(r"(?:[^,“”\"\n]{0,80},\s)?(?:(?:But|And|Yet|Meanwhile),?\s)?(?:[Tt]he\s)?", lead)
            if opens is None or self._quotes.at(body.start) is not None:
                return None
            if _SUBJECT.match(self._text, body.end) and not _PLURAL.match(self._text, body.end):
                return body
        return None


def _is_one(names: Sequence[str]) -> bool:
    """True when all names are one, or shorter forms of the longest."""
    forms = [set(key(name).split()) for name in names]
    longest = max(forms, key=len)
    return all(form <= longest for form in forms)
