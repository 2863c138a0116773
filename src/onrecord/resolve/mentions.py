"""Where a document names people: full names, later mentions by surname, and the gender that its own words give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.records import Document, Part
from onrecord.resolve.names import TITLES, key, person, surname
from onrecord.resolve.pronouns import gender

_WORD = r"(?:[A-Z]\.(?=[ \xa0])|[A-Z][\w-]*(?:['’](?!s\b)\w+)?|[A-Z]\.|(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Col|Prof)\.)"
_FULL_NAME = re.compile(
    rf"(?<![\w’'])(?:{_WORD}[ \xa0])(?:(?:al|bin|ibn|van|von|de|der|el)[ ])?{_WORD}(?:[ \xa0]{_WORD}){{0,6}}"
)
_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][\w-]+")
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_COURTESY = re.compile(r"\b(Mr|Ms|Mrs|Miss|Lady|Lord|Sir)\.?[ \xa0]$")
_CREDIT = re.compile(r"\b(?:Photograph|Photo|Picture|Image|Illustration)s?(?: by)?:?\s$")
_VOTE_CHARACTERS = 160
"""How far after a name a pronoun still says whose it is: about a sentence."""


MAX_BACK = 200
"""How many mentions back anybody is looked for, so that a long document takes no more time a word than a short one."""

_SURE = 2
"""Votes that make a gender known."""

_LARGE, _LEAST_LARGE = 0.7, 3
"""Share of a headline's words of four letters or more that are written large, of so many at least, where all are."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at an offset of the document; `gender` is ``he``, ``she`` or None. `known` is False for
    an unnamed source. `reason` says how a person named by title and surname alone is known."""

    name: str
    start: int
    end: int
    gender: str | None = None
    known: bool = True
    reason: str | None = None


class Mentions:
    """All mentions of people whom the text gives a full name, or a title and surname (`titled`), in its order."""

    def __init__(self, document: Document, titled: Sequence[Mention] = ()) -> None:
        full = _full_names(document)
        self.by_surname: dict[str, list[Mention]] = {}
        for mention in full:
            self.by_surname.setdefault(surname(mention.name), []).append(mention)
        for last, mention in _elsewhere(document).items():
            self.by_surname.setdefault(last, [mention])
        for mention in titled:
            self.by_surname.setdefault(surname(document.text[mention.start : mention.end]), [mention])
        found = _by_any_name(document, self.by_surname)
        votes = _genders(document.text, found)
        self.all = [replace(m, gender=votes.get(m.name, m.gender)) for m in found]
        self.gender = {m.name: m.gender for m in self.all}
        self._starts = [m.start for m in self.all]
        self._text = document.text
        self._called = {m.name for m in self.all if " " not in document.text[m.start : m.end]}
        self._singles: dict[str, str | None] = {}
        self._bearers: dict[tuple[str, str | None], list[Mention]] = {}

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin from `start` to before `end`."""
        return self.all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def is_called(self, name: str) -> bool:
        """True for somebody whom the text also calls by the surname alone."""
        return name in self._called

    def single(self, name: str) -> str | None:
        """The gender of somebody called by one name alone, where pronouns tell it more than once; else None, as for
        what is no person."""
        if name not in self._singles:
            votes = _votes(self._text, [Mention(name, *place) for place in self._places.get(name, ())])[name]
            which, count = votes.most_common(1)[0] if votes else (None, 0)
            self._singles[name] = which if count > _SURE and count >= 2 * (votes.total() - count) else None
        return self._singles[name]

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each capitalised word stands."""
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _CAPITALISED.finditer(self._text):
            found.setdefault(match.group(), []).append(match.span())
        return found

    def full(self, last: str, start: int, end: int, which: str | None) -> Mention | None:
        """Whom a surname from `start` to `end` means: the bearer it stands for there, else the last one named before,
        else the first after; `which` is a gender that must not be contradicted."""
        if (last, which) not in self._bearers:
            bearers = self.by_surname.get(last, ())
            self._bearers[last, which] = [m for m in bearers if not _contradicts(which, self.gender.get(m.name))]
        known = self._bearers[last, which]
        here = {m.name for m in self.between(start, end)}
        known = [m for m in known if m.name in here] or known
        at = bisect_right(known, start, key=lambda m: m.start)
        if at:
            return known[at - 1]
        # "Ms Valk" before anybody of that name is not the one of unknown gender who is named later.
        return next((m for m in known if which is None or self.gender.get(m.name) == which), None)


def _contradicts(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _full_names(document: Document) -> list[Mention]:
    """Every full name of the text proper but the author's and those in picture credits, in its longest form."""
    spans = [(p.start, p.end) for p in document.paragraphs if p.part.is_text] or [(0, len(document.text))]
    # Two capitalised words alone on a line are a heading ("Gender Equality") far more often than somebody.
    lines = {(p.start, p.end) for p in document.paragraphs if p.part in {Part.HEADLINE, Part.BODY}}
    found = [
        m
        for start, end in spans
        for m in _names_in(document, start, end)
        if not {(m.start, m.end), (m.start, m.end + 1)} & lines
    ]
    found = _without_capitals(document, found)
    return _fullest([m for m in found if not _CREDIT.search(document.text, max(0, m.start - 24), m.start)])


