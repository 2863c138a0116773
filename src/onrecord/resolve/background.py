"""What is known beside a document, asked on the document's day and for the countries that it speaks of."""

from __future__ import annotations

import re
from datetime import date

from onrecord.actors import Actor, ActorKind, Gender, Role, Tenure
from onrecord.records import Document, Speaker
from onrecord.resolve.knowledge.bodies import government_of, organisation_of
from onrecord.resolve.knowledge.offices import Office, holders_of, offices_of_title
from onrecord.resolve.known import Known
from onrecord.resolve.names import actor_id, key

_CAPITALS = re.compile(r"[A-Z][\w.-]*(?:['’](?!s\b)\w+)*(?:[ \xa0][A-Z][\w.-]*){0,3}")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_HOMONYMS = frozenset({"georgia", "jordan", "chad", "jersey", "guinea", "niger"})
"""Names of countries that are as often a state's, a person's or another's."""

_PROMINENT = frozenset(
    "president prime_minister foreign_minister defence_minister supreme_leader monarch vice_president "
    "secretary_general director_general high_representative".split()
)
"""Offices whose holders are named in reports about any country."""

_SEATS = re.compile(
    r"(?:the )?(?:white house|kremlin|downing street|[ée]lys[ée]e(?: palace)?|blue house"
    r"|\w+ administration)",
    re.IGNORECASE,
)

_PRONOUNS = {Gender.FEMALE: "she", Gender.MALE: "he"}
CODEBOOK = "codebook"
"""The basis of a speaker whom the analyst's codebook names."""

_HELD = "title held on"
_ITSELF = "the office itself"
_CHANGED = "its holder on the day of the document did not hold it when the words were said"


