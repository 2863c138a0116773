"""Coding all claims of a ledger anew, and working out what that changes."""

from __future__ import annotations

from onrecord.desk.coding import held_codebook, load_namer
from onrecord.desk.deriving import refresh
from onrecord.ledger import Ledger, Recoded
from onrecord.resolve.codebook import read_codebook


def recode(ledger: Ledger, text: str | None = None) -> Recoded:
    """Give every claim of the ledger the issue that a codebook says, without extracting anything again.

    `text` is the codebook's YAML, which the ledger keeps and which later adding goes by; None applies the one that it
    holds, or the general one. Raises UsageError for a wrong entry, and nothing is changed then.
    """
    book = held_codebook(ledger) if text is None else read_codebook(text)
    recoded = ledger.write.recode(load_namer(book).name, text)
    refresh(ledger)
    return recoded


def adopt(ledger: Ledger, text: str) -> bool:
    """Make a codebook the ledger's own where it holds none yet; True where it became so.

    Raises UsageError for a wrong entry.
    """
    if ledger.read.codebook() is not None:
        return False
    recode(ledger, text)
    return True
