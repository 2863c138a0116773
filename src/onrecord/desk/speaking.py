"""What the documents of a ledger say, ready to be compared: utterances, and who the holders are to one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.judge.positions import Ties, utterances
from onrecord.judge.positions.stems import stems
from onrecord.judge.positions.surroundings import sentences
from onrecord.ledger import TEXT_PARTS, Ledger
from onrecord.positions import Utterance
from onrecord.records import Party


@dataclass(frozen=True)  # without slots, so that what was told is looked through once
class Spoken:
    """The utterances of a ledger, each held by whoever it is the position of.

    `ties` are those of the codebook that the ledger holds, over the actor table that ships.
    """

    ledger: Ledger
    utterances: tuple[Utterance, ...]
    ties: Ties

    def news(self, earlier: Utterance, later: Utterance) -> Iterator[str]:
        """The sentences published between two utterances that have a word of the first one's conditions.

        Those of the first one's own document are left out, and those of documents without a day.
        """
        since, until = earlier.known_on or "", later.known_on or "9999"
        places = {at for stem in stems(" ".join(earlier.conditions)) for at in self._places.get(stem, ())}
        for at in sorted(places):
            told = self._told[at]
            if since <= told.day <= until and told.document != earlier.document:
                yield told.sentence

    @cached_property
    def _told(self) -> list[_Told]:
        """The sentences of all documents with a day."""
        return [
            _Told(document.meta.published_on, document.id, document.text[s.start : s.end])
            for document in self.ledger.read.iter_texts()
            if document.meta.published_on
            for s in sentences(document.text)
        ]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Which of those sentences have the words that conditions are made of, by the words' stems."""
        wanted = frozenset[str]().union(*(stems(" ".join(u.conditions)) for u in self.utterances if u.conditions))
        found: dict[str, list[int]] = {}
        for at, told in enumerate(self._told):
            for stem in stems(told.sentence) & wanted:
                found.setdefault(stem, []).append(at)
        return found


class _Told(NamedTuple):
    """A sentence, its document's id and day of publication."""

    day: str
    document: str
    sentence: str


def spoken(ledger: Ledger) -> Spoken:
    """The utterances of the articles themselves, of the latest versions of documents, as people judged them.

    Holders without a name ("officials") are left out: those of two reports may be different people.
    """
    ties = ties_of(held_codebook(ledger))
    made: list[Utterance] = []
    for document, statements in ledger.read.iter_spoken():
        in_text = [s for s in statements if s.part in TEXT_PARTS]
        made.extend(map(ties.placed, utterances(document, in_text, bare=True)))
    return Spoken(ledger, tuple(u for u in made if is_named(u.holder) or ties.actor(u.holder)), ties)


def is_named(party: Party) -> bool:
    """True for a resolved party, and for one that has a name of its own."""
    words = party.name.removeprefix("the ").removeprefix("The ").split()
    return bool(party.id) or bool(words and all(w[:1].isupper() for w in words if len(w) > 3))
