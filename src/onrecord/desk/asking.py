"""What is asked of positions and findings, and whom and what a person means by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.judge.positions.party import name_key
from onrecord.ledger import Ledger
from onrecord.positions import FindingKind
from onrecord.records import Issue, Party


@dataclass(frozen=True, slots=True)
class FindingQuery:
    """Which findings. All that is given must hold.

    `actor` is an actor's id or words of the name, `issue` as in `ClaimQuery`, `side` one of the codebook, `document` a
    document's id or its beginning, name or URL. `since` and `until` are ISO days, inclusive: a finding is of the day of
    its last words, and one without a day is outside every range. `rejected` asks for what a person rejected too,
    `compared` for what was turned away.
    """

    actor: str | None = None
    issue: str | None = None
    kind: FindingKind | None = None
    since: str | None = None
    until: str | None = None
    side: str | None = None
    document: str | None = None
    rejected: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class PositionQuery:
    """Which positions. All that is given must hold.

    `actor` and `counterpart` are an actor's id or words of the name; a position that names no counterpart holds towards
    everybody. `issue` is as in `ClaimQuery`, `side` one of the codebook. `as_of` and `known_by` are ISO days: positions
    are those in force at the end of `as_of`, None meaning the last ones, and rest on what was published by `known_by`
    alone. `superseded` asks for all that were ever held, up to `as_of`.
    """

    actor: str | None = None
    issue: str | None = None
    counterpart: str | None = None
    side: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    superseded: bool = False

    def asks(self, since: str | None, until: str | None) -> bool:
        """Whether a position from `since` until `until` was in force on the day asked for, or had begun."""
        begun = self.as_of is None or (since is not None and since <= self.as_of)
        if self.superseded or not begun:
            return begun
        return until is None or (self.as_of is not None and self.as_of < until)


def called(ledger: Ledger, words: str) -> Callable[[Party], bool]:
    """Tells the parties that are the actor with the id `words`, or whose name contains `words`.

    Case and accents make no difference. The id of an actor who was merged into another means that other.
    """
    ids = {words, *ledger.read.actor_ids(words)}
    key = name_key(words)
    return lambda party: party.id in ids or (bool(key) and key in name_key(party.name))


def issue_of(ledger: Ledger, words: str) -> Callable[[Issue], bool]:
    """Tells the issues that `words` mean, and those below them, as `ClaimQuery` has it."""
    rows = ledger.read.issues(words=words, limit=None)
    ids = {row.id for row in rows if row.id}
    labels = {row.label for row in rows if not row.path}
    return lambda issue: issue.id in ids if issue.id else issue.label in labels