def _without_capitals(document: Document, found: list[Mention]) -> list[Mention]:
    """Mentions but those in headlines that write every word large and whose surname the rest of the text has not.

    "Iran Need to Engage" names nobody, and such a headline does not tell a name from a verb.
    """
    large = [
        (p.start, p.end)
        for p in document.paragraphs
        if p.part is Part.HEADLINE and _is_large(document.text[p.start : p.end])
    ]
    if not large:
        return found

    def inside(start: int) -> bool:
        return any(first <= start < last for first, last in large)

    words = {surname(m.group()) for m in _CAPITALISED.finditer(document.text) if not inside(m.start())}
    return [m for m in found if not inside(m.start) or surname(m.name) in words]


def _is_large(headline: str) -> bool:
    """True where most of the longer words begin with a capital."""
    longer = re.findall(r"[^\W\d_][\w’'-]{3,}", headline)
    return len(longer) >= _LEAST_LARGE and sum(w[0].isupper() for w in longer) > _LARGE * len(longer)


def _elsewhere(document: Document) -> dict[str, Mention]:
    """By surname, the one bearer whom notes and picture credits name in full: the text may call him by surname."""
    spans = [
        (p.start, p.end) for p in document.paragraphs if p.part in {Part.AUTHOR_NOTE, Part.CAPTION, Part.FURNITURE}
    ]
    named: dict[str, list[Mention]] = {}
    for mention in (m for start, end in spans for m in _names_in(document, start, end)):
        named.setdefault(surname(mention.name), []).append(mention)
    return {last: m[0] for last, m in named.items() if len({key(o.name) for o in m}) == 1}


def _names_in(document: Document, start: int, end: int) -> Iterator[Mention]:
    author = key(document.meta.author or "")
    for match in _FULL_NAME.finditer(document.text, start, end):
        name = person(match.group())
        if name is None or len(key(name).split()) < 2 or name.isupper() or key(name) == author:
            continue
        at = match.start() + match.group().rfind(name)
        yield Mention(name, at, at + len(name), gender(match.group()))


def _fullest(mentions: list[Mention]) -> list[Mention]:
    """Mentions, each with the longest form of its name that the document has."""
    forms: dict[str, set[str]] = {}
    for mention in mentions:
        forms.setdefault(surname(mention.name), set()).add(mention.name)
    return [
        replace(m, name=max((n for n in sorted(forms[surname(m.name)]) if _same(m.name, n)), key=len)) for m in mentions
    ]


def _same(short: str, long: str) -> bool:
    """True when one name's words all occur in the other's."""
    return set(key(short).split()) <= set(key(long).split())


def _by_any_name(document: Document, known: dict[str, list[Mention]]) -> list[Mention]:
    """Every mention of somebody in `known`, by full name or by surname, in text order."""
    at_end = {m.end: m for mentions in known.values() for m in mentions}
    counts = dict.fromkeys(known, 0)
    shorthand: dict[str, tuple[str, int]] = {}
    found = []
    for match in _CAPITALISED.finditer(document.text):
        last = surname(match.group())
        bearers = known.get(last)
        if not bearers:
            continue
        full = at_end.get(match.end())
        if full is not None:
            counts[last] = bearers.index(full, counts[last])
            found.append(full)
            continue
        which = _courtesy(document.text, match.start())
        if which is not None and which != bearers[0].gender and bearers[0].start > match.start():
            continue  # "Ms Valk" before Jonas Valk is named may be another of the name
        near = range(counts[last], max(-1, counts[last] - MAX_BACK), -1)
        fitting = [bearers[i] for i in near if not _contradicts(which, bearers[i].gender)] or bearers[:1]
        bearer = _meant(document.text, match.start(), fitting, shorthand.get(last))
        used = shorthand.get(last, (bearer.name, 0))
        shorthand[last] = (bearer.name, used[1] + 1 if used[0] == bearer.name else 1)
        found.append(replace(bearer, start=match.start(), end=match.end(), gender=which or bearer.gender))
    return found


def _meant(text: str, start: int, bearers: list[Mention], shorthand: tuple[str, int] | None) -> Mention:
    """The last bearer named, or whom the bare surname has stood for before where the last is not of this paragraph."""
    last = bearers[0]
    if shorthand is None or shorthand[1] < _SURE or "\n" not in text[last.end : start]:
        return last
    return next((b for b in bearers if b.name == shorthand[0]), last)


def _courtesy(text: str, start: int) -> str | None:
    """The gender that a courtesy title right before `start` tells."""
    match = _COURTESY.search(text, max(0, start - 7), start)
    return gender(match.group()) if match else None


def _genders(text: str, mentions: list[Mention]) -> dict[str, str]:
    """The gender of each name: what titles say, else the pronouns that come next after it.

    One in the same sentence is enough; one in the sentence after may mean somebody else, so it takes two of them.
    """
    titled: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.gender is not None:
            titled.setdefault(mention.name, Counter())[mention.gender] += 1
    votes = _votes(text, mentions)
    best = {n: (titled.get(n) or votes[n]).most_common(1)[0] for n in {*titled, *votes}}
    return {n: which for n, (which, count) in best.items() if n in titled or count >= _SURE}


def _votes(text: str, mentions: list[Mention]) -> defaultdict[str, Counter[str]]:
    """How often the pronoun next after each name is of a gender; within the sentence it counts twice."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, mention in enumerate(mentions):
        stop = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        match = _PRONOUN.search(text, mention.end, min(stop, mention.end + _VOTE_CHARACTERS))
        between = text[mention.end : match.start()] if match else "\n"
        if match and "\n" not in between:
            weight = 1 if re.search(r"[.!?]", between) else _SURE
            votes[mention.name]["he" if match.group(1) else "she"] += weight
    return votes


def is_title(word: str) -> bool:
    """True for a word that stands before names: a rank, an office, an honorific."""
    return word.strip(".,").casefold() in TITLES
