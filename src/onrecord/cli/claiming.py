"""The options that choose by claims, shared by `statements`, `search` and `export`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.records import Stance

if TYPE_CHECKING:
    from onrecord.ledger import ClaimQuery


@dataclass(frozen=True)
class ClaimFlags:
    """Which claims a statement must hold: one and the same claim fits all that are given."""

    claims: Annotated[bool, typer.Option("--claims", help="Only with a claim, whichever.")] = False
    issue: Annotated[
        str | None,
        typer.Option(metavar="ISSUE", help="With a claim on this issue or one below it: id, label, path or words."),
    ] = None
    stance: Annotated[
        Stance | None,
        typer.Option(metavar="STANCE", help="With a claim that is: support, oppose, conditional or unclear."),
    ] = None
    holder: Annotated[
        str | None, typer.Option(metavar="WHO", help="With a claim held by: words of the name, or an actor's id.")
    ] = None
    counterpart: Annotated[
        str | None, typer.Option(metavar="WHO", help="With a claim towards: words of the name, or an actor's id.")
    ] = None
    act: Annotated[
        str | None, typer.Option(metavar="TYPE", help="With a claim of this PLOVER event type, as REJECT or AGREE.")
    ] = None
    conditional: Annotated[bool, typer.Option("--conditional", help="With a claim that hangs on a condition.")] = False

    def query(self) -> ClaimQuery | None:
        """These flags as a query to the ledger; None where no flag asks for a claim."""
        from onrecord.ledger import ClaimQuery

        asked = ClaimQuery(self.issue, self.stance, self.holder, self.counterpart, self.act, self.conditional)
        return asked if self.claims or asked != ClaimQuery() else None
