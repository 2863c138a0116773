"""Who a source is, within one document, with the reason in words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.records import Document, Passage, Speaker
from onrecord.resolve.acronyms import acronyms
from onrecord.resolve.antecedents import antecedent_words, named_antecedent
from onrecord.resolve.background import Background
from onrecord.resolve.introductions import introductions
from onrecord.resolve.mentions import MAX_BACK, Mention, Mentions, is_title
from onrecord.resolve.names import actor_id, key, named, without_title
from onrecord.resolve.offices import Offices
from onrecord.resolve.pronouns import fits, gender, owner_pronoun, pronoun

_SENTENCE_START = re.compile(r"(?:^|\n|[.!?:][”\"’')]*\s+)[\s*“\"•-]*")
_OPENING_PHRASE = re.compile(r"(?:In|On|At|After|Before|During|Speaking|Earlier|Later|But|Yet|And)\b[^.,;:\n]{0,80},\s")
_FORMS_OF_SPEECH = re.compile(
    r"['’]s?\s+(?:[\w-]+\s)*(?:speech|statement|remarks|comments|letter|email|tweets?|message|words|warning|promise"
    r"|demand|offer|refusal|rebuff|claim|complaint|answer|reply|announcement)$"
)
_PAPER = re.compile(
    r"(?:a|an|the|its|their)\s(?:\w+\s){0,2}?(?:resolution|motion|bill|law|report|statement|declaration)\b"
)
_PASSED_BY = re.compile(
    r"(?:\b[Tt]he\s)?([A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*)*)\s(?:(?:has|had)\s)?"
    r"(?:passed|adopted|approved|issued|published|released)\s$"
)
_HEAD_NOUN = re.compile(r"(?:the|this|that)\s+(?:same\s+)?([a-z]+)", re.IGNORECASE)
_ORDERED = re.compile(r"the (former|latter)", re.IGNORECASE)

_AND = re.compile(r",?\s+and\s+|,\s+(?=[A-Z])")
_NOBODY = frozenset("most some many others only few several critics officials experts people both each none".split())

SURE_CHARACTERS = 300
"""A name whose gender is known to fit is preferred to a later one of unknown gender within so many characters."""

Outer = tuple[Speaker, ...]
"""The speakers of the statement around a source; empty where none is around it."""


class Cast:
    """Those named so far in one document. Feed sources in the order of the text: pronouns look back."""

    def __init__(self, document: Document, background: Background | None = None) -> None:
        self._document = document
        self._background = background
        self._acronyms = acronyms(document.text)
        self._mentions = Mentions(document, introductions(document.text, background))
        self._offices = Offices(document.text, self._mentions)
        self._speakers: list[Mention] = []
        self._heads = heads = _sentence_heads(document.text)
        named = [*self._mentions.all, *self._offices.topics(document.text)]
        topics = [m for m in named if _heads_sentence(document.text, m.start, heads)]
        self._topics = sorted(topics, key=lambda m: m.start)

    def speaker(self, source: Passage, outer: Outer = ()) -> Speaker | None:
        """The speaker whom a source's words mean, or None for a pronoun that stands for nobody in particular or for
        somebody unknown. `outer` are the speakers of the surrounding statement."""
        which = pronoun(source.text)
        if which is not None:
            return self._for_pronoun(which, source, outer)
        words = source.text
        form = _FORMS_OF_SPEECH.search(words)
        if form:
            words = words[: form.start()]
        own = self._background.of_book(words) if self._background else None
        if own is not None:
            return self._noted(own, source.start)
        holder = self._offices.holder(words, source.start)
        if holder is not None:
            return self._as_speaker(holder, source.start, f"office “{words}”")
        beside = self._known_beside(words)
        if beside is not None:
            return self._noted(beside, source.start)
        name = named(words)
        if name is not None and not self._is_common(name, words, source.start):
            return self._for_name(name, words, source.start)
        return self._for_description(words, source.start, outer)

    def _is_common(self, name: str, words: str, start: int) -> bool:
        """True for a common noun that is capitalised as the first of its sentence: "Protesters", "Most of them"."""
        if " " in name or not words.startswith(name) or key(name) in self._mentions.by_surname:
            return False
        at = bisect_right(self._heads, start) - 1
        if at < 0 or self._heads[at] != start:
            return False
        return name.casefold() in _NOBODY or self._has_word(name[0].lower() + name[1:])

    def _has_word(self, word: str) -> bool:
        return re.search(rf"(?<![\w’'-]){re.escape(word)}(?![\w’'-])", self._document.text) is not None

    def singles(self, source: Passage, sources: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The single sources of a phrase that names several people or countries, else the phrase."""
        if sources or len(source.spans) != 1:
            return sources or (source,)
        cuts = [m.span() for m in _AND.finditer(source.text)]
        if not cuts or source.text[cuts[-1][0] :].strip(", ").split()[0] != "and":
            return (source,)
        starts = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(source.text)]
        spans = [(source.start + start, source.start + end) for start, end in zip(starts, ends, strict=True)]
        parts = [Passage.of(self._document.text, [span]) for span in spans if span[0] < span[1]]
        return tuple(parts) if all(self._names_one(part.text) for part in parts) else (source,)

    def _names_one(self, words: str) -> bool:
        """True for words that name one person, or one government or organisation known beside the document."""
        name = named(words)
        if name is not None and (key(name) in self._mentions.by_surname or name in self._mentions.gender):
            return True
        return self._background is not None and self._background.body(words) is not None

    def _noted(self, speaker: Speaker, start: int) -> Speaker:
        """A speaker known beside the document; a person is remembered for the pronouns that follow."""
        if self._background is not None and self._background.is_person(speaker):
            self._note(speaker.name, start, self._background.gender(speaker.name))
        return speaker

    def _known_beside(self, words: str) -> Speaker | None:
        """An acronym that the document defines, else an office, government or organisation that is known beside it."""
        full = self._acronyms.get(words.removeprefix("the ").removeprefix("The ").replace(".", ""))
        if full is not None:
            return Speaker(full, actor_id(full), basis=f"acronym that the document defines: {full}")
        if self._background is None or key(words) in self._mentions.by_surname:
            return None
        return self._background.office(words) or self._background.body(words)

    def _for_name(self, name: str, words: str, start: int) -> Speaker:
        single = len(key(name).split()) == 1
        full = self._mentions.full(key(name), start, start + len(words), gender(words)) if single else None
        if full is None:
            full = self._longer(name, start)
        if full.name in self._mentions.gender or any(is_title(w) for w in words.split()[:-1]):
            self._note(full.name, start, gender(words))
        if single and len(key(full.name).split()) > 1:
            return Speaker(
                full.name, actor_id(full.name), basis=full.reason or f"surname of {full.name}, named at {full.start}"
            )
        return Speaker(full.name, actor_id(full.name), basis="name as given" if single else "full name")

    def _longer(self, name: str, start: int) -> Mention:
        """The name in the longest form that the document has, titles left out."""
        bare = without_title(name)
        same = self._mentions.by_surname.get(key(name).split()[-1], ()) if key(name) else ()
        words = set(key(name).split())
        forms = [m for m in same if len(words) > 1 and words <= set(key(m.name).split())]
        return forms[0] if forms else Mention(bare if len(key(bare).split()) > 1 else name, start, start)

    def _note(self, name: str, start: int, which: str | None, *, known: bool = True) -> None:
        """Remember who spoke, for the pronouns that follow."""
        self._speakers.append(Mention(name, start, start, which or self._mentions.gender.get(name), known))

    def _for_pronoun(self, which: str, source: Passage, outer: Outer) -> Speaker | None:
        if which == "i":
            return self._first_person(outer)
        if which == "who":
            return self._relative(source)
        if which == "they":
            return None
        found = self._nearest(which, source.start, outer)
        return self._as_speaker(found, source.start, "pronoun, nearest compatible speaker") if found else None

    def _as_speaker(self, found: Mention, start: int, basis: str) -> Speaker:
        self._note(found.name, start, found.gender, known=found.known)
        return Speaker(
            found.name, actor_id(found.name) if found.known else None, basis=f"{basis}, named at {found.start}"
        )

    def _first_person(self, outer: Outer) -> Speaker | None:
        if outer:
            return Speaker(outer[0].name, outer[0].id, basis="first person within the speaker's own words")
        name = self._document.meta.author or self._document.meta.speaker
        return Speaker(name, actor_id(name), basis="first person of the document's author") if name else None

    def _relative(self, source: Passage) -> Speaker | None:
        person = named_antecedent(self._document.text, source.start, self._mentions)
        if person is not None:
            return self._as_speaker(person, source.start, "relative pronoun after the name")
        words = antecedent_words(self._document.text, source.start)
        return Speaker(words, basis="words before the relative pronoun") if words else None

    def _nearest(self, which: str, start: int, outer: Outer) -> Mention | None:
        """Who a personal pronoun means: the name that heads its sentence, else the last speaker or topic before."""
        avoid = {self._one_name(s.name) for s in outer}

        def may(mention: Mention) -> bool:
            if mention.start >= start or not fits(which, mention.gender or self._known_gender(mention)):
                return False
            return not avoid or self._one_name(mention.name) not in avoid

        here = self._named_beside(start)
        if here is not None and may(here):
            return here
        subject = self._subject_here(start)
        if subject is not None and may(subject):
            return subject
        usable = sorted((m for m in self._before(start) if may(m)), key=lambda m: -m.start)
        last = next(iter(usable), None)
        sure = next((m for m in usable if (m.gender or self._known_gender(m)) == which), None)
        near = sure is not None and last is not None and last.start - sure.start < SURE_CHARACTERS
        return sure if near else last

    def _one_name(self, name: str) -> str:
        """One name for all spellings of a person who is known beside the document."""
        actor = self._background.actor(name) if self._background else None
        return actor.name if actor else name

    def _known_gender(self, mention: Mention) -> str | None:
        return self._background.gender(mention.name) if self._background and mention.known else None

    def _before(self, start: int) -> list[Mention]:
        """The last topics and speakers before `start`."""
        at = bisect_left(self._topics, start, key=lambda m: m.start)
        return [*self._topics[max(0, at - MAX_BACK) : at], *self._speakers[-MAX_BACK:]]

    def _subject_here(self, start: int) -> Mention | None:
        """The name that heads the sentence of the pronoun at `start`."""
        begins = max(
            (m.end() for m in _SENTENCE_START.finditer(self._document.text, max(0, start - 500), start)), default=0
        )
        at = bisect_left(self._topics, begins, key=lambda m: m.start)
        return self._topics[at] if at < len(self._topics) and self._topics[at].start < start else None

    def _named_beside(self, start: int) -> Mention | None:
        """The last name between a pronoun that heads the sentence and the pronoun at `start`, as in "He pointed to a
        speech that Velde gave, in which he said …"; None where the sentence has another form."""
        text = self._document.text
        begins = max((m.end() for m in _SENTENCE_START.finditer(text, max(0, start - 400), start)), default=0)
        if not re.match(r"(?:He|She)\b", text[begins : begins + 4]) or begins == start:
            return None
        inside = self._mentions.between(begins, start)
        return inside[-1] if inside else None

    def _for_description(self, words: str, start: int, outer: Outer) -> Speaker | None:
        ordered = _ORDERED.match(words)
        if ordered:
            return self._in_order(ordered.group(1).lower(), start)
        body = _PASSED_BY.search(self._document.text, max(0, start - 80), start) if _PAPER.match(words) else None
        if body is not None:
            name = without_title(body.group(1))
            return Speaker(name, actor_id(name), basis=f"whose paper “{words}” is")
        owned = self._owned(words, start, outer)
        if owned is not None:
            return owned
        spoken_of = self._topic_here(start) if self._offices.is_rank(words) else None
        if spoken_of is not None:
            return self._as_speaker(spoken_of, start, "of whom the paragraph speaks")
        known = self._same_unnamed(words, start)
        if known is not None:
            return self._as_speaker(known, start, "the unnamed source again")
        if re.match(r"(?:an?|one)\s", words, re.IGNORECASE):
            self._note(words, start, gender(words), known=False)
        return Speaker(words, basis="unnamed source")

    def _topic_here(self, start: int) -> Mention | None:
        """Whom the last sentence headed by a name is about, in the paragraph of `start`."""
        begins = self._document.text.rfind("\n", 0, start) + 1
        at = bisect_left(self._topics, start, key=lambda m: m.start)
        return self._topics[at - 1] if at and self._topics[at - 1].start >= begins else None

    def _in_order(self, which: str, start: int) -> Speaker | None:
        """The first or the last of exactly two people named before "the former" or "the latter" nearby."""
        begins = self._document.text.rfind("\n", 0, start) + 1
        names = list(dict.fromkeys(m.name for m in self._mentions.between(max(begins, start - 200), start)))
        if len(names) != 2:
            return None
        name = names[0] if which == "former" else names[1]
        return Speaker(name, actor_id(name), basis=f"the {which} of two named before")

    def _owned(self, words: str, start: int, outer: Outer) -> Speaker | None:
        """ "Her office": the office of whom the pronoun means."""
        which = owner_pronoun(words)
        if which is None:
            return None
        if which == "i":
            name = outer[0].name if outer else self._document.meta.author
        else:
            found = self._nearest(which, start, outer)
            name = found.name if found else None
        owner, _, rest = words.partition(" ")
        if name is None or "," in rest:
            return Speaker(words, basis="unnamed source")
        return Speaker(f"{rest} of {name}", basis=f"unnamed source; “{owner}” is {name}")

    def _same_unnamed(self, words: str, start: int) -> Mention | None:
        """The unnamed source of before that "the official" goes on with."""
        head = _HEAD_NOUN.fullmatch(words)
        if head is None:
            return None
        noun = re.compile(rf"\b{re.escape(head.group(1))}\b", re.IGNORECASE)
        earlier = [m for m in self._speakers[-MAX_BACK:] if not m.known and m.start < start and noun.search(m.name)]
        return earlier[-1] if earlier else None


def _sentence_heads(text: str) -> list[int]:
    """Where sentences begin, and where they go on after an opening phrase and its comma."""
    heads = [m.end() for m in _SENTENCE_START.finditer(text)]
    after = [m.end() for h in heads if (m := _OPENING_PHRASE.match(text, h))]
    return sorted({*heads, *after})


def _heads_sentence(text: str, start: int, heads: list[int]) -> bool:
    """True when nothing but titles stands between a sentence's beginning and the name at `start`."""
    at = bisect_right(heads, start) - 1
    if at < 0 or start - heads[at] > 80:
        return False
    between = text[heads[at] : start].split()
    return all(is_title(w) or w[0].isupper() or w in {"the", "of"} for w in between)
