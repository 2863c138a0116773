"""Commands that change or check the ledger: edit, remove, verify."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import CodebookOption, MetadataFlags
from onrecord.cli.counting import number
from onrecord.cli.documents import DocumentArgument
from onrecord.cli.safe import one_line
from onrecord.cli.screen import remark, say, say_json
from onrecord.cli.session import Session
from onrecord.errors import ExitCode, UsageError


@command("edit", example="onrecord edit negotiations_2017.txt --published 2017-10-26 --publisher ''")
def edit(session: Session, document: DocumentArgument, changes: MetadataFlags, codebook: CodebookOption = None) -> None:
    """Correct what is known of a document.

    An empty value takes a field away. Where the statements depend on what changed (all but title and URL), they are
    extracted again. What was there before stays in the audit trail.
    """
    given = changes.given()
    if not given:
        raise UsageError("Nothing to change; say what, for example --published 2017-10-26.")
    from onrecord import desk

    with session.writing() as ledger:
        book = desk.load_codebook(codebook) if codebook else None
        row = desk.edit(ledger, document, {name: value or None for name, value in given.items()}, book=book)
    if session.json:
        say_json(asdict(row))
    else:
        remark(session, f"Changed {', '.join(given)} of {row.title or row.name} ({row.id}).")


@command("remove", example="onrecord remove negotiations_2017.txt --yes")
def remove(
    session: Session,
    document: DocumentArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove a document from the ledger, after asking.

    Its statements go with it; the audit trail keeps a line about it.
    """
    with session.writing() as ledger:
        row = ledger.read.document_row(document)
        name = f"{one_line(row.title or row.name)} ({row.id})"
        if not yes and not _confirmed(f"Remove {name} and its {number(row.statements, 'statement')}?"):
            remark(session, "Nothing was removed.")
            raise typer.Exit(ExitCode.FAILED)
        from onrecord import desk  # after the question: it loads every room

        desk.remove(ledger, row.id)
    if session.json:
        say_json({"removed": row.id})
    else:
        remark(session, f"Removed {name}.")


def _confirmed(question: str) -> bool:
    """The user's answer. Raises UsageError where there is no terminal to ask on."""
    if not sys.stdin.isatty():
        raise UsageError(f"There is no terminal to ask on. {question} Then say --yes.")
    return typer.confirm(question, err=True)


@command("verify", example="onrecord verify --ledger talks.db")
def verify(session: Session) -> None:
    """Check the ledger: every text, every selector.

    Each stored text is read again and compared with its hash, each statement's spans with the text. What does not hold
    is listed, and the exit code is then 1.
    """
    from onrecord import desk

    with session.reading() as ledger:
        faults = list(desk.verify(ledger))
        counts = ledger.read.counts()
    if session.json:
        say_json({"documents": counts.documents, "faults": [asdict(fault) for fault in faults]})
    else:
        for fault in faults:
            say(f"{' '.join(filter(None, [fault.document, fault.statement])) or 'ledger'}: {fault.what}")
        held = f"{number(counts.documents, 'document')} and {number(counts.statements, 'statement')}"
        remark(session, f"{number(len(faults), 'fault')} in {held}." if faults else f"All holds: {held}.")
    if faults:
        raise typer.Exit(ExitCode.FAILED)
