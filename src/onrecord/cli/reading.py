"""Commands that read documents: add, extract."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import InputArguments, ReadingFlags
from onrecord.cli.counting import number
from onrecord.cli.failing import failure_code, tell
from onrecord.cli.progress import watched
from onrecord.cli.screen import remark, say, say_json
from onrecord.cli.session import Session
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.desk import AddSummary
    from onrecord.read import Failure


@command("add", example="onrecord add reports/*.html --collection talks --publisher 'The Tarn Courier'")
def add(
    session: Session,
    files: InputArguments,
    reading: ReadingFlags,
    collection: Annotated[
        str | None, typer.Option(metavar="NAME", help="Put the documents into this collection.")
    ] = None,
) -> None:
    """Read documents into the ledger.

    Their statements are extracted and go in with them. The ledger is made where there is none. A document that is
    already in it changes nothing; one that cannot be read is named at the end, the others go in, and the exit code
    is 3 (6 where only URLs failed). A ledger that holds no codebook keeps the first that is given.
    """
    from onrecord import desk

    options = reading.options(collection)
    with session.writing(create=True) as ledger, watched(session) as progress:
        summary = desk.add(ledger, files, options, progress)
        kept = reading.codebook is not None and desk.adopt(ledger, desk.codebook_text(reading.codebook))
    _tell_summary(session, summary)
    if kept and not session.json:
        remark(session, f"The ledger goes by {reading.codebook} from now on.")
    if summary.failures:
        raise typer.Exit(failure_code(failure.error for failure in summary.failures))


@command("extract", example="onrecord extract speech.txt --genre speech --speaker 'Ilse Varga' > statements.jsonl")
def extract(
    session: Session,
    files: InputArguments,
    reading: ReadingFlags,
    parts: Annotated[
        bool, typer.Option("--parts", help="Also what stands in comments, bylines, author notes and page furniture.")
    ] = False,
) -> None:
    """Read documents and print their statements.

    They are written as JSON Lines to standard output, without a ledger. The records are those of `onrecord export`. A
    document that cannot be read is named on standard error, and the exit code is 3 (6 where
    only URLs failed).
    """
    from onrecord import desk
    from onrecord.export.jsonl import write_jsonl
    from onrecord.export.record import statement_record
    from onrecord.read import Failure

    failed: list[OnrecordError] = []
    with watched(session) as progress:
        for result in desk.extract_only(files, reading.options(), progress):
            if isinstance(result, Failure):
                failed.append(named(result))
                tell(session, failed[-1])
                continue
            document, statements = result
            chosen = [statement for statement in statements if parts or statement.part.is_text]
            write_jsonl((statement_record(s, document) for s in chosen), sys.stdout.buffer)
            sys.stdout.buffer.flush()
    if failed:
        raise typer.Exit(failure_code(failed))


def _tell_summary(session: Session, summary: AddSummary) -> None:
    """What an `add` did, on standard output; what it could not read, on standard error."""
    if session.json:
        say_json(_summary_record(summary))
        return
    for failure in summary.failures:
        tell(session, named(failure))
    if not session.quiet:
        say(summary_line(summary))


def named(failure: Failure) -> OnrecordError:
    """The error of a failure, its sentence naming the document."""
    sentence = str(failure.error)
    return failure.error if failure.name in sentence else type(failure.error)(f"{failure.name}: {sentence}")


def summary_line(summary: AddSummary) -> str:
    """One line: how much went in, what was there already, what failed, in how long."""
    new = f"Added {number(summary.added, 'document')}"
    more = [
        f"{number(summary.new_versions, 'new version')}" if summary.new_versions else "",
        f"{summary.unchanged:,} already there" if summary.unchanged else "",
        f"{len(summary.failures):,} could not be read" if summary.failures else "",
    ]
    found = f"{number(summary.statements, 'statement')} in {number(summary.words, 'word')}"
    return f"{', '.join([new, *filter(None, more)])}: {found}, {summary.seconds:.1f} s."


def _summary_record(summary: AddSummary) -> dict[str, object]:
    return {
        "added": summary.added,
        "new_versions": summary.new_versions,
        "unchanged": summary.unchanged,
        "documents": summary.documents,
        "statements": summary.statements,
        "words": summary.words,
        "seconds": round(summary.seconds, 3),
        "failures": [
            {"name": failure.name, "code": failure.error.code, "message": str(failure.error)}
            for failure in summary.failures
        ],
    }
