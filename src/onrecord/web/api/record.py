"""The statement record as the API gives it: docs/format.md says what each field means."""

from __future__ import annotations

from onrecord.records import Kind, Part, Stance, TimeBasis
from onrecord.web.api.shapes import DocumentOfRecord, Passage, Shape, Words


class Speaker(Shape):
    """Who said it. `id` is null for unnamed sources, which keep their words."""

    id: str | None
    name: str
    role: str | None
    basis: str | None


class Reporter(Shape):
    """A link of the chain above the speaker; `statement` is the id of the reporter's own statement."""

    id: str | None
    name: str | None
    statement: str | None
    on: str | None


class When(Words):
    """When it was said: a TIMEX3 value, the days that it can mean, and the words that tell it."""

    value: str
    earliest: str
    latest: str
    mod: str | None
    basis: TimeBasis


class Occasion(Shape):
    """The speech, interview, email or vote on which it was said."""

    id: str
    type: str
    date: str | None


class Setting(Passage):
    """The words that name a medium, a venue or an audience, and the actor's id where it is resolved."""

    id: str | None


class ClaimParty(Words):
    """A holder or a counterpart, with the words that name it."""

    id: str | None
    name: str


class ClaimIssue(Words):
    """What a claim is about. `opposite`: the words name the opposite of the issue."""

    id: str | None
    label: str
    path: str | None
    opposite: bool


class Claim(Shape):
    """One position inside a statement. `stance` is that on what the words say."""

    holder: ClaimParty
    described: bool
    act: str
    mode: str | None
    issue: ClaimIssue
    counterpart: ClaimParty | None
    stance: Stance
    modality: str | None
    conditions: list[Passage]
    exceptions: list[Passage]
    scope: list[Passage]
    reason: list[Passage]
    time_limits: list[Passage]
    confidence: float


class StatementRecord(Shape):
    """Who said what, to whom, when, on which issue, as reported by whom, with the places of the words."""

    id: str
    document: DocumentOfRecord
    kind: Kind
    part: Part
    floating: bool
    source: Passage | None
    cue: Passage | None
    content: Passage
    speakers: list[Speaker]
    reported_by: list[Reporter]
    said_on: When | None
    occasion: Occasion | None
    medium: Setting | None
    venue: Setting | None
    audience: Setting | None
    hedges: list[Passage]
    flags: list[str]
    claims: list[Claim]
    confidence: float
    model: str
    judgement: str | None


class ClaimRecord(Claim):
    """A claim by itself, with what tells whose and when it is. `position` is its place in its statement, from 1."""

    statement: str
    position: int
    kind: Kind
    part: Part
    content: Passage
    speakers: list[Speaker]
    reported_by: list[Reporter]
    said_on: When | None
    flags: list[str]
    model: str
    document: DocumentOfRecord
