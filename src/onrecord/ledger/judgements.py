"""What a person decides on a statement, a claim, an actor or a finding, and how it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Body = Mapping[str, Any]
"""Plain JSON values, named as in the stored body of a statement (`codec_statement`)."""

PERSON = "person"
"""The model of a statement that a person added."""


class Decision(StrEnum):
    """What a person decides. `add` enters a statement that was missed, `undo` takes the standing judgement back."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNSURE = "unsure"
    ADD = "add"
    UNDO = "undo"


class SubjectKind(StrEnum):
    """What is judged. A match says of two actors that they are one, a split that a name of an actor is another."""

    STATEMENT = "statement"
    CLAIM = "claim"
    MATCH = "match"
    SPLIT = "split"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as a person hands it in.

    `fields` are what is corrected, as in a stored body: of a statement ``kind``, ``speakers``, ``said_on``,
    ``reported_by``; of a claim any of its fields; of a match or split ``into`` and ``name``, the actor that stands for
    both. `seen` is the id of the judgement that an undo is meant for, None for whichever stands.
    """

    decision: Decision
    by: str
    fields: Body = field(default_factory=dict)
    note: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement as the ledger keeps it.

    `at` is a UTC time, ISO 8601. `fields` is all that stands corrected once it is made, earlier corrections included.
    `supersedes` is the id of the judgement that stood before (the one taken back, for an undo). `stands` is False
    once it is superseded or undone. `document` is the id of the document that it was made in, `statement` the id of
    the statement that its words are found in today, None where they are not found. `target` holds selectors (`start`,
    `end`, `exact`, `prefix`, `suffix` for each of content, source and cue, and the text's `sha256`), `before` what
    the statement or claim said when it was judged, both plain JSON.
    """

    id: str
    at: str
    by: str
    decision: Decision
    kind: SubjectKind
    subject: str
    fields: dict[str, Any]
    note: str | None
    supersedes: str | None
    stands: bool
    document: str | None
    statement: str | None
    target: dict[str, Any]
    before: dict[str, Any] | None

    @property
    def is_lost(self) -> bool:
        """True where it stands, and its words are in no statement of the ledger."""
        return self.stands and self.statement is None and self.kind in {SubjectKind.STATEMENT, SubjectKind.CLAIM}

    @property
    def after(self) -> dict[str, Any] | None:
        """What is right by this judgement, as plain JSON beside `before`; None where it is rejected or not there."""
        if self.decision is Decision.REJECT or (self.before is None and not self.fields):
            return None
        return (self.before or {}) | {name: value for name, value in self.fields.items() if name != "added"}
