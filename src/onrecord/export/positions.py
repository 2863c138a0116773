"""The position record: what ``onrecord positions --format jsonl`` writes, one object a position."""

from __future__ import annotations

from typing import Any

from onrecord.positions import Position
from onrecord.records import Party

Record = dict[str, Any]
"""A position record: JSON types only."""


def position_record(position: Position) -> Record:
    """The record of a position. All keys are always there; what is unknown is null, what is empty is []."""
    issue, firmness = position.issue, position.firmness
    return {
        "holder": _party(position.holder),
        "issue": {"id": issue.id, "label": issue.label, "path": issue.path},
        "counterpart": _party(position.counterpart) if position.counterpart else None,
        "stance": position.stance.value,
        "conditions": list(position.conditions),
        "scope": list(position.scope),
        "since": position.since,
        "until": position.until,
        "known_on": position.known_on,
        "firmness": {
            "own_words": firmness.own_words,
            "dated": firmness.dated,
            "reports": firmness.reports,
            "score": round(firmness.score, 3),
        },
        "reporters": list(position.reporters),
        "statements": list(dict.fromkeys(u.statement for u in position.utterances)),
        "claims": list(dict.fromkeys(u.claim for u in position.utterances)),
    }


def _party(party: Party) -> Record:
    return {"id": party.id, "name": party.name}