class Background:
    """Knowledge bound to one document. The document's own introductions come before anything asked here."""

    def __init__(self, known: Known, document: Document) -> None:
        self._known = known
        self._table = known.table
        published = document.meta.published_on
        self.on = date.fromisoformat(published) if published else None
        self._actors: dict[str, Actor | None] = {}
        self._offices: dict[str, tuple[Office, str]] = {}
        self._codes = frozenset(known.table.countries.values())
        self._countries = self._spoken_of(document.text)

    def _spoken_of(self, text: str) -> frozenset[str]:
        """The countries that a text names, by name, adjective, capital or seat."""
        found = set()
        for words in {m.group() for m in _CAPITALS.finditer(text)}:
            parts = words.casefold().split()
            runs = [" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]
            found |= {code for run in runs if (code := self._place(run) or self._place(run.rstrip(".")))}
        return frozenset(found)

    def of_book(self, words: str) -> Speaker | None:
        """Whom the codebook calls so."""
        actor = self._known.of_book(words)
        return self._speaker(actor, CODEBOOK) if actor else None

    def is_of_book(self, actor: Actor) -> bool:
        """True for an actor of the codebook."""
        return actor.id in self._known.book

    def actor(self, name: str) -> Actor | None:
        """The actor whose name this is: one of the codebook, a person by full name, an organisation."""
        if name not in self._actors:
            found = self._known.of_book(name) or self.person(name) or organisation_of(self._table, name)
            self._actors[name] = found
        return self._actors[name]

    def person(self, name: str) -> Actor | None:
        """The one person whose full name this is, as far as the document's countries allow; never by surname."""
        if len(key(name).split()) < 2:
            return None
        fitting = [actor for actor in self._known.persons(name) if self._may_be(actor, name)]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be(self, actor: Actor, name: str) -> bool:
        """True when the document speaks of the actor's country, or the name is that of somebody known anywhere."""
        if actor.id in self._known.book or actor.country is None or actor.country in self._countries:
            return True
        exact = any(key(name) == key(own) for own in actor.names)
        return exact and any(role.office in _PROMINENT for role in actor.roles)

    def titled(self, title: str, surname: str) -> tuple[Actor, str] | None:
        """The one person with a surname who held an office of a title on the document's day, and why.

        Without a date, the one who ever held it, where the document speaks of the country.
        """
        read = self._office_words(title)
        if not read:
            return None
        wanted = {(office.key, office.of) for office in read}
        found: dict[str, Actor] = {}
        for actor in self._known.bearers(surname):
            roles = [r for r in actor.roles if (r.office, r.of) in wanted or (r.office, None) in wanted]
            if any(self._held(role) for role in roles):
                found[actor.id] = actor
        own = [actor for actor in found.values() if actor.id in self._known.book] or list(found.values())
        if len(own) != 1:
            return None
        when = f"held on {self.on}" if self.on else "held by nobody else of that name"
        return own[0], f"title and surname, {when}: {own[0].name}"

    def _held(self, role: Role) -> bool:
        if self.on is None:
            return role.of in self._countries
        return role.tenure(self.on) is Tenure.YES

    def office(self, words: str) -> Speaker | None:
        """The holder of an office that is named with its country ("Iran's foreign minister"), or the office itself."""
        read = self._office_words(words)
        if len(read) != 1 or read[0].of is None:
            return None
        speaker = self.holder(read[0], words, self.on)
        if speaker is not None and speaker.id is not None:
            self._offices[speaker.id] = read[0], words
        return speaker

    def holder(self, office: Office, words: str, on: date | None) -> Speaker | None:
        """Who held an office on a day; the office itself where nobody is known for certain, if it has one holder."""
        actor = self._known.office_actor(office)
        held = self._certain(office, on) if on else []
        if len(held) == 1:
            return self._speaker(held[0], f"{_HELD} {on}: {held[0].name}")
        if len(held) > 1 and actor is None:
            return None
        why = (
            " and ".join(a.name for a in held) + f" both held it on {on}" if held else "nobody is known to have held it"
        )
        return self._the_office(office, actor, words, why if on else "the document has no date that tells who held it")

    def on_the_day(self, speaker: Speaker, on: date) -> Speaker:
        """Who an office was on the day of a statement; the office again where its holder had not begun or had gone."""
        asked = self._offices.get(speaker.id or "")
        if asked is None or not (speaker.basis or "").startswith((_HELD, _ITSELF)):
            return speaker
        office, words = asked
        then = self.holder(office, words, on)
        if then is None or then.id == speaker.id or self.on is None:
            return then or speaker
        return self._the_office(office, self._known.office_actor(office), words, _CHANGED) or speaker

    def is_person(self, speaker: Speaker) -> bool:
        """True for a speaker who is a person of the table or the codebook."""
        actor = self._table.get(speaker.id or "")
        return actor is not None and actor.kind is ActorKind.PERSON

    def gender(self, name: str) -> str | None:
        """The pronoun of a person whose gender is known: ``he`` or ``she``."""
        actor = self.actor(name)
        return _PRONOUNS[actor.gender] if actor and actor.gender else None

    def _the_office(self, office: Office, actor: Actor | None, words: str, why: str) -> Speaker | None:
        own = [held for held, _ in self._table.tenures(office.key, office.of) if held.id in self._known.book]
        if actor is None and not own:
            return None
        name = actor.name if actor else _ARTICLE.sub("", words)
        made = actor.id if actor else actor_id(f"{office.key} of {office.of}")
        return Speaker(name, made, basis=f"{_ITSELF}; {why}")

    def _certain(self, office: Office, on: date) -> list[Actor]:
        held = holders_of(self._table, office.key, office.of, on)
        sure = [a for a in held if any(_is(r, office) and r.tenure(on) is Tenure.YES for r in a.roles)]
        return [a for a in sure if a.id in self._known.book] or sure

    def _office_words(self, words: str) -> list[Office]:
        """The offices that words can mean: "Iran's foreign minister", "the president of Iran", "the Supreme Leader"."""
        text = _ARTICLE.sub("", " ".join(words.replace("’", "'").split())).strip(" ,")
        head, of, place = text.rpartition(" of ")
        country = self._place(place) if of else None
        if country is not None and offices_of_title(self._table, head, country):
            return offices_of_title(self._table, head, country)
        parts = text.split()
        for size in range(min(3, len(parts) - 1), 0, -1):
            country = self._place(_POSSESSIVE.sub("", " ".join(parts[:size])))
            if country is not None:
                read = offices_of_title(self._table, " ".join(parts[size:]), country)
                return read or offices_of_title(self._table, text, country)
        found = offices_of_title(self._table, text)
        placed = [o for o in found if o.of is not None and (o.of in self._countries or o.of not in self._codes)]
        return placed or [o for o in found if o.of is None]

    def _place(self, words: str) -> str | None:
        folded = words.casefold()
        return self._table.countries.get(folded) or self._table.countries.get(folded.removeprefix("the "))

    def body(self, words: str) -> Speaker | None:
        """The government or organisation that words name: a country, a capital, a seat, an organisation, an acronym."""
        bare = _ARTICLE.sub("", words.strip())
        if bare.casefold() in _HOMONYMS or not bare[:1].isupper():
            return None
        actor = organisation_of(self._table, words)
        if actor is not None:
            return self._speaker(actor, "name of the organisation" if key(actor.name) == key(bare) else "known name")
        government = government_of(self._table, words)
        if government is None:
            return None
        if _SEATS.fullmatch(words.strip()):
            made = actor_id(bare)
            return Speaker(bare, made, basis=f"seat that stands for the {government.name}")
        return self._speaker(government, f"“{words}” stands for it")

    def is_state(self, words: str) -> bool | None:
        """True for words that name a country or its government, False for a seat ("the palace") or another body, None
        for neither."""
        own = self._known.of_book(words)
        if own is not None:
            state = own.kind is ActorKind.GOVERNMENT or own.name.startswith("Government of ")
            return None if own.kind in {ActorKind.PERSON, ActorKind.OFFICE} else state
        if self.body(words) is None:
            return None
        return organisation_of(self._table, words) is None and not _SEATS.fullmatch(words.strip())

    def role(self, actor: str, on: date | None) -> str | None:
        """What an actor was on a day, the day of the document where none is given; None where that is not certain."""
        day, found = on or self.on, self._table.get(actor)
        if day is None or found is None:
            return None
        held = [role for role in found.roles if role.tenure(day) is Tenure.YES]
        best = sorted(held, key=lambda role: role.office in {"government", "legislature"})
        return self._title(best[0]) if best else None

    def _title(self, role: Role) -> str:
        of = next((a.names[1] for a in [self._table.get(f"{(role.of or '').casefold()}.government")] if a), role.of)
        if of is None:
            return role.title
        return f"{role.title}, {of}" if " of " in role.title else f"{role.title} of {of}"

    def _speaker(self, actor: Actor, basis: str) -> Speaker:
        return Speaker(actor.name, actor.id, self.role(actor.id, None), basis)


def _is(role: Role, office: Office) -> bool:
    return role.office == office.key and role.of == office.of
