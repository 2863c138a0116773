"""Utterances as compact JSON and back, but for the sketch, which is kept once a document."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.positions import Utterance
from onrecord.records import Issue, Kind, Party, Passage, Span, Stance, TimeBasis

Json = Any
"""A decoded JSON value; its parts are checked by the records that they are made into."""


def to_json(u: Utterance) -> str:
    """An utterance without its sketch."""
    values = [
        u.statement, u.claim, u.document, party_to(u.holder), issue_to(u.issue), u.stance, u.words, u.spans, u.kind,
        party_to(u.counterpart), u.toward, party_to(u.speaker), u.described, u.conditions, u.exceptions, u.scope,
        u.modality, u.earliest, u.latest, u.basis, u.known_on, u.reporters, u.hedged, u.flags, u.frame, u.context,
        u.confidence,
    ]  # fmt: skip
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def from_json(body: str, sketch: tuple[int, ...]) -> Utterance:
    """The utterance of a stored body, with its document's sketch."""
    v = json.loads(body)
    return Utterance(
        statement=v[0],
        claim=v[1],
        document=v[2],
        holder=party_from(v[3]) or Party(""),
        issue=issue_from(v[4]),
        stance=Stance(v[5]),
        words=v[6],
        spans=spans_from(v[7]),
        kind=Kind(v[8]),
        counterpart=party_from(v[9]),
        toward=v[10],
        speaker=party_from(v[11]),
        described=v[12],
        conditions=tuple(v[13]),
        exceptions=tuple(v[14]),
        scope=tuple(v[15]),
        modality=v[16],
        earliest=v[17],
        latest=v[18],
        basis=TimeBasis(v[19]) if v[19] else None,
        known_on=v[20],
        reporters=tuple(v[21]),
        hedged=v[22],
        flags=tuple(v[23]),
        frame=v[24],
        context=v[25],
        sketch=sketch,
        confidence=v[26],
    )


def party_to(party: Party | None) -> Json:
    """A party as JSON."""
    return None if party is None else [party.name, party.id, _passage_to(party.passage)]


def party_from(value: Json) -> Party | None:
    """The party of stored JSON."""
    return None if value is None else Party(value[0], value[1], _passage_from(value[2]))


def issue_to(issue: Issue) -> Json:
    """An issue as JSON."""
    return [issue.label, _passage_to(issue.passage), issue.id, issue.path, issue.opposite]


def issue_from(value: Json) -> Issue:
    """The issue of stored JSON."""
    return Issue(value[0], _passage_from(value[1]), value[2], value[3], value[4])


def _passage_to(passage: Passage | None) -> Json:
    return None if passage is None else [passage.spans, passage.text]


def _passage_from(value: Json) -> Passage | None:
    return None if value is None else Passage(spans_from(value[0]), value[1])


def spans_from(values: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans of stored JSON."""
    return tuple(Span(start, end) for start, end in values)


def sketch_to(hashes: Sequence[int]) -> bytes:
    """A sketch as bytes, eight a hash, the least first."""
    return array("Q", hashes).tobytes()


def sketch_from(stored: bytes | None) -> tuple[int, ...]:
    """The sketch of stored bytes."""
    return tuple(array("Q", stored)) if stored else ()
