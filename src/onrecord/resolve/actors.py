"""Who a source is, within one document, with the reason in words."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Document, Passage, Speaker
from onrecord.resolve.acronyms import Acronyms
from onrecord.resolve.antecedents import antecedent_words, named_antecedent
from onrecord.resolve.background import Background
from onrecord.resolve.before import Before
from onrecord.resolve.introductions import introductions
from onrecord.resolve.lists import is_rest, parts
from onrecord.resolve.mentions import MAX_BACK, Mention, Mentions, is_title
from onrecord.resolve.named_bodies import Bodies, Body
from onrecord.resolve.names import actor_id, key, named, without_title
from onrecord.resolve.nearest import Nearest
from onrecord.resolve.offices import Offices
from onrecord.resolve.papers import Papers
from onrecord.resolve.pronouns import gender, owner_pronoun, pronoun
from onrecord.resolve.together import Groups, Identity, Member, gender_of

_COUNTED = re.compile(
    r"(?:(?:some|about|nearly|almost|more than|at least)\s)?\d[\d,]*\s(?:and\s)?[^\W\d_]+", re.IGNORECASE
)
_FORMS_OF_SPEECH = re.compile(
    r"['’]s?\s+(?:[\w-]+\s)*(?:speech|remarks|comments|words|warning|promise|demand|offer|refusal|rebuff|claim|complaint"
    r"|answer|reply|announcement)$"
)
_STAFF = re.compile(
    r"(?:the\s+)?(?P<body>[A-Z][^,;“”]*?)(?:['’]s?)?\s+(?:analysts|researchers|editors|reporters|correspondents|journalists)"
)
_CAMPAIGN = re.compile(r"(?:[Tt]he\s+)?([A-Z][\w-]+)(?:['’]s?)?\s+(campaign|administration|team)")
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][A-Z.&/-]{1,9})\)[\s,]*$")
_SOME_OF = re.compile(r"(?:[a-z][\w-]+\s)*([a-z][\w-]+)\s([A-Z]\w+s)")
_HEAD_NOUN = re.compile(r"(?:the|this|that)\s+(?:same\s+)?([a-z]+)", re.IGNORECASE)
_ORDERED = re.compile(r"the (former|latter)(?:['’]s\b.*)?", re.IGNORECASE)
UNNAMED = "unnamed source"
"""The basis of a speaker who keeps the source's words."""

DOCUMENT = "whose document"
"""How the basis of a speaker begins whose document speaks."""

_NOBODY = frozenset("most some many others only few several critics officials experts people both each none".split())

THE_BODY = "the body that"
"""How the basis of a body begins that is called by a common noun."""

_ADJECTIVES = frozenset("senior former grand special leading prominent".split())
"""Words before names that may stand before a collectivity as well."""

_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")

_LABELS = frozenset("question q answer a reporter moderator interviewer audience participant speaker".split())
"""What a transcript writes in capitals where it does not name who speaks."""

Outer = tuple[Speaker, ...]
"""The speakers of the statement around a source; empty where none is around it."""


