"""Time expressions of documents and of text, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.read import Failure, ReadOptions, read_inputs
from onrecord.records import Document
from onrecord.resolve.timex import Timex, find_timexes


def time_expressions(inputs: Iterable[str], options: ReadOptions) -> Iterator[tuple[Document, list[Timex]] | Failure]:
    """Each document of the inputs with its time expressions in text order, or why it could not be read.

    Offsets are code points of the document's text, which for a plain text file is the decoded file.
    """
    for result in read_inputs(inputs, options):
        if isinstance(result, Failure):
            yield result
            continue
        yield result, times_of(result.text, result.meta.published_on)


def times_of(text: str, published_on: str | None) -> list[Timex]:
    """The time expressions of a text, in its order, reckoned from the ISO day of its publication."""
    return find_timexes(text, date.fromisoformat(published_on) if published_on else None)
