"""Commands about who is who: actors, merge, split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.app import command
from onrecord.cli.counting import number
from onrecord.cli.judgement_lines import JudgingFlags
from onrecord.cli.judging import tell
from onrecord.cli.listing import LimitOption
from onrecord.cli.screen import Column, put, remark, say, say_json, table
from onrecord.cli.session import Session
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.desk import Doubt
    from onrecord.ledger import SpeakerCount

_DOUBTS = 20
"""Doubtful pairs shown below the table; --doubtful shows all."""

Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor: his id, its beginning, or words of his name.")]


class Verdict(StrEnum):
    """What `onrecord merge --decision` takes."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"


@command("actors", example="onrecord actors rouhani")
def actors(
    session: Session,
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Only those whose name has these words.")] = None,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only the pairs that may be one actor, all.")] = False,
    limit: LimitOption = 50,
) -> None:
    """List who speaks, and who may be one person.

    Most statements come first. Below are pairs whose names are alike, for you to decide: `onrecord merge` makes them
    one, or with --decision reject keeps them two for good.
    """
    from onrecord import desk

    with session.reading() as ledger:
        rows = ledger.read.speakers(words=words, limit=limit or None)
        doubts = [doubt for doubt in desk.doubtful(ledger) if words is None or _is_of(doubt, rows)]
    if session.json:
        say_json({"actors": [asdict(row) for row in rows], "doubtful": [_doubt_record(doubt) for doubt in doubts]})
        return
    if not doubtful and rows:
        columns = [Column("ID", 18), Column("Name", lines=2), Column("Statements", 10, right=True)]
        put(table(columns, ([row.id or "", row.name, f"{row.statements:,}"] for row in rows)))
    _tell_doubts(session, doubts, None if doubtful else _DOUBTS)


def _doubt_record(doubt: Doubt) -> dict[str, Any]:
    return asdict(doubt) | {"one": doubt.one._asdict(), "other": doubt.other._asdict()}


def _is_of(doubt: Doubt, rows: Sequence[SpeakerCount]) -> bool:
    return bool({doubt.one.id, doubt.other.id} & {row.id for row in rows})


def _tell_doubts(session: Session, doubts: Sequence[Doubt], most: int | None) -> None:
    if not doubts:
        remark(session, "No two actors are in doubt.")
        return
    if most is not None:
        say("")
    columns = [Column("Perhaps one", lines=2), Column("And", lines=2), Column("Why", lines=3)]
    rows = ([f"{d.one.name} ({d.one.id})", f"{d.other.name} ({d.other.id})", d.reason] for d in doubts[:most])
    put(table(columns, rows))
    remark(session, f"\n{number(len(doubts), 'pair')} to decide: onrecord merge ACTOR ACTOR, or onrecord review.")


@command("merge", example="onrecord merge 'Hossein Ruhani' 'Hassan Rouhani' --by Lind")
def merge(
    session: Session,
    actor: Actor,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The actor that he is, called in the same way.")],
    judging: JudgingFlags,
    decision: Annotated[
        Verdict, typer.Option(help="accept: they are one; reject: they are two; unsure: do not ask again.")
    ] = Verdict.ACCEPT,
) -> None:
    """Decide that two actors are one.

    Wherever the first speaks, reports or holds a position, now and in what is added later, the second is read. Undo it
    with `onrecord judge JUDGEMENT undo`; `onrecord history ACTOR` names the judgement.
    """
    from onrecord import desk
    from onrecord.ledger import Decision

    with session.writing() as ledger:
        made = desk.merge(ledger, actor, into, judging.reviewer(), Decision(decision.value))
    tell(session, made)


@command("split", example="onrecord split 'Hassan Rouhani' --name 'M. Rouhani'")
def split(
    session: Session,
    actor: Actor,
    judging: JudgingFlags,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The name that is another's, everywhere.")] = None,
    statement: Annotated[
        str | None, typer.Option(metavar="STATEMENT", help="The one statement in which another speaks.")
    ] = None,
    into: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who that other is; else somebody new.")] = None,
) -> None:
    """Take a name or a statement off an actor.

    It becomes that of another actor, or of a new one of the same name.
    """
    from onrecord import desk

    if (name is None) == (statement is None):
        raise UsageError("Say what is another's: either --name NAME or --statement STATEMENT.")
    who = judging.reviewer()
    with session.writing() as ledger:
        if statement is not None:
            made = desk.split_statement(ledger, actor, statement, who, into=into)
        else:
            made = desk.split(ledger, actor, name or "", who, into=into)
    tell(session, made)
