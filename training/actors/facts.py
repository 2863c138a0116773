"""A fact about a person as one source states it, before the sources are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors import Gender, Role


@dataclass(frozen=True)
class Fact:
    """One source's row on a person: names, gender, roles.

    `country` is a code, or None for an organisation's people. `identity` is the source's own identifier: facts with
    different identities of one kind are of different persons, whatever their names.
    """

    name: str
    country: str | None
    source: str
    gender: Gender | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None
    identity: str | None = None


@dataclass
class Gleaned:
    """What reading one source gave: facts, and how many rows were left out for each reason."""

    facts: list[Fact] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)

    def skip(self, reason: str) -> None:
        """Count a row that was left out."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
