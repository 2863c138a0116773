"""Parties, topics and findings as rows of the ledger, with what the codebook makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.desk.casting import is_titled, surname
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import issue_key, name_key, party_key
from onrecord.ledger.derived import Work, marks, names
from onrecord.ledger.derived.findings import Made
from onrecord.ledger.derived.marks import Stage
from onrecord.positions import Finding
from onrecord.records import Issue, Party


@dataclass(frozen=True, slots=True)
class Table:
    """One transaction in which something is worked out, with who is who and the numbers of names met in it."""

    work: Work
    ties: Ties
    parties: dict[tuple[str, str | None], int] = field(default_factory=dict)
    topics: dict[tuple[str, str | None, str | None], int] = field(default_factory=dict)

    def party(self, party: Party) -> int:
        """The number of a party."""
        key = (party.name, party.id)
        if key not in self.parties:
            self.parties[key] = names.party(self.work, party_row(party, self.ties))
        return self.parties[key]

    def topic(self, issue: Issue) -> int:
        """The number of an issue."""
        key = (issue.label, issue.id, issue.path)
        if key not in self.topics:
            self.topics[key] = names.topic(self.work, names.TopicRow.of(issue, issue_key(issue)))
        return self.topics[key]

    def made(self, found: Iterable[Finding], days: Mapping[str, str | None]) -> list[Made]:
        """Findings as they are stored; `days` are those on which documents were published, by id."""
        return [self._made(f, days) for f in found]

    def _made(self, f: Finding, days: Mapping[str, str | None]) -> Made:
        known = [day for e in f.evidence if (day := days.get(e.document))]
        return Made(f, self.topic(f.issue), tuple(self.party(a) for a in f.actors), max(known, default=None))


def tidy(table: Table) -> None:
    """Drop the names that nothing bears any more."""
    names.drop_unused(table.work)
    table.parties.clear()
    table.topics.clear()
    marks.done(table.work, Stage.TIDY, marks.some(table.work, Stage.TIDY, 1))


def party_row(party: Party, ties: Ties) -> names.PartyRow:
    """A party as the ledger keeps it."""
    side = ties.side(party)
    return names.PartyRow(
        name=party.name,
        actor=party.id or "",
        key=party_key(party),
        folded=name_key(party.name),
        surname=surname(party),
        titled=is_titled(party, ties),
        side=name_key(side) if side else None,
        ties=ties.trace(party),
    )
