"""Offices that stand for people ("the president"), by the titles and appositions of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from onrecord.resolve.mentions import Mention, Mentions

_HEADS = (
    "president premier minister chancellor secretary negotiator envoy ambassador spokesman spokeswoman spokesperson "
    "speaker general admiral colonel captain commander governor senator congressman congresswoman mayor king queen "
    "prince princess pope leader chairman chairwoman adviser advisor professor director commissioner ayatollah judge "
    "commandant prosecutor"
).split()
_HEAD = rf"(?:{'|'.join(sorted(set(_HEADS)))})"
_DESCRIPTION = re.compile(
    r"(?:the|his|her|its|their|my|our|your|this|that|[\w’'-]+['’]s)\s+"
    rf"((?:[\w-]+\s+){{0,3}}?{_HEAD})(?:\s+of\s+[\w ’'-]+)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?:[\w’'-]+[ \xa0]){{0,3}}{_HEAD})(?:\s+of\s+[\w ’'-]{{1,40}}?)?"
    r"(?:,\s|[ \xa0](?:(?-i:[A-Z][\w.-]+)[ \xa0]){0,2})?\**$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\**(?:,\s+(?:the|a|an|its|his|her|their|[\w’'-]+['’]s)?\s*|\s+\()"
    rf"((?:[\w’'-]+\s+){{0,4}}?{_HEAD}\b[^,.;:)]{{0,40}})",
    re.IGNORECASE,
)
_BECAME = re.compile(
    rf"\**(?:,[^,.]{{2,40}},)?\s(?:became|becomes|remains|was (?:named|elected|appointed)|will (?:become|remain)|is)\s"
    rf"(?:the\s|a\s|an\s)?((?:[\w-]+\s){{0,3}}?{_HEAD})\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(rf"\b(?:[Tt]he|[Tt]he same|[Tt]hat same)\s(?:[\w-]+\s){{0,2}}?{_HEAD}\b(?!['’]s|\s[A-Z]|,\s[A-Z])")
_LONG = {"Sen": "Senator", "Gov": "Governor", "Gen": "General", "Col": "Colonel", "Amb": "Ambassador"}
_SHORT = re.compile(rf"\b({'|'.join(_LONG)})\.")
_CLAUSE_START = re.compile(r"[.;:!?\n“”\"()]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_PASSED_OVER = frozenset(
    "the a an its his her their my our your own new this that s of and for then as by with".split()
)
RANKS = frozenset(
    "general admiral colonel captain commander senator congressman congresswoman professor leader".split()
)
"""What somebody may be called who was introduced otherwise; the holder of any other office may be another person."""

_APART = frozenset("vice deputy former ex acting prime assistant under shadow late opposition".split())
"""Words that make another office of one: the vice president is not the president."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that somebody is said to hold: its head noun and the words around it, lower case."""

    head: str
    words: frozenset[str]
    mention: Mention


class Offices:
    """Who holds which office in one document."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self._by_head: dict[str, list[Tenure]] = {}
        self._fitting: dict[tuple[str, ...], list[Mention]] = {}
        for mention in mentions.all:
            for phrase in _stated(text, mention):
                words = frozenset(w.lower() for w in _WORD.findall(phrase))
                for head in _own_heads(phrase):
                    self._by_head.setdefault(head, []).append(Tenure(head, words, mention))

    def holder(self, description: str, start: int) -> Mention | None:
        """Whom "the foreign minister" at `start` means: the last one before it so called, else the only one after."""
        match = _DESCRIPTION.fullmatch(description.strip())
        if match is None:
            return None
        said = tuple(_WORD.findall(match.group(1)))
        if said not in self._fitting:
            self._fitting[said] = self._fit(said)
        known = self._fitting[said]
        at = bisect_left(known, start, key=lambda m: m.start)
        if at:
            return known[at - 1]
        return known[0] if known and known[0].name == known[-1].name else None

    def _fit(self, said: tuple[str, ...]) -> list[Mention]:
        """The mentions with which a description goes, those of its country where there are any."""
        fitting = [t for t in self._by_head.get(said[-1].lower(), ()) if _fits(said, t)]
        exact = [t for t in fitting if _country(said) <= {w[:4] for w in t.words}]
        if not exact and len({t.mention.name for t in fitting}) == 1:
            exact = fitting
        return [t.mention for t in exact]

    def is_rank(self, description: str) -> bool:
        """True for "the general" where the text calls nobody so."""
        match = _DESCRIPTION.fullmatch(description.strip())
        head = match.group(1).split()[-1].lower() if match else ""
        return head in RANKS and head not in self._by_head

    def topics(self, text: str) -> list[Mention]:
        """Where the text speaks of somebody by an office alone, as mentions of its holder."""
        found = [(m, self.holder(m.group().replace(" same ", " "), m.start())) for m in _TOPIC.finditer(text)]
        return [replace(holder, start=m.start(), end=m.end()) for m, holder in found if holder is not None]


def _stated(text: str, mention: Mention) -> list[str]:
    """The titles right before and the appositions right after a mention."""
    before = text[max(0, mention.start - 90) : mention.start]
    before = _SHORT.sub(lambda m: _LONG[m.group(1)], before)
    clause = max((m.end() for m in _CLAUSE_START.finditer(before)), default=0)
    before = before[clause:]
    after = text[mention.end : mention.end + 110].split("\n", maxsplit=1)[0]
    found = [m.group() for m in [_BEFORE.search(before)] if m]
    found += [m.group(1) for m in [_AFTER.match(after), _BECAME.match(after)] if m]
    return found


def _own_heads(phrase: str) -> set[str]:
    """The offices that a phrase gives its bearer: of "the president's adviser on trade" the adviser's alone."""
    own = re.split(r"['’]s\s|s['’]\s", re.split(r"\s(?:of|for|to|on|under|who|and)\s", phrase)[0])[-1]
    return {w.lower() for w in _WORD.findall(own)} & set(_HEADS)


def _fits(said: tuple[str, ...], tenure: Tenure) -> bool:
    """True when every word said of the office is among the holder's, and none of his sets it apart."""
    mine = {w.lower() for w in said} - _PASSED_OVER
    plain = {w.lower() for w in said if w[0].islower() or w.lower() in _HEADS} - _PASSED_OVER
    return plain <= tenure.words and not (tenure.words & _APART) - mine


def _country(said: tuple[str, ...]) -> set[str]:
    """The first letters of capitalised words: "Iranian" and "Iran" agree in them."""
    return {w.lower()[:4] for w in said if w[0].isupper() and w.lower() not in _HEADS}
