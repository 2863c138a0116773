"""The findings command: what changed, who disagrees, what a report does not say as the quotation does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command
from onrecord.cli.choosing import first_day, last_day
from onrecord.cli.counting import number
from onrecord.cli.finding_lines import paragraph
from onrecord.cli.listing import LimitOption
from onrecord.cli.screen import put, remark, say_json
from onrecord.cli.session import Session
from onrecord.cli.shaping import Shape, ShapeOption, write_lines
from onrecord.positions import FindingKind

if TYPE_CHECKING:
    from onrecord.desk import FindingQuery
    from onrecord.ledger import Judgement


@dataclass(frozen=True)
class FindingFlags:
    """Which findings. All that are given must hold."""

    actor: Annotated[str | None, typer.Option(metavar="WHO", help="Of: words of the name, or an actor's id.")] = None
    issue: Annotated[
        str | None, typer.Option(metavar="ISSUE", help="On this issue or one below it: id, label, path or words.")
    ] = None
    kind: Annotated[
        FindingKind | None, typer.Option(metavar="KIND", help="Of this kind, as reversal, split or paraphrase_gap.")
    ] = None
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Last words said on or after: YYYY, YYYY-MM or a day.")
    ] = None
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last words said on or before.")] = None
    side: Annotated[str | None, typer.Option(metavar="SIDE", help="Of somebody of this side of the codebook.")] = None
    document: Annotated[
        str | None, typer.Option(metavar="DOCUMENT", help="With words of this document: id, name or URL.")
    ] = None
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what a person rejected.")] = False
    compared: Annotated[
        bool, typer.Option("--compared", help="Also what was compared and is none, with the reason.")
    ] = False

    def query(self) -> FindingQuery:
        """These flags as a query to the desk. Raises UsageError for a day that is none."""
        from onrecord.desk import FindingQuery

        return FindingQuery(
            actor=self.actor,
            issue=self.issue,
            kind=self.kind,
            since=first_day(self.since, "--from"),
            until=last_day(self.until, "--to"),
            side=self.side,
            document=self.document,
            rejected=self.rejected,
            compared=self.compared,
        )


@command("findings", example="onrecord findings --actor khamenei --kind hardening --from 2015-01 --to 2015-12")
def findings(session: Session, which: FindingFlags, form: ShapeOption = Shape.TEXT, limit: LimitOption = 50) -> None:
    """List what changed and who disagrees, likeliest first.

    Changes of one actor's position (reversal, hardening, softening, narrowing, widening, condition_added,
    condition_dropped, condition_met), contradictions, splits within a side, oppositions between sides, paraphrase gaps,
    quote variants, syndicated copies, date conflicts, and contradictions that an author claims. Each says why, and has
    the words that it rests on with who reports them. Sides are those of the ledger's codebook.
    """
    from onrecord import desk
    from onrecord.export.findings import finding_record

    with session.reading() as ledger:
        found = desk.findings(ledger, which.query())
        shown = found[: limit or None]
        judged = ledger.read.finding_judgements(shown)
        texts = (
            [] if session.json or form is Shape.JSONL else [paragraph(f, ledger.read, judged.get(f.id)) for f in shown]
        )
    records = [finding_record(f) | {"judgement": _decision(judged.get(f.id))} for f in shown]
    if session.json:
        say_json(records)
    elif form is Shape.JSONL:
        write_lines(records)
    else:
        if texts:
            put("\n\n".join(texts))
        remark(session, _count(len(found), len(shown)))


def _decision(judgement: Judgement | None) -> str | None:
    return judgement.decision.value if judgement else None


def _count(total: int, shown: int) -> str:
    if not total:
        return "No finding fits."
    return f"\n{number(total, 'finding')}." if shown == total else f"\n{shown:,} of {total:,}; see all with --limit 0."
