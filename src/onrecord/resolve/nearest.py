"""Whom "he" and "she" mean: those who spoke before, and those whom sentences are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from onrecord.records import Document, Part, Speaker
from onrecord.resolve.background import Background
from onrecord.resolve.mentions import MAX_BACK, Mention, Mentions, is_title
from onrecord.resolve.offices import Offices
from onrecord.resolve.pronouns import fits
from onrecord.resolve.sentences import Quotes, heads, sentence_start

SURE_CHARACTERS = 300
"""A name whose gender is known to fit is preferred to a later one of unknown gender within so many characters."""

SENTENCES_BEFORE = 2
"""How many sentences before its own a pronoun looks for somebody who did not head one."""

_INSTITUTIONS = "campaign administration government ministry party press police state house team cabinet".split()
_ATTRIBUTIVE = re.compile(
    rf"[ \xa0](?:{'|'.join(_INSTITUTIONS)}|aides?|allies|ally|spokes\w+|supporters?|officials?|loyalists?|presidency"
    r"|backers|advis[eo]rs?|voters?|critics?|policy|era|years|surrogates?)\b"
)
"""What follows a name that only tells which campaign, which aides are meant."""


class Nearest:
    """The people of one document, to look back on from a pronoun. Feed speakers in the order of the text."""

    def __init__(self, document: Document, mentions: Mentions, offices: Offices, background: Background | None) -> None:
        self._document = document
        self._text = document.text
        self._mentions = mentions
        self._background = background
        self._has_title = offices.has_title
        self.heads = heads(document.text)
        self._quotes = Quotes(document.text)
        self._shown: dict[str, str] = {}
        self.speakers: list[Mention] = []
        named = [
            m for m in (*mentions.all, *offices.topics(document.text)) if not _ATTRIBUTIVE.match(document.text, m.end)
        ]
        topics = [m for m in named if _heads_sentence(document.text, m.start, self.heads)]
        self._topics = sorted(topics, key=lambda m: m.start)

    def note(self, name: str, start: int, which: str | None, *, known: bool = True) -> None:
        """Remember who spoke, and the gender that the words show."""
        if which is not None:
            self.show(name, which)
        self.speakers.append(Mention(name, start, start, which or self._mentions.gender.get(name), known))

    def show(self, name: str, which: str) -> None:
        """Remember somebody's gender, where it is not known otherwise."""
        self._shown.setdefault(name, which)

    def shown(self, name: str) -> str | None:
        """The gender that words of before showed of somebody."""
        return self._shown.get(name)

    def heads_sentence(self, start: int) -> bool:
        """True where a sentence begins."""
        at = bisect_right(self.heads, start) - 1
        return at >= 0 and self.heads[at] == start

    def quoted(self, start: int) -> bool:
        """True between quotation marks."""
        return self._quotes.at(start) is not None

    def person(self, which: str, start: int, outer: Sequence[Speaker], *, owner: bool = False) -> Mention | None:
        """Who a personal pronoun means: the name that heads its sentence, else the last speaker or topic before.

        The speaker of the words around the pronoun is meant in indirect speech alone, and where the gender is known to
        fit, and not as the `owner` of what speaks; who is named in another's quotation alone is not meant.
        """
        around = {self._one_name(s.name) for s in outer}
        himself = not owner and not self.is_own_voice(start)

        def may(mention: Mention) -> bool:
            if not self._may_be(mention, which, start):
                return False
            return self._one_name(mention.name) not in around or (himself and self._gender(mention) == which)

        for found in (self._named_beside(start), self._subject_here(start)):
            if found is not None and may(found):
                return found
        return self._last(which, start, may)

    def _last(self, which: str, start: int, may: Callable[[Mention], bool]) -> Mention | None:
        """The last speaker or topic before `start`, one whose gender is known before one nearer; else the one person
        of that gender named in the sentences right before."""
        usable = sorted(filter(may, self._before(start)), key=lambda m: -m.start)
        last = next(iter(usable), None)
        sure = next((m for m in usable if self._gender(m) == which), None)
        spoke = last is not None and last.known and (last in self.speakers or self._has_title(last.name))
        near = sure is not None and last is not None and not spoke and last.start - sure.start < SURE_CHARACTERS
        if last is not None:
            return sure if near else last
        begins = start
        for _ in range(1 + SENTENCES_BEFORE):
            begins = sentence_start(self._text, max(0, begins - 1))
        named = {m.name: m for m in self._mentions.between(begins, start) if may(m) and self._is_person(m)}
        return next(iter(named.values())) if len(named) == 1 else None

    def _is_person(self, mention: Mention) -> bool:
        return self._gender(mention) is not None or self._has_title(mention.name)

    def is_own_voice(self, start: int) -> bool:
        """True in a quotation and in a turn of a transcript, where the speaker would say "I"."""
        paragraph = self._document.paragraph_at(start)
        return self.quoted(start) or (paragraph is not None and paragraph.part is Part.TURN)

    def topic(self, start: int) -> Mention | None:
        """Whom the last sentence headed by a name is about, in the paragraph of `start` or, at its head, in the one
        before."""
        begins = self._text.rfind("\n", 0, start) + 1
        if begins == start:
            begins = self._text.rfind("\n", 0, len(self._text[:start].rstrip())) + 1
        at = bisect_left(self._topics, start, key=lambda m: m.start)
        return self._topics[at - 1] if at and self._topics[at - 1].start >= begins else None

    def _may_be(self, mention: Mention, which: str, start: int) -> bool:
        if mention.start >= start or not fits(which, self._gender(mention)):
            return False
        quotation = self._quotes.at(mention.start)
        return quotation is None or quotation[0] <= start < quotation[1]

    def _one_name(self, name: str) -> str:
        """One name for all spellings of a person who is known beside the document."""
        actor = self._background.actor(name) if self._background else None
        return actor.name if actor else name

    def _gender(self, mention: Mention) -> str | None:
        if mention.gender or not mention.known:
            return mention.gender
        known = self._background.gender(mention.name) if self._background else None
        return known or self._shown.get(mention.name)

    def _before(self, start: int) -> list[Mention]:
        """The last topics and speakers before `start`."""
        at = bisect_left(self._topics, start, key=lambda m: m.start)
        return [*self._topics[max(0, at - MAX_BACK) : at], *self.speakers[-MAX_BACK:]]

    def _subject_here(self, start: int) -> Mention | None:
        """The name that heads the sentence of the pronoun at `start`."""
        begins = sentence_start(self._text, start)
        at = bisect_left(self._topics, begins, key=lambda m: m.start)
        return self._topics[at] if at < len(self._topics) and self._topics[at].start < start else None

    def _named_beside(self, start: int) -> Mention | None:
        """The last name between a pronoun that heads the sentence and the pronoun at `start`, as in "He pointed to a
        speech that Velde gave, in which he said …"; None where the sentence has another form."""
        begins = sentence_start(self._text, start, back=400)
        if not re.match(r"(?:He|She)\b", self._text[begins : begins + 4]) or begins == start:
            return None
        inside = self._mentions.between(begins, start)
        return inside[-1] if inside else None


def _heads_sentence(text: str, start: int, begins: list[int]) -> bool:
    """True when nothing but titles stands between a sentence's beginning and the name at `start`."""
    at = bisect_right(begins, start) - 1
    if at < 0 or start - begins[at] > 80:
        return False
    between = text[begins[at] : start].split()
    return all(is_title(w) or w[0].isupper() or w in {"the", "of", *_INSTITUTIONS} for w in between)
