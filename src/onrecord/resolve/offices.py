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
    "commandant prosecutor nominee candidate lawmaker diplomat politician"
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
_ANOTHER = re.compile(r"\sand\s(?=(?:the|his|her|its|their)\s)")
_CLAUSE_START = re.compile(r"[.;:!?\n“”\"()]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_PASSED_OVER = frozenset("the a an its his her their my our your own new this that s of and for as by with".split())
RANKS = frozenset(
    "general admiral colonel captain commander senator congressman congresswoman professor leader nominee candidate "
    "lawmaker diplomat politician".split()
)
"""What somebody may be called who was introduced otherwise; the holder of any other office may be another person."""

_APART = frozenset("vice deputy former acting prime assistant under shadow late opposition".split())
"""Words that make another office of one: the vice president is not the president."""

_FORMER = {"then": "former", "ex": "former", "onetime": "former"}


NAMED_AFTER = 800
"""Within how many characters after a description its bearer is named."""

_SAME_LABEL = {"gop": "republ"}


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
        self._titled: set[str] = set()
        self._labels: dict[str, list[Mention]] = {}
        for mention in mentions.all:
            for label in _labels(text, mention):
                self._labels.setdefault(label, []).append(mention)
            for phrase in _stated(text, mention):
                words = frozenset(_FORMER.get(w, w) for w in map(str.lower, _WORD.findall(phrase)))
                self._titled.add(mention.name)
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
        known = self._fitting[said] or self._named_after(said, start)
        at = bisect_left(known, start, key=lambda m: m.start)
        if at:
            return known[at - 1]
        return known[0] if known and known[0].name == known[-1].name else None

    def _named_after(self, said: tuple[str, ...], start: int) -> list[Mention]:
        """Whom the sentences after a description call by its bare head ("Norland's tax commissioner … Commissioner Karl
        Orsini"), where it is the only one so called."""
        calls = self._by_head.get(said[-1].lower(), ())
        bare = [t.mention for t in calls if t.words == {said[-1].lower()}]
        alone = len({t.mention.name for t in calls}) == 1 and not _APART & {w.lower() for w in said}
        return bare[:1] if alone and bare and start < bare[0].start < start + NAMED_AFTER else []

    def _fit(self, said: tuple[str, ...]) -> list[Mention]:
        """The mentions with which a description goes, those of its country where there are any."""
        fitting = [t for t in self._by_head.get(said[-1].lower(), ()) if _fits(said, t)]
        exact = [t for t in fitting if _country(said) <= {w[:4] for w in t.words}]
        if not exact and len({t.mention.name for t in fitting}) == 1:
            exact = fitting
        return [t.mention for t in exact]

    def holders(self, head: str) -> frozenset[str]:
        """The names of all whom the text calls by an office's head noun ("minister")."""
        return frozenset(t.mention.name for t in self._by_head.get(head, ()))

    def has_title(self, name: str) -> bool:
        """True for somebody whom the text gives an office."""
        return name in self._titled

    def spoken_of(self, description: str, topic: Mention | None) -> Mention | None:
        """Whom "the general" or "the Republican nominee" means, who is not called so elsewhere: `topic`, of whom the
        text speaks there, or the one whom it calls a Republican."""
        match = _DESCRIPTION.fullmatch(description.strip())
        said = match.group(1).split() if match else [""]
        if said[-1].lower() not in RANKS:
            return None
        label = _label(said[0]) if said[0][0].isupper() and len(said) > 1 else None
        if label is None or label not in self._labels:
            return topic if label is None and said[-1].lower() not in self._by_head else None
        of_label = self._labels[label]
        so_called = {m.name: m for m in of_label if m.name in self.holders(said[-1].lower())}
        if len(so_called) == 1:
            return next(iter(so_called.values()))
        names = {m.name: m for m in of_label}
        if topic is not None and topic.name in names:
            return topic
        return of_label[0] if len(names) == 1 else None

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
    found = [_ANOTHER.split(m.group())[-1] for m in [_BEFORE.search(before)] if m]
    found += [m.group(1) for m in [_AFTER.match(after), _BECAME.match(after)] if m]
    return found


_TITLE_RUN = re.compile(r"(?:(?:[A-Z][\w.-]*|[a-z]+(?<!\band))[ \xa0]){1,4}$")


def _labels(text: str, mention: Mention) -> set[str]:
    """What a person's country, party or state is called right before the name ("Republican nominee")."""
    match = _TITLE_RUN.search(text, max(0, mention.start - 60), mention.start)
    return {_label(w) for w in match.group().split() if w[0].isupper()} if match else set()


def _label(word: str) -> str:
    """A party or country, by the letters that its noun and its adjective share."""
    return _SAME_LABEL.get(word.lower(), word.lower()[:6])


def _own_heads(phrase: str) -> set[str]:
    """The offices that a phrase gives its bearer: of "the president's adviser on trade" the adviser's alone."""
    own = re.split(r"['’]s\s|s['’]\s", re.split(r"\s(?:of|for|to|on|under|who|and)\s", phrase)[0])[-1]
    return {w.lower() for w in _WORD.findall(own)} & set(_HEADS)


def _fits(said: tuple[str, ...], tenure: Tenure) -> bool:
    """True when every word said of the office is among the holder's, and none of his sets it apart."""
    mine = {_FORMER.get(w.lower(), w.lower()) for w in said} - _PASSED_OVER
    plain = {w for w in mine if w in _HEADS or not any(w == s.lower() and s[0].isupper() for s in said)}
    return plain <= tenure.words and not (tenure.words & _APART) - mine


def _country(said: tuple[str, ...]) -> set[str]:
    """The first letters of capitalised words: "Iranian" and "Iran" agree in them."""
    return {w.lower()[:4] for w in said if w[0].isupper() and w.lower() not in _HEADS}
