"""The roundup command: what changed in a period and who said what, as Markdown, HTML or PDF."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import first_day, last_day
from onrecord.cli.counting import number
from onrecord.cli.screen import remark, say, say_json
from onrecord.cli.session import Session
from onrecord.errors import UsageError
from onrecord.export.roundup.form import Form
from onrecord.roundup import FEW

if TYPE_CHECKING:
    from onrecord.roundup import RoundupQuery


@dataclass(frozen=True)
class RoundupFlags:
    """Which period, and what of it. All that is given must hold."""

    since: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Said or published on or after: YYYY, YYYY-MM or a day.")
    ]
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Said or published on or before.")]
    side: Annotated[str | None, typer.Option(metavar="SIDE", help="Of this side of the codebook.")] = None
    actor: Annotated[str | None, typer.Option(metavar="WHO", help="Of: words of the name, or an actor's id.")] = None
    issue: Annotated[
        str | None, typer.Option(metavar="ISSUE", help="On this issue or one below it: id, label, path or words.")
    ] = None
    collection: Annotated[str | None, typer.Option(metavar="NAME", help="In documents of this collection.")] = None
    most: Annotated[
        int, typer.Option("--most", min=0, metavar="N", help="Statements without a position to list; 0: all.")
    ] = FEW

    def query(self) -> RoundupQuery:
        """These flags as a query to the desk. Raises UsageError for a day that is none."""
        from onrecord.roundup import RoundupQuery

        return RoundupQuery(
            since=first_day(self.since, "--from") or "",
            until=last_day(self.until, "--to") or "",
            side=self.side,
            actor=self.actor,
            issue=self.issue,
            collection=self.collection,
            most=self.most or None,
        )


OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here; else to standard output.")
]


@command("roundup", example="onrecord roundup --from 2015-10-01 --to 2015-10-31 --format pdf --out october.pdf")
def roundup(
    session: Session,
    which: RoundupFlags,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="The form; else that of FILE's name, else md.")
    ] = None,
    out: OutOption = None,
) -> None:
    """Write the round-up of a period: what changed, who said what.

    First what changed (changes, contradictions, splits, reports that do not say what the quotation says), each with the
    sentence why. Then what was said or published in the period, by side, actor and issue, each with its exact words,
    who passed it on, the days and the source. Copies of one report are told once. The same ledger and period always
    give the same file.
    """
    from onrecord import desk
    from onrecord.export.file import whole_file
    from onrecord.export.roundup.form import written
    from onrecord.export.roundup.record import roundup_record

    chosen = form or _form_of(out)
    if chosen is Form.PDF and out is None and sys.stdout.isatty():
        raise UsageError("PDF is not for a terminal; name a file with --out.")
    with session.reading() as ledger:
        made = desk.roundup(ledger, which.query())
    if session.json:
        say_json(roundup_record(made))
        return
    data = written(made, chosen)
    if out:
        with whole_file(out) as file:
            file.write(data)
        found = f"{number(len(made.news), 'finding')} and {number(made.statements, 'statement')}"
        remark(session, f"Wrote {found} to {out}.")
    elif sys.stdout.isatty():
        say(data.decode())
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _form_of(out: Path | None) -> Form:
    """The form that a file's name asks for."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    return {"html": Form.HTML, "htm": Form.HTML, "pdf": Form.PDF}.get(ending, Form.MD)
