"""The codebook's commands: codebook init, codebook check, codebook show; recode."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.app import command, group
from onrecord.cli.choosing import OutputOption
from onrecord.cli.counting import number
from onrecord.cli.screen import remark, say, say_json
from onrecord.cli.session import Session

codebooks = group("codebook", "Draft, check or show a codebook.")

LedgerArgument = Annotated[
    Path | None, typer.Argument(metavar="LEDGER", help="The ledger file; else that of --ledger.", show_default=False)
]
"""The ledger, where a person prefers to name it without an option."""


@command("init", example="onrecord codebook init talks.db -o codebook.yaml", of=codebooks)
def init(session: Session, place: LedgerArgument = None, output: OutputOption = None) -> None:
    """Draft a codebook from a ledger.

    Issues are clusters of what claims are about, named by their most telling words, most frequent first, each with its
    count and two examples as comments. Edit it, then apply it with `onrecord recode`.
    """
    from onrecord import desk

    with session.at(place).reading() as opened:
        text = desk.draft_codebook(opened)
    if output is None:
        sys.stdout.write(text)
        return
    from onrecord.export.file import whole_file

    with whole_file(output) as out:
        out.write(text.encode("utf-8"))
    remark(session, f"Wrote a draft to {output}; edit it, then run onrecord recode --codebook {output}.")


@command("check", example="onrecord codebook check codebook.yaml", of=codebooks)
def check(session: Session, file: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook, YAML.")]) -> None:
    """Check a codebook.

    Says what it holds, or names the first entry that is wrong, with exit code 2.
    """
    from onrecord import desk

    counts = desk.contents(desk.load_codebook(file))
    if session.json:
        say_json(counts)
    else:
        parts = [number(count, noun.removesuffix("s")) for noun, count in counts.items() if count]
        say(f"{file} is right: {', '.join(parts) if parts else 'it holds nothing'}.")


@command("show", example="onrecord codebook show talks.db > codebook.yaml", of=codebooks)
def show(session: Session, place: LedgerArgument = None) -> None:
    """Print the codebook that a ledger goes by.

    It is the one that `onrecord recode` stored last, else the general one that ships.
    """
    from onrecord import desk

    with session.at(place).reading() as opened:
        stored, text = desk.shown_codebook(opened)
    if session.json:
        known = {"version": stored.version, "stored_on": stored.stored_on} if stored else {"version": None}
        say_json(known | {"text": text})
        return
    told = (
        f"Version {stored.version}, stored on {stored.stored_on[:10]}."
        if stored
        else "None is stored: the general one."
    )
    remark(session, told)
    say(text.rstrip("\n"))


@command("recode", example="onrecord recode talks.db --codebook codebook.yaml")
def recode(
    session: Session,
    place: LedgerArgument = None,
    codebook: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The codebook (YAML); else the one that the ledger holds.")
    ] = None,
) -> None:
    """Apply a codebook to all claims, without extraction.

    Claims get the issues that it names; statements, their ids and all judgements stay. The ledger keeps the codebook,
    and `onrecord add` goes by it when it is given none.
    """
    from onrecord import desk

    text = desk.codebook_text(codebook) if codebook else None
    with session.at(place).writing() as opened:
        done = desk.recode(opened, text)
    if session.json:
        say_json({"claims": done.claims, "changed": done.changed, "codebook": done.version})
    else:
        by = f"codebook version {done.version}" if done.version else "the general codebook"
        remark(session, f"{done.changed:,} of {number(done.claims, 'claim')} changed their issue, by {by}.")
