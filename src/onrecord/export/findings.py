"""The finding record: what ``onrecord findings --format jsonl`` writes, one object a finding."""

from __future__ import annotations

from typing import Any

from onrecord.positions import Evidence, Finding
from onrecord.records import Issue, Party

Record = dict[str, Any]
"""A finding record: JSON types only."""


def finding_record(finding: Finding) -> Record:
    """The record of a finding. All keys are always there; what is unknown is null, what is empty is []."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "status": finding.status,
        "gate": finding.gate.value if finding.gate else None,
        "actors": [_party(actor) for actor in finding.actors],
        "issue": _issue(finding.issue),
        "counterpart": _party(finding.counterpart) if finding.counterpart else None,
        "statements": list(finding.statements),
        "claims": list(finding.claims),
        "dates": list(finding.dates),
        "verdict": finding.verdict.value if finding.verdict else None,
        "because": finding.because,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "score": finding.score,
    }


def _party(party: Party) -> Record:
    return {"id": party.id, "name": party.name}


def _issue(issue: Issue) -> Record:
    return {"id": issue.id, "label": issue.label, "path": issue.path}


def _evidence(evidence: Evidence) -> Record:
    """Words of a statement, or of a document where no statement holds them."""
    return {
        "statement": evidence.statement,
        "document": evidence.document,
        "text": evidence.text,
        "spans": [[start, end] for start, end in evidence.spans],
    }
