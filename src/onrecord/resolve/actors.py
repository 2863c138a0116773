"""Who a source is, within one document, with the reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Document, Passage, Speaker
from onrecord.resolve.names import actor_id, key, named, person, surname, without_title
from onrecord.resolve.pronouns import fits, gender, pronoun

_FULL_NAME = re.compile(
    r"(?<![\w’'])[A-Z][\w-]*\.?(?:[ ](?:(?:al|bin|ibn|van|von|de|der|el)[ ])?[A-Z][\w-]*\.?(?:['’](?!s\b)\w+)?){1,7}"
)
_SENTENCE_START = re.compile(r"(?:^|\n|[.!?:][”\"’')]*\s+)\s*")
_TITLE_CHARACTERS = 12
"""A sentence still begins with a name when a title such as "Ayatollah" stands before it."""
_FORMS_OF_SPEECH = re.compile(
    r"['’]s?\s+(?:[\w-]+\s)*(?:speech|statement|remarks|comments|letter|email|tweets?|message)$"
)


@dataclass(slots=True)
class Mention:
    """Somebody named at an offset of the document."""

    name: str
    start: int
    gender: str | None = None


class Cast:
    """Those named so far in one document, in the order of their latest mention. Feed sources in text order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions: list[Mention] = []
        self._index = _full_names(document)
        self._named = _all_mentions(document, self._index)
        heads = {m.end() for m in _SENTENCE_START.finditer(document.text)}
        self._topics = [m for m in self._named if any(m.start - b in heads for b in range(_TITLE_CHARACTERS))]

    def speaker(self, source: Passage, avoid: str | None = None) -> Speaker:
        """The speaker whom a source's words mean. `avoid` is the speaker of the surrounding statement."""
        words = source.text
        which = pronoun(words)
        if which is not None:
            return self._for_pronoun(which, source, avoid)
        owner = _FORMS_OF_SPEECH.search(words)
        name = named(words[: owner.start()] if owner else words)
        if name is None:
            return self._for_description(words)
        return self._for_name(name, words, source.start)

    def note(self, name: str, start: int, words: str) -> None:
        """Remember that somebody was named, for the pronouns that follow."""
        self._mentions.append(Mention(name, start, gender(words)))

    def _for_name(self, name: str, words: str, start: int) -> Speaker:
        full, place = self._full(name, start)
        if len(key(full).split()) > 1 or gender(words) is not None or words != name:
            self.note(full, start, words)
        if len(key(full).split()) > len(key(name).split()):
            return Speaker(full, actor_id(full), basis=f"surname of {full}, named at {place}")
        basis = "full name" if len(key(name).split()) > 1 else "name as given"
        return Speaker(full, actor_id(full), basis=basis)

    def _full(self, name: str, start: int) -> tuple[str, int]:
        """The full name that a surname stands for: the last one before it, else the only one after."""
        words = key(name).split()
        known = self._index.get(words[-1], []) if len(words) == 1 else []
        before = [m for m in known if m.start <= start]
        after = {key(m.name): m for m in known}
        if before:
            return before[-1].name, before[-1].start
        if len(after) == 1:
            return known[0].name, known[0].start
        return name, start

    def _for_pronoun(self, which: str, source: Passage, avoid: str | None) -> Speaker:
        start = source.start
        if which == "i":
            meta = self._document.meta
            name = meta.author or meta.speaker
            if name:
                return Speaker(name, actor_id(name), basis="first person of the document's author")
            return Speaker(source.text, basis="first person, author unknown")
        if which == "who":
            return self._antecedent(source)
        if which == "they":
            return Speaker(source.text, basis="plural pronoun, not resolved")
        found = self._nearest(which, start, avoid)
        if found is None:
            return Speaker(source.text, basis="pronoun, no compatible speaker before it")
        self._mentions.append(Mention(found.name, start, found.gender or (which if which in {"he", "she"} else None)))
        return Speaker(
            found.name, actor_id(found.name), basis=f"pronoun, nearest compatible speaker, named at {found.start}"
        )

    def _nearest(self, which: str, start: int, avoid: str | None) -> Mention | None:
        """Who a personal pronoun means: the name that heads its sentence, else the last speaker or topic before."""
        usable = [m for m in self._topics if m.start < start] + [m for m in self._mentions if m.start < start]
        usable = [m for m in usable if fits(which, m.gender) and m.name != avoid]
        here = self._named_beside(start)
        if here is not None and fits(which, here.gender) and here.name != avoid:
            return here
        return max(usable, key=lambda m: m.start, default=None)

    def _named_beside(self, start: int) -> Mention | None:
        """The last name between a pronoun that heads the sentence and the pronoun at `start`, as in "He pointed to a
        speech that Velde gave, in which he said …"; None where the sentence has another form."""
        text = self._document.text
        begins = max((m.end() for m in _SENTENCE_START.finditer(text, max(0, start - 400), start)), default=0)
        if not re.match(r"(?:He|She)\b", text[begins : begins + 4]) or begins == start:
            return None
        inside = [m for m in self._named if begins <= m.start < start]
        return inside[-1] if inside else None

    def _antecedent(self, source: Passage) -> Speaker:
        """The name or noun phrase right before a relative pronoun."""
        text = self._document.text[max(0, source.start - 120) : source.start].rstrip(" ,")
        name = re.search(r"(?:[A-Z][\w’'.-]+\s?){1,4}$", text)
        if name:
            return self._for_name(without_title(name.group().strip()), name.group(), source.start)
        noun = re.search(r"\b((?:the|a|an|some|many|those|all|several)\s(?:[\w’'-]+\s){0,5}?[\w’'-]+|[\w-]+)$", text)
        return Speaker(noun.group().strip() if noun else source.text, basis="words before the relative pronoun")

    def _for_description(self, words: str) -> Speaker:
        return Speaker(words, basis="unnamed source")


def _all_mentions(document: Document, index: dict[str, list[Mention]]) -> list[Mention]:
    """Every mention of somebody whose full name the document gives, by that name or its last word, in text order."""
    found = []
    for match in re.finditer(r"(?<![\w’'])[A-Z][\w-]+", document.text):
        known = index.get(surname(match.group()))
        if known:
            before = [m for m in known if m.start <= match.start()] or known[:1]
            found.append(Mention(before[-1].name, match.start(), before[-1].gender))
    return found


def _full_names(document: Document) -> dict[str, list[Mention]]:
    """Every full name of the text by its surname, in text order."""
    index: dict[str, list[Mention]] = {}
    for match in _FULL_NAME.finditer(document.text):
        name = person(match.group())
        if name is not None and len(key(name).split()) > 1:
            index.setdefault(surname(name), []).append(Mention(name, match.start(), gender(match.group())))
    return {last: _fullest(mentions) for last, mentions in index.items()}


def _fullest(mentions: list[Mention]) -> list[Mention]:
    """Mentions, each with the longest form of its name that the document has."""
    return [
        Mention(max((o.name for o in mentions if _same(m.name, o.name)), key=len), m.start, m.gender) for m in mentions
    ]


def _same(short: str, long: str) -> bool:
    """True when one name's words all occur in the other's and both end alike."""
    return set(key(short).split()) <= set(key(long).split())


def singles(source: Passage, sources: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The single sources of a phrase that names several, else the phrase."""
    return sources or (source,)
