"""Whom and what a person means by words: actors by id or name, issues by id, label, path or words."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.judge.positions.party import name_key
from onrecord.ledger import Ledger
from onrecord.records import Issue, Party


def called(ledger: Ledger, words: str) -> Callable[[Party], bool]:
    """Tells the parties that are the actor with the id `words`, or whose name contains `words`.

    Case and accents make no difference. The id of an actor who was merged into another means that other.
    """
    ids = {words, *(actor.id for actor in ledger.read.actors_called(words))}
    key = name_key(words)
    return lambda party: party.id in ids or (bool(key) and key in name_key(party.name))


def issue_of(ledger: Ledger, words: str) -> Callable[[Issue], bool]:
    """Tells the issues that `words` mean, and those below them, as `ClaimQuery` has it."""
    rows = ledger.read.issues(words=words, limit=None)
    ids = {row.id for row in rows if row.id}
    labels = {row.label for row in rows if not row.path}
    return lambda issue: issue.id in ids if issue.id else issue.label in labels