class Cast:
    """Those named so far in one document. Feed sources in the order of the text: pronouns look back."""

    def __init__(self, document: Document, background: Background | None = None) -> None:
        text = document.text
        self._document = document
        self._background = background
        self._mentions = Mentions(document, introductions(text, background))
        self._offices = Offices(text, self._mentions)
        self._acronyms = Acronyms(text)
        self._bodies = Bodies(document, self._acronyms.defined, self._mentions, background)
        self._groups = Groups(
            text, self._mentions, self._bodies, self._offices, Identity(self._one, self._gender, self._is_person)
        )
        self._papers = Papers(text, self._bodies)
        self._before = Before(text)
        self._nearest = Nearest(document, self._mentions, self._offices, background)

    def speakers(self, source: Passage, sources: tuple[Passage, ...] = (), outer: Outer = ()) -> tuple[Speaker, ...]:
        """All whom a source's words mean, in their order; nobody for a pronoun that stands for nobody in particular.

        `sources` are its single sources where they are known already; `outer` the speakers of the statement around it.
        """
        source = self._owner(source)
        if _COUNTED.match(source.text):  # "29 Republican and 14 Democratic senators" are one group without a name
            return (Speaker(source.text, basis=UNNAMED),)
        found = self._several(source, outer) or self._authors(source, outer)
        if not found:
            singles = self._singles(source, sources)
            found = tuple(s for p in singles if (s := self._single(p, outer)) is not None)
        if found:
            self._papers.note(source)
            self._before.note(source, found, is_thing=self._is_thing(source, found[0]))
        return found

    def _owner(self, source: Passage) -> Passage:
        """A source that owns its cue ("Premier Holt’s rejection") without the mark of that."""
        mark = _POSSESSIVE.search(source.text)
        last = source.spans[-1]
        if mark is None or last.end - last.start <= len(mark[0]):
            return source
        return Passage.of(self._document.text, [*source.spans[:-1], (last.start, last.end - len(mark[0]))])

    def _single(self, source: Passage, outer: Outer) -> Speaker | None:
        """One member of an enumeration: "others" are unnamed in it, where alone they mean nobody in particular."""
        return self.speaker(source, outer) or (Speaker(source.text, basis=UNNAMED) if is_rest(source.text) else None)

    def _is_thing(self, source: Passage, first: Speaker) -> bool:
        """True for a body or a document, which "it" can go on with."""
        bodies = self._bodies.between(source.start, source.end)
        named_body = bool(bodies) and bodies[-1].end >= source.start + len(source.text.rstrip(" ,"))
        return named_body or (first.basis or "").startswith((DOCUMENT, THE_BODY))

    def _several(self, source: Passage, outer: Outer) -> Outer:
        """Those whom one plural word or phrase means together; nobody where it is none or not plain whom."""
        if source.text.lower() in {"they", "them"}:
            return self._before.they(source)
        if pronoun(source.text) == "i" and outer:
            return tuple(replace(s, role=None, basis="first person within the speaker's own words") for s in outer)
        members = self._groups.members(source.text, source.start)
        which = gender_of(source.text)
        for member in members if which else ():
            self._nearest.show(member.words, which or "")
        return tuple(self._of_group(member, source) for member in members)

    def _of_group(self, member: Member, source: Passage) -> Speaker:
        basis = f"one of “{source.text}”, named at {member.start}"
        speaker = None if member.is_person else self._of_body(Body(member.words, member.start, member.end, True))
        return replace(speaker or Speaker(member.words, actor_id(member.words)), basis=basis)

    def _gender(self, name: str) -> str | None:
        known = self._background.gender(name) if self._background else None
        return self._mentions.gender.get(name) or known or self._nearest.shown(name)

    def _is_person(self, name: str) -> bool:
        """True where a title, a pronoun, the surname alone or the actor table shows that a name is a person's."""
        actor = self._background.person(name) if self._background else None
        shown = self._gender(name) is not None or self._mentions.is_called(name) or self._offices.has_title(name)
        return shown or actor is not None

    def _one(self, words: str) -> str:
        """One name for all the spellings of an actor who is known beside the document."""
        if self._background is None:
            return key(words)
        actor, body = self._background.actor(words), self._background.body(words)
        return actor.id if actor else body.id or words if body else key(words)

    def speaker(self, source: Passage, outer: Outer = ()) -> Speaker | None:
        """The one speaker whom a source's words mean, or None for a pronoun that stands for nobody in particular or
        for somebody unknown. `outer` are the speakers of the surrounding statement."""
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
        beside = self._known_beside(words, source.start)
        if beside is not None:
            return self._noted(beside, source.start)
        staffed = self._staffed(words, source.start)
        if staffed is not None:
            return self._of_body(staffed, f"{THE_BODY} “{words}” work for")
        name = None if self._is_part(words) else self._body_name(source) or named(words)
        if name is not None and not self._is_common(name, words, source.start):
            return self._for_name(name, words, source.start)
        return self._for_description(words, source.start, outer)

    def _authors(self, source: Passage, outer: Outer) -> Outer:
        """Those who wrote or issued the document that a source is, where they have names."""
        who = self._papers.author(source)
        if who is None or who.spans == source.spans:
            return ()
        before = len(self._nearest.speakers)
        singles = self._singles(who, ())
        found = [self._author(each, outer) for each in singles]
        del self._nearest.speakers[before:]
        if not all(found):
            return ()
        self._papers.remember(source, who)
        basis = f"{DOCUMENT} “{source.text}” is"
        return tuple(replace(s, basis=f"{basis}; {s.basis}") for s in found if s)

    def _author(self, who: Passage, outer: Outer) -> Speaker | None:
        """A named author, or None."""
        which = owner_pronoun(f"{who.text} paper")
        found = self._for_pronoun(which, who, outer) if which else self.speaker(who, outer)
        return found if found is not None and found.id is not None else None

    def _body_name(self, source: Passage) -> str | None:
        """The name of a body that a source is from end to end ("the Council on Harbours")."""
        body = next(iter(self._bodies.between(source.start, source.start + 5)), None)
        whole = body is not None and body.end == source.end and source.text.endswith(body.words)
        return body.words if body is not None and whole and " " in body.words else None

    def _is_part(self, words: str) -> bool:
        """True for some of a collectivity ("senior Democrats"), who are nobody's and no party's voice."""
        match = _SOME_OF.fullmatch(words)
        if match is None or key(match[2]) in self._mentions.by_surname:
            return False
        return match[1] in _ADJECTIVES or not is_title(match[1])

    def _is_common(self, name: str, words: str, start: int) -> bool:
        """True for a common noun that is capitalised as the first of its sentence: "Protesters", "Most of them"."""
        if name.isupper() and name.casefold() in _LABELS:
            return True
        if " " in name or not words.startswith(name) or key(name) in self._mentions.by_surname:
            return False
        if not self._nearest.heads_sentence(start):
            return False
        return name.casefold() in _NOBODY or self._has_word(name[0].lower() + name[1:])

    def _has_word(self, word: str) -> bool:
        return re.search(rf"(?<![\w’'-]){re.escape(word)}(?![\w’'-])", self._document.text) is not None

    def _singles(self, source: Passage, sources: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The single sources of a phrase that names several people or countries, else the phrase."""
        if sources:
            return sources
        members = parts(self._document.text, source)
        first = members[0] if members else source
        pair = source.text[:5].lower() == "both "
        named_all = len(members) > 1 and all(
            self._names_one(p.text) or is_rest(p.text) or (pair and named(p.text)) for p in members
        )
        return tuple(members) if named_all and not is_rest(first.text) else (source,)

    def _names_one(self, words: str) -> bool:
        """True for words that name one person, office, government or organisation, and for "he" or "she"."""
        name = named(words)
        if name is not None and (key(name) in self._mentions.by_surname or name in self._mentions.gender):
            return True
        if pronoun(words) in {"he", "she", "i"} or self._campaign(words) or self._offices.holder(words, 0):
            return True
        return self._known_beside(words, 0) is not None

    def _noted(self, speaker: Speaker, start: int) -> Speaker:
        """A speaker known beside the document; a person is remembered for the pronouns that follow."""
        if self._background is not None and self._background.is_person(speaker):
            self._nearest.note(speaker.name, start, self._background.gender(speaker.name))
        return speaker

    def _known_beside(self, words: str, start: int) -> Speaker | None:
        """An acronym of the document, else an office, government or organisation that is known beside it."""
        bracketed = _IN_BRACKETS.search(words)
        full = self._acronyms.full(bracketed.group(1) if bracketed else words, start)
        known = self._background.body(full) if self._background and full else None
        if known is not None:
            return replace(known, basis=f"acronym that the document defines: {full}")
        if full is not None:
            return Speaker(full, actor_id(full), basis=f"acronym that the document defines: {full}")
        campaign = self._campaign(words)
        if campaign is not None:
            return campaign
        if self._background is None or key(words) in self._mentions.by_surname:
            return None
        return self._background.office(words) or self._background.body(words)

    def _campaign(self, words: str) -> Speaker | None:
        """Somebody's campaign or administration, as a body of its own where nothing is known of it; "Hale's team" is
        the one of them that the text speaks of."""
        match = _CAMPAIGN.fullmatch(words)
        if match is None or key(match[1]) not in self._mentions.by_surname:
            return None
        called = {n for n in ("campaign", "administration") if f"{match[1]} {n}" in self._document.text}
        what = match[2] if match[2] != "team" else called.pop() if len(called) == 1 else None
        if what is None:
            return None
        name = f"{match[1]} {what}"
        known = self._background.body(name) if self._background else None
        return known or Speaker(name, actor_id(name), basis="name as given")

    def _for_name(self, name: str, words: str, start: int) -> Speaker:
        single = len(key(name).split()) == 1
        full = self._mentions.full(key(name), start, start + len(words), gender(words)) if single else None
        if full is None:
            full = self._longer(name, start)
        known = full.name in self._mentions.gender or any(is_title(w) for w in words.split()[:-1])
        if known or self._mentions.single(full.name) is not None:
            self._nearest.note(full.name, start, gender(words) or self._mentions.single(full.name))
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

    def _for_pronoun(self, which: str, source: Passage, outer: Outer) -> Speaker | None:
        if which == "i":
            return self._first_person(source, outer)
        if which == "who":
            return self._relative(source)
        if which == "they":
            return self._for_it(source) if source.text.lower() == "it" else None
        found = self._nearest.person(which, source.start, outer)
        return self._as_speaker(found, source.start, "pronoun, nearest compatible speaker", which) if found else None

    def _for_it(self, source: Passage) -> Speaker | None:
        body = self._bodies.subject(source.start)
        if body is not None:
            return self._of_body(body, "pronoun, the body that the sentence is about")
        return self._before.it(source)

    def _of_body(self, body: Body, basis: str | None = None) -> Speaker | None:
        """The speaker whom a body's words mean where they stand."""
        speaker = self._known_beside(body.words, body.start) or Speaker(body.words, actor_id(body.words))
        return replace(speaker, basis=f"{basis}, named at {body.start}") if basis else speaker

    def _as_speaker(self, found: Mention, start: int, basis: str, which: str | None = None) -> Speaker:
        self._nearest.note(found.name, start, which or found.gender, known=found.known)
        return Speaker(
            found.name, actor_id(found.name) if found.known else None, basis=f"{basis}, named at {found.start}"
        )

    def _first_person(self, source: Passage, outer: Outer) -> Speaker | None:
        """The speaker of the words around "I", else the author; nobody in a quotation or turn of somebody unknown."""
        if outer:
            return Speaker(outer[0].name, outer[0].id, basis="first person within the speaker's own words")
        if self._nearest.is_own_voice(source.start):
            return None
        meta = self._document.meta
        name = meta.speaker or meta.author if meta.genre.is_own_voice else meta.author or meta.speaker
        if name:
            return Speaker(name, actor_id(name), basis="first person of the document's author")
        return Speaker(source.text, basis="first person of an unknown author")

    def _relative(self, source: Passage) -> Speaker | None:
        person = named_antecedent(self._document.text, source.start, self._mentions)
        if person is not None and source.text.lower() != "which":
            return self._as_speaker(person, source.start, "relative pronoun after the name")
        body = self._bodies.before_relative(source.start)
        if body is not None and source.text.lower() != "whom":
            return self._of_body(body, "relative pronoun after the name")
        words = antecedent_words(self._document.text, source.start)
        return Speaker(words, basis="words before the relative pronoun") if words else None

    def _for_description(self, words: str, start: int, outer: Outer) -> Speaker | None:
        ordered = _ORDERED.fullmatch(words)
        if ordered:
            return self._in_order(ordered.group(1).lower(), start)
        again = self._bodies.again(words, start)
        if again is not None:
            return self._of_body(again, f"{THE_BODY} “{words}” goes on with")
        owned = self._owned(words, start, outer)
        if owned is not None:
            return owned
        known = self._same_unnamed(words, start)
        if known is not None:
            return self._as_speaker(known, start, "the unnamed source again")
        spoken_of = self._offices.spoken_of(words, self._nearest.topic(start))
        if spoken_of is not None:
            return self._as_speaker(spoken_of, start, "of whom the paragraph speaks")
        if re.match(r"(?:an?|one)\s", words, re.IGNORECASE):
            self._nearest.note(words, start, gender(words), known=False)
        return Speaker(words, basis=UNNAMED)

    def _staffed(self, words: str, start: int) -> Body | None:
        """The organisation, no government, whose analysts or reporters speak: it publishes what they write."""
        match = _STAFF.fullmatch(words)
        if match is None:
            return None
        inside = self._bodies.between(start, start + len(match["body"]) + 4)
        return inside[0] if inside and not inside[0].is_state else None

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
            found = self._nearest.person(which, start, outer, owner=True)
            name = found.name if found else None
        owner, _, rest = words.partition(" ")
        if name is None or "," in rest:
            return Speaker(words, basis=UNNAMED)
        return Speaker(f"{rest} of {name}", basis=f"unnamed source; “{owner}” is {name}")

    def _same_unnamed(self, words: str, start: int) -> Mention | None:
        """The unnamed source of before that "the official" goes on with."""
        head = _HEAD_NOUN.fullmatch(words)
        if head is None:
            return None
        noun = re.compile(rf"\b{re.escape(head.group(1))}\b", re.IGNORECASE)
        spoke = self._nearest.speakers[-MAX_BACK:]
        earlier = [m for m in spoke if not m.known and m.start < start and noun.search(m.name)]
        return earlier[-1] if earlier else None
