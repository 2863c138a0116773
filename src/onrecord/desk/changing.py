"""Changing what a ledger holds: correcting, extracting again, removing, checking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from onrecord.desk.chain import derive
from onrecord.desk.coding import held_codebook
from onrecord.desk.deriving import refresh
from onrecord.desk.models import Loader, extractor_names, load_extractor
from onrecord.errors import OnrecordError
from onrecord.ledger import Derived, DocumentRow, Fault, Ledger, amended
from onrecord.ledger import verify as verify_ledger
from onrecord.read import relabel
from onrecord.records import Document
from onrecord.resolve.codebook import Codebook

READ_BY_EXTRACTION = frozenset({"author", "publisher", "published", "speaker", "genre", "language"})
"""The metadata that statements depend on: whose own voice it is, who reports, and from which day time is reckoned."""


def edit(
    ledger: Ledger,
    ref: str,
    changes: Mapping[str, str | None],
    *,
    book: Codebook | None = None,
    load: Loader | None = None,
) -> DocumentRow:
    """Correct the metadata of a document (fields: `EDITABLE`); None or an empty value says that it is unknown.

    A new genre tells its turns and body apart anew. Its statements are extracted again where they depend on what
    changed, by the model that extracted them (the default where that is not installed any more), with the codebook
    `book`, or else the one that the ledger was coded by. The audit keeps old and new values. Raises NotFoundError, and
    UsageError for a field or value that cannot be.
    """
    document, row = ledger.read.document(ref), ledger.read.document_row(ref)
    meta = amended(document.meta, changes)
    amendment = relabel(document, meta)
    made = None
    if meta != document.meta and READ_BY_EXTRACTION & set(changes):
        made = _derived(
            amendment, load or partial(load_extractor, _installed(row.model)), book or held_codebook(ledger)
        )
    ledger.write.edit(document.id, changes, made, amendment.paragraphs)
    refresh(ledger)
    return ledger.read.document_row(document.id)


def reextract(
    ledger: Ledger, ref: str, *, model: str | None = None, book: Codebook | None = None, load: Loader | None = None
) -> DocumentRow:
    """Extract a document's statements again, as after a new model, in the place of those it has.

    `book` None means the codebook that the ledger was last coded by.
    """
    document = ledger.read.document(ref)
    made = _derived(document, load or partial(load_extractor, model), book or held_codebook(ledger))
    ledger.write.replace_statements(document.id, made.statements, code=made.code, model=made.model)
    refresh(ledger)
    return ledger.read.document_row(document.id)


def _installed(model: str | None) -> str | None:
    """The model, or None, which means the default, where it is not installed."""
    return model if model and model.partition("@")[0] in extractor_names() else None


def _derived(document: Document, load: Loader, book: Codebook | None) -> Derived:
    outcome = derive([document], load(), book)[0]
    if isinstance(outcome, OnrecordError):
        raise outcome
    return outcome


def collect(ledger: Ledger, ref: str, collections: Collection[str]) -> DocumentRow:
    """Put a document in exactly these collections, which begin to exist, and take it out of all others."""
    row = ledger.read.document_row(ref)
    wanted = {name.strip() for name in collections if name.strip()}
    for name in sorted(wanted.difference(row.collections)):
        ledger.write.collect(row.id, name)
    for name in sorted(set(row.collections) - wanted):
        ledger.write.uncollect(row.id, name)
    return ledger.read.document_row(row.id)


def remove(ledger: Ledger, ref: str) -> DocumentRow:
    """Take a document out of the ledger with everything made from it; gives what it was. The audit keeps a line."""
    row = ledger.read.document_row(ref)
    ledger.write.remove(row.id)
    refresh(ledger)
    return row


def verify(ledger: Ledger) -> Iterator[Fault]:
    """What does not hold in a ledger, see `ledger.verify`."""
    return verify_ledger(ledger.read)
