"""Positions and findings as the API gives them: docs/findings.md says what each field means."""

from __future__ import annotations

from typing import Literal

from onrecord.positions import FindingKind, Gate, Verdict
from onrecord.records import Stance
from onrecord.web.api.shapes import Issue, Name, Shape, Span


class Firmness(Shape):
    """How firmly a position is known."""

    own_words: bool
    dated: bool
    reports: int
    score: float


class PositionRecord(Shape):
    """What a holder holds on an issue with a counterpart, from a day until superseded."""

    holder: Name
    issue: Issue
    counterpart: Name | None
    stance: Stance
    conditions: list[str]
    scope: list[str]
    since: str | None
    until: str | None
    known_on: str | None
    firmness: Firmness
    reporters: list[str]
    statements: list[str]
    claims: list[str]


class Evidence(Shape):
    """Words that a finding rests on."""

    statement: str | None
    document: str
    text: str
    spans: list[Span]


class FindingRecord(Shape):
    """What a comparison of claims found, or what was compared and turned away, and why.

    `judgement` is what a person decided on it, null where nobody judged.
    """

    id: str
    kind: FindingKind
    status: Literal["finding", "compared"]
    gate: Gate | None
    actors: list[Name]
    issue: Issue
    counterpart: Name | None
    statements: list[str]
    claims: list[str]
    dates: list[str | None]
    verdict: Verdict | None
    because: str
    evidence: list[Evidence]
    score: float
    judgement: str | None
