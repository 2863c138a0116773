"""The issues command: what claims are about."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.counting import number
from onrecord.cli.listing import LimitOption
from onrecord.cli.screen import Column, put, remark, say_json, table
from onrecord.cli.session import Session
from onrecord.export.signs import SIGNS
from onrecord.records import Stance

if TYPE_CHECKING:
    from onrecord.ledger import IssueCount

_DEEPEST = 6
"""Steps of indentation at most, so that labels keep room on a narrow terminal."""


@command("issues", example="onrecord issues --words sanctions")
def issues(
    session: Session,
    words: Annotated[
        str | None, typer.Option(metavar="ISSUE", help="This issue and those below it: id, label, path or words.")
    ] = None,
    limit: LimitOption = 50,
) -> None:
    """List the issues that claims are about.

    Those with most claims come first, each before the issues below it, which its counts include. The columns count
    claims that support (+), oppose (−), support under a condition (?) and leave it unclear (~).
    """
    with session.reading() as ledger:
        rows = ledger.read.issues(words=words, limit=limit or None)
    if session.json:
        say_json([asdict(row) for row in rows])
    elif rows:
        put(_issues_table(rows))
        remark(session, f"\n{number(len(rows), 'issue')}{_more(len(rows), limit)}")
    else:
        remark(session, "No issue fits." if words else "No claims, and so no issues.")


def _more(shown: int, limit: int) -> str:
    return "; see all with --limit 0." if shown == limit else "."


def _issues_table(rows: list[IssueCount]) -> str:
    columns = [Column("Issue", lines=2), Column("Claims", 7, right=True)]
    columns += [Column(SIGNS[stance], 5, right=True) for stance in Stance]
    return table(columns, (_cells(row) for row in rows))


def _cells(row: IssueCount) -> list[str]:
    # Spaces would be taken for superfluous ones; these dots lead the eye to what is above.
    label = f"{'· ' * min(row.depth, _DEEPEST)}{row.label}"
    return [label, f"{row.claims:,}", *(f"{row.of(stance):,}" for stance in Stance)]
