"""Findings as compact JSON and back."""

from __future__ import annotations

import json

from onrecord.ledger.derived.codec_utterance import issue_from, issue_to, party_from, party_to, spans_from
from onrecord.positions import Evidence, Finding, FindingKind, Gate, Verdict


def to_json(f: Finding) -> str:
    """A finding, but for its id, which follows from it."""
    values = [
        f.kind, [party_to(a) for a in f.actors], issue_to(f.issue), f.statements, f.claims, f.dates, f.because,
        [[e.document, e.spans, e.text, e.statement] for e in f.evidence], f.score, party_to(f.counterpart), f.gate,
        f.verdict,
    ]  # fmt: skip
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def from_json(body: str) -> Finding:
    """The finding of a stored body."""
    v = json.loads(body)
    return Finding(
        kind=FindingKind(v[0]),
        actors=tuple(party for a in v[1] if (party := party_from(a))),
        issue=issue_from(v[2]),
        statements=tuple(v[3]),
        claims=tuple(v[4]),
        dates=tuple(v[5]),
        because=v[6],
        evidence=tuple(Evidence(e[0], spans_from(e[1]), e[2], e[3]) for e in v[7]),
        score=v[8],
        counterpart=party_from(v[9]),
        gate=Gate(v[10]) if v[10] else None,
        verdict=Verdict(v[11]) if v[11] else None,
    )
