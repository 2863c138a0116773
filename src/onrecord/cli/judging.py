"""The judge command, for scripts and for single decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.judgement_lines import JudgingFlags, changes_of, done
from onrecord.cli.screen import remark, say_json
from onrecord.cli.session import Session
from onrecord.errors import UsageError
from onrecord.export.judgements import judgement_record

if TYPE_CHECKING:
    from onrecord.ledger import Judgement


class Choice(StrEnum):
    """What `onrecord judge` takes as a decision."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    CORRECT = "correct"
    ADD = "add"
    UNDO = "undo"


@dataclass(frozen=True)
class WordsFlags:
    """Where an added statement stands."""

    content: Annotated[
        str | None, typer.Option(metavar="WORDS", help="add: what was said, in the document's words, or as 120-135.")
    ] = None
    source: Annotated[str | None, typer.Option(metavar="WORDS", help="add: the words that name who said it.")] = None
    cue: Annotated[str | None, typer.Option(metavar="WORDS", help="add: the words that attribute, as “said”.")] = None

    def given(self) -> dict[str, str]:
        """Those that were given."""
        pairs = (("content", self.content), ("source", self.source), ("cue", self.cue))
        return {name: value for name, value in pairs if value}


@command("judge", example="onrecord judge s1f09c2 correct --set speaker='Ilse Varga' --set day=2019-05-04 --by Lind")
def judge(
    session: Session,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="SUBJECT", help="A statement's id, STATEMENT#N for its N-th claim, a finding's or a judgement's id."
        ),
    ],
    decision: Annotated[Choice, typer.Argument(help="What you decide.")],
    words: WordsFlags,
    judging: JudgingFlags,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="correct, add: what is right; repeatable.")
    ] = None,
) -> None:
    """Judge a statement, a claim, a finding or a match.

    A judgement supersedes the one before and takes nothing away: `onrecord history` has them all, and undo brings back
    what stood before. A correction sets fields of a statement (speaker, reporter, day, kind) or of a claim (holder,
    stance, issue, counterpart, act, mode, modality, described, condition, exception, scope, reason, time-limit); an
    empty value says that there is none. Passages are words of the document, or places in its text, as 120-135. With
    add, SUBJECT is the document in which a statement was missed.
    """
    changes = changes_of(settings or ())
    if words.given() and decision is not Choice.ADD:
        raise UsageError("--content, --source and --cue are for a statement that was missed: say add.")
    from onrecord import desk
    from onrecord.ledger import Decision

    who = judging.reviewer()
    with session.writing() as ledger:
        if decision is Choice.ADD:
            made = desk.add_statement(ledger, subject, words.given(), who, changes)
        else:
            made = desk.judge(ledger, subject, Decision(decision.value), who, changes)
    tell(session, made)


def tell(session: Session, made: Judgement) -> None:
    """Say what was decided."""
    if session.json:
        say_json(judgement_record(made))
    else:
        remark(session, done(made))
