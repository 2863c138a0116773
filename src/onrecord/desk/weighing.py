"""What was weighed in a finding: the gates that it passed, and what a report says beside its quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.desk.coding import held_codebook
from onrecord.desk.kinship import ties_of
from onrecord.errors import NotFoundError
from onrecord.judge.findings.checks import Check, checks, differences
from onrecord.judge.positions import Ties, utterances
from onrecord.ledger import Ledger
from onrecord.positions import Finding, Utterance

__all__ = ["Check", "Weighed", "weigh"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was looked at in a finding, in order, and how a report differs from the quotation beside it."""

    checks: tuple[Check, ...] = ()
    differences: tuple[str, ...] = ()


def weigh(ledger: Ledger, found: Finding) -> Weighed:
    """What was weighed in a finding; nothing where its statements are gone from the ledger meanwhile.

    Raises UsageError for a wrong codebook in the ledger.
    """
    compared = list(_compared(ledger, found, ties_of(held_codebook(ledger))))
    return Weighed(checks(found, compared), differences(found, compared))


def _compared(ledger: Ledger, found: Finding, ties: Ties) -> Iterator[Utterance]:
    """The utterances that the finding is about, in its order."""
    for name in found.statements:
        try:
            row = ledger.read.statement(name)
            document = ledger.read.document(row.document.id)
        except NotFoundError:
            continue
        made = utterances(document, [row.statement], bare=True)
        meant = [u for u in made if u.claim in found.claims] or made[:1]
        yield from map(ties.placed, meant[:1])
