"""From documents to statements: the pure rooms one after another, a fault in one document kept to itself."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.desk.claiming import with_parties
from onrecord.desk.coding import load_namer
from onrecord.desk.knowing import load_known
from onrecord.desk.models import load_claims
from onrecord.errors import OnrecordError
from onrecord.extract import Extractor, extract
from onrecord.judge import judge
from onrecord.judge.issues import name_issues
from onrecord.ledger import CODE, Derived, evidence
from onrecord.records import Attribution, Document
from onrecord.resolve import resolve
from onrecord.resolve.codebook import Codebook

Outcome = Derived | OnrecordError
"""What was made from a document, or why nothing was."""


def derive(documents: Sequence[Document], extractor: Extractor, book: Codebook | None = None) -> list[Outcome]:
    """What each document says. Documents in a language that is not read give no statements and no model.

    All are extracted together, since extractors are faster so; where that fails, one by one, so that only the
    documents that are at fault come out as errors. The analyst's codebook, `book`, wins over what ships.
    """
    readable = [d for d in documents if is_read(d)]
    outcomes = iter(_together(readable, extractor, book))
    return [next(outcomes) if is_read(d) else Derived((), CODE, None) for d in documents]


def is_read(document: Document) -> bool:
    """True when the document's language is one that is extracted: English, or unknown."""
    language = document.meta.language
    return language is None or language.lower().partition("-")[0] == "en"


def _together(documents: Sequence[Document], extractor: Extractor, book: Codebook | None) -> list[Outcome]:
    try:
        found = extract(documents, extractor)
    except Exception as error:
        if len(documents) > 1:
            return [outcome for d in documents for outcome in _together([d], extractor, book)]
        return [_failed(documents[0], error)]
    return [_statements(d, attributions, extractor, book) for d, attributions in zip(documents, found, strict=True)]


def _statements(
    document: Document, attributions: Sequence[Attribution], extractor: Extractor, book: Codebook | None
) -> Outcome:
    try:
        events, known = book.events if book else (), load_known(book)
        resolved = resolve(document, attributions, extractor.name, events=events, known=known)
        claiming = with_parties(document, judge(document, resolved, load_claims(extractor.name)), known)
        statements = name_issues(claiming, load_namer(book))
    except Exception as error:
        return _failed(document, error)
    wrong = next((fault for s in statements for fault in evidence.faults(document.text, s)), None)
    return broken(document, wrong) if wrong else Derived(statements, CODE, extractor.name)


def _failed(document: Document, error: Exception) -> OnrecordError:
    """The error of a document on whose extraction `error` was raised."""
    if isinstance(error, OnrecordError):
        return error
    fault = broken(document, f"{type(error).__name__}: {error}")
    fault.__cause__ = error  # shown by --verbose
    return fault


def broken(document: Document, why: str) -> OnrecordError:
    """The error of a document whose extraction broke down, a fault of the program and not of the document."""
    return OnrecordError(f"{document.name} was left out, since its extraction broke down ({why}): please report this.")
