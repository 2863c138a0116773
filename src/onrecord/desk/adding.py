"""Adding documents to a ledger: each in one transaction, in the order in which they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.desk.coding import held_codebook
from onrecord.desk.deriving import refresh
from onrecord.desk.models import Loader
from onrecord.desk.options import AddOptions
from onrecord.desk.progress import AddSummary, Progress, Tally
from onrecord.desk.running import run
from onrecord.errors import OnrecordError
from onrecord.ledger import Derived, Ledger
from onrecord.read import Failure, read_bytes, read_inputs
from onrecord.records import Document


def add(
    ledger: Ledger,
    inputs: Iterable[str],
    options: AddOptions,
    progress: Progress | None = None,
    *,
    load: Loader | None = None,
) -> AddSummary:
    """Read the inputs (paths, folders, ``-``, URLs), extract their statements and write both.

    A document that cannot be read or extracted is among the summary's failures and the others go in. One that the
    ledger holds already is not extracted again. `load` loads another extractor than `options.model` names. Raises
    LedgerError when the ledger cannot be written; what went in before stays. Without a codebook among the options, the
    one that the ledger was last coded by holds.
    """
    return _add(ledger, read_inputs(inputs, options.read), options, progress, load)


def add_bytes(
    ledger: Ledger,
    name: str,
    data: bytes,
    options: AddOptions,
    progress: Progress | None = None,
    *,
    load: Loader | None = None,
) -> AddSummary:
    """Add the documents of one file that is in memory, as `add` does."""
    return _add(ledger, read_bytes(name, data, options.read), options, progress, load)


def _add(
    ledger: Ledger,
    stream: Iterable[Document | Failure],
    options: AddOptions,
    progress: Progress | None,
    load: Loader | None,
) -> AddSummary:
    if options.codebook is None:
        options = replace(options, codebook=held_codebook(ledger))
    tally = Tally(progress)
    left_out: dict[str, OnrecordError] = {}
    for result in run(stream, options, ledger.read.holds, load):
        if isinstance(result, Failure):
            tally.fail(result)
            continue
        document, outcome = result
        if outcome is None and document.id in left_out:
            outcome = left_out[document.id]
        if isinstance(outcome, OnrecordError):
            left_out[document.id] = outcome
            tally.fail(Failure(document.name, outcome))
        else:
            _write(ledger, document, outcome, options.collection, tally)
    refresh(ledger)
    return tally.summary()


def _write(ledger: Ledger, document: Document, made: Derived | None, collection: str | None, tally: Tally) -> None:
    """Write a document, or where nothing was made of it, since the ledger holds it, put it in the collection."""
    words = len(document.text.split())
    if made is None:
        if collection is not None:
            ledger.write.collect(document.id, collection)
        tally.count(document.name, "unchanged", words)
        return
    added = ledger.write.add(document, made.statements, code=made.code, model=made.model, collection=collection)
    refresh(ledger)
    tally.count(document.name, added.status, words, sum(s.part.is_text for s in made.statements))
