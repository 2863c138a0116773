"""Who the actors of a ledger are to one another: what is known of each, its side, the place that an office is of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.actors import Actor
from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.judge.positions import Ties
from onrecord.ledger import Ledger
from onrecord.records import Party

_GOVERNMENT = "Government of "


@dataclass(frozen=True)
class Relations:
    """What the ledger's codebook and, after it, the table that ships know of actors; sides are the codebook's."""

    ties: Ties

    def actor(self, party: Party) -> Actor | None:
        """What is known of a party, by its id or its name."""
        return self.ties.actor(party)

    def by_id(self, actor: str) -> Actor | None:
        """What is known of the actor with exactly this id."""
        found = self.ties.actors.get(actor)
        return found if found and found.id == actor else None

    def side(self, party: Party) -> str | None:
        """The side of a party: its own, else that of what it is part of."""
        return self.ties.side(party)

    def place(self, of: str | None) -> str | None:
        """The name of the country or body that an office is of, by the key that a role has."""
        if not of:
            return None
        actor = self.by_id(of) or self.by_id(f"{of.casefold()}.government")
        return actor.name.removeprefix(_GOVERNMENT) if actor else of


def relations(ledger: Ledger) -> Relations:
    """The relations that hold in a ledger. Raises UsageError for a wrong codebook in it."""
    stored = ledger.read.codebook()
    return _relations(ledger, stored.text if stored else None)


@lru_cache(maxsize=4)
def _relations(ledger: Ledger, _text: str | None) -> Relations:
    """Those of the codebook with this text, which takes a while to read."""
    return Relations(ties_of(held_codebook(ledger)))
