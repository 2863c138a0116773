"""Documents that speak: "the ministry's statement", "a report by the agency", "the letter", and whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.records import Passage
from onrecord.resolve.named_bodies import Bodies
from onrecord.resolve.sentences import MAX_SENTENCE, sentence_start

_CLASSES = (
    "statement release communiqué communique declaration announcement",
    "report study paper analysis assessment review survey",
    "report article piece feature column editorial op-ed essay dispatch profile",
    "letter email e-mail message note memo memorandum cable notice petition",
    "ad advertisement spot video clip commercial",
    "ruling verdict judgment decree",
    "resolution motion bill law",
    "tweet post message",
    "speech address sermon lecture oration",
    "filing complaint brief testimony",
    "book memoir manifesto",
    "rule bylaw charter",
)
"""Nouns that go on with each other: "an article … the piece". A document may be called by any of them."""

_SYNONYMS = {
    noun: frozenset(n for line in _CLASSES if noun in line.split() for n in (*line.split(), "document"))
    for noun in {n for line in _CLASSES for n in line.split()}
} | {"document": frozenset(n for line in _CLASSES for n in (*line.split(), "document"))}

NOUN = rf"(?:{'|'.join(sorted(_SYNONYMS, key=len, reverse=True))})s?"
_LETTERS = r"(?:editorial|article|report|story|dispatch|piece)"
_PROPER = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&/-]*(?:['’](?!s\b)\w+)?)"
_NAME = rf"{_PROPER}(?:[ \xa0](?:(?:of|for|and)[ \xa0](?:the[ \xa0])?)?{_PROPER}){{0,8}}"
_WHO = rf"(?:(?:[Tt]he[ \xa0])?{_NAME}|[Tt]he [a-z]+)"
_NO_ADJECTIVE = (
    "by|from|that|which|who|said|an?|the|in|on|at|to|of|for|and|or|with|was|is|are|were|has|had|have|will|would|be"
)
_ADJECTIVES = rf"(?:(?!(?:{_NO_ADJECTIVE})\b)[\w’'-]+[ \xa0]){{0,3}}?"
_TIMES = re.compile(
    r"(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|day|week|month|year|world|country"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)

_OWNED = re.compile(
    r"(?:(?:[Tt]he[ \xa0])?(?:climax|end|beginning|text|rest|part)[ \xa0]of[ \xa0])?"
    rf"(?:(?P<who>[^,;“”\"]+?)['’]s?|(?P<pronoun>[Hh]is|[Hh]er))[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})(?![\w-]|['’]s)"
)
_BY = re.compile(
    rf"(?P<noun>{NOUN})\b(?:[ \xa0][\w’'-]+){{0,5}}?[ \xa0](?:by|signed by|released by|issued by|published by)[ \xa0]"
    r"(?P<who>[^,;“”\"]+)"
)
_ON_SITE = re.compile(r"(?P<who>[^,;“”\"]+?)['’]s?[ \xa0](?:own[ \xa0])?web ?site")
_IN = re.compile(rf"(?P<noun>{_LETTERS})[ \xa0]in[ \xa0](?P<who>(?:the[ \xa0])?{_NAME})")
_SITE = re.compile(rf"(?P<noun>{NOUN})[ \xa0]on[ \xa0](?P<who>(?:the[ \xa0])?[^,;“”\"]+?)['’]s?[ \xa0]web ?site")
_OF_BODY = re.compile(rf"(?:(?:[Tt]he|[Aa]n?)[ \xa0])?(?P<who>{_NAME})[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})")
_AGAIN = re.compile(rf"(?:[Tt]he|[Tt]his|[Tt]hat)[ \xa0](?:[\w-]+[ \xa0]){{0,2}}?(?P<noun>{NOUN})(?:,.*)?", re.DOTALL)

_ISSUER = rf"(?P<who>{_WHO}(?:['’]s[ \xa0](?:[a-z]+[ \xa0])?[a-z]+)?|[Hh]e|[Ss]he)"
_ISSUING = (
    "issued|released|published|posted|sent|wrote|signed|submitted|filed|drafted|passed|adopted|approved|put out|"
    "circulated|ran|carried|aired|unveiled|launched|delivered|has"
)
_ISSUED = re.compile(
    rf"(?<![\w’'-]){_ISSUER}[ \xa0]"
    r"(?:(?:on|last|has|had|also|later|earlier|this|[A-Z][a-z]+day|week|month)[ \xa0]){0,3}"
    rf"(?:{_ISSUING})[ \xa0](?:an?|the|its|his|her|their)[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})\b"
)
_MADE = "written|prepared|released|issued|published|produced|conducted|signed|authored|drafted|commissioned|posted|sent"
_HAD_BY = re.compile(
    rf"\b(?P<noun>{NOUN})[ \xa0](?:(?:{_MADE})[ \xa0](?:(?:in|on|last)[ \xa0]\w+[ \xa0])?)?by[ \xa0]"
    rf"(?P<who>(?:the[ \xa0])?{_NAME})"
)
_HAD_OWNED = re.compile(rf"(?<![\w’'-])(?P<who>{_WHO})['’]s?[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})\b")
_UNOWNED = re.compile(rf"\b(?:an?|another|one|his|her|its|their)[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})\b", re.IGNORECASE)
_SAID_IN = re.compile(rf"\b(?:in|via)[ \xa0](?:an?|the|his|her|its|their)[ \xa0]{_ADJECTIVES}(?P<noun>{NOUN})\b")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s|\n")
_NOUN = re.compile(rf"\b{NOUN}\b")
_PART_OF = re.compile(r"\b(?:of|for|and|at|in) $")
MAX_DISTANCE = 2500
"""How far back the document that "the report" goes on with is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document mentioned at an offset, by a noun; `who` are its author's words, None where the text does not say."""

    noun: str
    start: int
    who: Passage | None


