"""The review command: a queue at the keyboard, one thing at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.counting import number
from onrecord.cli.finding_lines import paragraph
from onrecord.cli.judgement_lines import ByOption, changes_of, done, reviewer
from onrecord.cli.keys import Keys
from onrecord.cli.review_card import card
from onrecord.cli.screen import remark, say
from onrecord.cli.session import Session
from onrecord.errors import OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.desk import Item, Reviewer
    from onrecord.ledger import Judgement, Ledger

_KEYS = "[a]ccept [c]orrect [r]eject [u]nsure [s]kip [z]undo [q]uit"
_DECISIONS = {"a": "accept", "r": "reject", "u": "unsure", "c": "correct"}


class What(StrEnum):
    """What `onrecord review --kind` takes."""

    STATEMENTS = "statements"
    CLAIMS = "claims"
    MATCHES = "matches"
    FINDINGS = "findings"


@command("review", example="onrecord review --kind claims --document negotiations_2017.txt --by Lind")
def review(
    session: Session,
    kind: Annotated[What, typer.Option(help="What to go through.")] = What.STATEMENTS,
    document: Annotated[
        str | None, typer.Option(metavar="DOCUMENT", help="In this document only: id or its beginning, name or URL.")
    ] = None,
    by: ByOption = None,
) -> None:
    """Go through what nobody has judged, what matters first.

    One thing at a time is shown with the text around it, and one key decides: a accept, c correct (then lines of
    field=value and an empty line, see `onrecord judge`), r reject, u unsure, s skip, z undo the last, q quit. Matches
    are pairs of actors who may be one; of findings the likeliest come first. Each decision is written at once. Keys may
    come from a pipe.
    """
    if session.json:
        raise UsageError("review is for a person at the keyboard; in a script, use onrecord judge.")
    from onrecord import desk

    who = reviewer(by)
    with session.writing() as ledger:
        items = desk.queue(ledger, desk.Queue(kind.value), document)
        sitting = _Sitting(ledger, who, Keys())
        sitting.run(items)
    _tell(session, sitting.counts)


@dataclass
class _Sitting:
    """One run of the command: what was decided, so that it can be taken back, and what is shown next."""

    ledger: Ledger
    who: Reviewer
    keys: Keys
    made: list[tuple[Item, Judgement]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, items: Iterator[Item]) -> None:
        """Show one item after another until there are no more, or the reviewer ends."""
        waiting: list[Item] = []
        while (item := waiting.pop() if waiting else next(items, None)) is not None:
            say("\n" + (paragraph(item.finding, self.ledger.read) if item.finding else card(item)))
            following = self._decide(item)
            if following is None:
                return
            waiting += following

    def _decide(self, item: Item) -> list[Item] | None:
        """What is to be shown again before the rest of the queue, after one key; None to end."""
        while True:
            key = self.keys.key(_KEYS)
            if key in {"", "q"}:
                return None
            if key == "s":
                return []
            try:
                if key == "z":
                    return [item, *self._undone()]
                if key in _DECISIONS:
                    self._judge(item, _DECISIONS[key])
                    return []
                say(f"{key} is no key here.")
            except OnrecordError as error:
                say(str(error))

    def _judge(self, item: Item, decision: str) -> None:
        from onrecord import desk
        from onrecord.ledger import Decision

        wanted = Decision(decision)
        if item.doubt is not None:
            if wanted is Decision.CORRECT:
                raise UsageError("Two actors are one, two, or you are unsure: accept, reject or unsure.")
            made = desk.merge(self.ledger, item.doubt.one.id, item.doubt.other.id, self.who, wanted)
        elif item.finding is not None:
            if wanted is Decision.CORRECT:
                raise UsageError(
                    "A finding is right, wrong, or you are unsure: correct the statements that it compares."
                )
            made = desk.judge_finding(self.ledger, item.finding, self.who, wanted)
        else:
            changes = changes_of(self.keys.lines("field=value:")) if wanted is Decision.CORRECT else []
            made = desk.judge(self.ledger, item.ref, wanted, self.who, changes)
        self.made.append((item, made))
        self.counts[decision] += 1
        say(done(made))

    def _undone(self) -> list[Item]:
        """Take the last decision of this sitting back; what it was about."""
        from onrecord import desk

        if not self.made:
            raise UsageError("Nothing was decided in this sitting yet.")
        item, judgement = self.made[-1]
        desk.undo(self.ledger, judgement.id, self.who, seen=judgement.id)
        self.made.pop()
        self.counts[judgement.decision.value] -= 1
        say(f"Taken back. It was: {done(judgement)}")
        return [item]


def _tell(session: Session, counts: Counter[str]) -> None:
    """What a sitting came to."""
    total = sum(counts.values())
    each = ", ".join(f"{count:,} {decision}" for decision, count in counts.items() if count)
    remark(session, f"\n{number(total, 'judgement')}{f': {each}' if each else ''}.")
