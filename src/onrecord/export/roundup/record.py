"""The round-up as a record: what ``onrecord roundup --json`` writes."""

from __future__ import annotations

from typing import Any

from onrecord.export.findings import finding_record
from onrecord.export.positions import position_record
from onrecord.roundup import ActorNews, Entry, Roundup

Record = dict[str, Any]
"""A record of JSON types only."""


def roundup_record(roundup: Roundup) -> Record:
    """The record of a round-up. Statements are named by their ids, as `onrecord show` takes them."""
    query = roundup.query
    return {
        "from": query.since,
        "to": query.until,
        "side": query.side,
        "actor": query.actor,
        "issue": query.issue,
        "collection": query.collection,
        "documents": roundup.documents,
        "findings": [finding_record(news.finding) | {"judgement": news.decision} for news in roundup.news],
        "sides": [{"side": side.name, "actors": [_actor(actor) for actor in side.actors]} for side in roundup.sides],
        "without_position": [_entry(entry) for entry in roundup.rest],
        "left": roundup.left,
        "repeated": roundup.repeated,
        "undated": roundup.undated,
    }


def _actor(actor: ActorNews) -> Record:
    issues = [
        {
            "issue": {"id": news.issue.id, "label": news.issue.label, "path": news.issue.path},
            "before": [position_record(position) for position in news.before],
            "statements": [_entry(entry) for entry in news.entries],
        }
        for news in actor.issues
    ]
    return {"id": actor.holder.id, "name": actor.holder.name or None, "issues": issues}


def _entry(entry: Entry) -> Record:
    return {
        "id": entry.statement.id,
        "document": entry.source.id,
        "text": entry.statement.content.text,
        "stances": [claim.stance_on_issue.value for claim in entry.claims],
        "copies": [source.id for source in entry.copies],
        "also": [source.id for source in entry.also],
        "earlier": entry.earlier,
    }