Finder = Callable[[Passage], bool]
"""Whether words are those of a speaker with a name."""


class Papers:
    """The documents that one text mentions, and whose they are."""

    def __init__(self, text: str, bodies: Bodies) -> None:
        self._text = text
        self._bodies = bodies
        self._papers: dict[int, Paper] = {}
        for pattern in (_UNOWNED, _HAD_OWNED, _HAD_BY, _ISSUED):
            for match in pattern.finditer(text):
                self._add(match, match.span("who") if pattern is not _UNOWNED else None)
        self._starts: list[int] = sorted(self._papers)

    def _add(self, match: re.Match[str], who: tuple[int, int] | None) -> None:
        at = match.start("noun")
        if who is not None and (
            _TIMES.fullmatch(self._text[slice(*who)]) or _PART_OF.search(self._text[: who[0]][-8:])
        ):
            return
        self._papers[at] = Paper(_one(match["noun"]), at, Passage.of(self._text, [who]) if who else None)

    def note(self, source: Passage) -> None:
        """Remember that a speaker's words stand in a document ("…, Velde said in a statement")."""
        begins = sentence_start(self._text, source.start)
        limit = min(len(self._text), source.end + MAX_SENTENCE)
        stops = _SENTENCE_END.search(self._text, source.end, limit)
        for match in _SAID_IN.finditer(self._text, begins, stops.start() if stops else limit):
            self._keep(Paper(_one(match["noun"]), match.start("noun"), source))

    def remember(self, source: Passage, who: Passage) -> None:
        """Keep the author of a document that spoke, for the mentions of it that follow."""
        noun = _NOUN.search(source.text) if len(source.spans) == 1 else None
        if noun is not None:
            self._keep(Paper(_one(noun.group()), source.start + noun.start(), who))

    def _keep(self, paper: Paper) -> None:
        """Enter a document, unless its author is known already."""
        known = self._papers.get(paper.start)
        if known is None:
            insort(self._starts, paper.start)
        if known is None or known.who is None:
            self._papers[paper.start] = paper

    def author(self, source: Passage) -> Passage | None:
        """The words for whose document a source is, or None."""
        said = self._said(source) or self._issued(source)
        if said is not None:
            return said
        again = _AGAIN.fullmatch(source.text.strip(" ,"))
        return self._introduced(_one(again["noun"]), source.start) if again else None

    def _said(self, source: Passage) -> Passage | None:
        """The author whom the source itself names."""
        if len(source.spans) != 1:
            return None
        for pattern in (_SITE, _IN, _BY):
            match = pattern.search(self._text, source.start, source.end)
            if match and re.fullmatch(r"(?:[\w-]+\s+){0,5}", self._text[source.start : match.start()]):
                return self._words(match)
        for pattern in (_OWNED, _ON_SITE, _OF_BODY):
            match = pattern.match(self._text, source.start, source.end)
            if match is None or not _ends(self._text[match.end() : source.end]):
                continue
            if pattern is not _OF_BODY or self._is_body(*match.span("who")):
                return self._words(match)
        return None

    def _issued(self, source: Passage) -> Passage | None:
        """Who issued the document that a source mentions for the first time ("the senate passed a law saying …")."""
        at = bisect_left(self._starts, source.start)
        paper = self._papers[self._starts[at]] if at < len(self._starts) else None
        fits = (
            paper is not None
            and paper.start < source.end
            and _ends(self._text[paper.start + len(paper.noun) : source.end])
        )
        return paper.who if paper is not None and fits else None

    def _is_body(self, start: int, end: int) -> bool:
        """True where an organisation, no country, is named."""
        found = self._bodies.between(start, end)
        return bool(found) and not found[-1].is_state and found[-1].end >= end

    def _words(self, match: re.Match[str]) -> Passage | None:
        which = "pronoun" if match.groupdict().get("pronoun") else "who"
        start, end = match.span(which)
        return None if _TIMES.fullmatch(match[which]) else Passage.of(self._text, [(start, end)])

    def _introduced(self, noun: str, start: int) -> Passage | None:
        """The author of the last document that a noun can mean, where the text says whose that one is."""
        at = bisect_left(self._starts, start)
        for nth in range(at - 1, -1, -1):
            paper = self._papers[self._starts[nth]]
            if start - paper.start > MAX_DISTANCE:
                return None
            if paper.noun in _SYNONYMS[noun]:
                return paper.who
        return None


def _one(noun: str) -> str:
    """A noun without the plural's s."""
    return noun.lower().removesuffix("s")


def _ends(rest: str) -> bool:
    """True for what may follow a document's noun: nothing, or whom or what it is to, on or about."""
    return (
        not rest.strip(" ,")
        or re.match(r"[ \xa0](?:to|on|of|about|in|from|for|against|titled|dated)\b", rest) is not None
    )
