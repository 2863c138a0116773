"""Commands that show what people decided: history, judgements."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import OutputOption
from onrecord.cli.counting import number
from onrecord.cli.judgement_lines import row_of
from onrecord.cli.screen import Column, put, remark, say_json, table
from onrecord.cli.session import Session
from onrecord.export.judgements import judgement_record

if TYPE_CHECKING:
    from onrecord.ledger import Judgement, JudgementQuery


class JudgementFormat(StrEnum):
    """What `onrecord judgements --format` takes."""

    TABLE = "table"
    JSONL = "jsonl"


class Kinds(StrEnum):
    """What judgements can be about."""

    STATEMENT = "statement"
    CLAIM = "claim"
    MATCH = "match"
    SPLIT = "split"
    FINDING = "finding"


@dataclass(frozen=True)
class JudgementFlags:
    """Which judgements. All that are given must hold."""

    whole: Annotated[bool, typer.Option("--all", help="Those too that were superseded or undone since.")] = False
    lost: Annotated[bool, typer.Option("--lost", help="Only those whose words are in no statement any more.")] = False
    kind: Annotated[Kinds | None, typer.Option(help="Only those on such a thing.")] = None
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only those that this person made.")] = None

    def query(self) -> JudgementQuery:
        """These flags as a query to the ledger."""
        from onrecord.ledger import JudgementQuery, SubjectKind

        about = SubjectKind(self.kind.value) if self.kind else None
        return JudgementQuery(standing=not self.whole, lost=self.lost, kind=about, by=self.by)


@command("history", example="onrecord history s1f09c2")
def history(
    session: Session,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A statement, STATEMENT#N, document, actor, finding or judgement, by its id."
        ),
    ],
) -> None:
    """Show every judgement on something.

    That is a statement with its claims, a document with all in it, an actor, a finding. The oldest comes first; those
    that were superseded or undone since are marked.
    """
    with session.reading() as ledger:
        made = ledger.read.history(subject)
    if session.json:
        say_json([judgement_record(one) for one in made])
    elif made:
        put(_table(made))
    else:
        remark(session, "Nobody has judged it.")


@command("judgements", example="onrecord judgements --format jsonl > corrections.jsonl")
def judgements(
    session: Session,
    which: JudgementFlags,
    form: Annotated[
        JudgementFormat, typer.Option("--format", "-f", help="The format to write.")
    ] = JudgementFormat.TABLE,
    output: OutputOption = None,
) -> None:
    """List what people decided, the oldest first.

    As JSON Lines, each has the places of its words in the text (with the text's hash), and what was said of them before
    and after, so that a model can be trained on the corrections.
    """
    with session.reading() as ledger:
        made = ledger.read.judgements(which.query())
    if form is JudgementFormat.JSONL or output:
        _write(session, made, output)
    elif session.json:
        say_json([judgement_record(one) for one in made])
    elif made:
        put(_table(made))
        remark(session, f"\n{number(len(made), 'judgement')}.")
    else:
        remark(session, "No judgement fits.")


def _write(session: Session, made: Sequence[Judgement], output: OutputOption) -> None:
    from onrecord.export.file import whole_file
    from onrecord.export.jsonl import write_jsonl

    records = (judgement_record(one) for one in made)
    if output is None:
        write_jsonl(records, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with whole_file(output) as out:
        count = write_jsonl(records, out)
    remark(session, f"Wrote {number(count, 'judgement')} to {output}.")


def _table(made: Sequence[Judgement]) -> str:
    columns = [Column("When (UTC)", 16), Column("Who", 14, lines=2), Column("Decision", 19), Column("On", lines=4)]
    columns += [Column("What", lines=6)]
    return table(columns, (row_of(one) for one in made))
