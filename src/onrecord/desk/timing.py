"""Time expressions of documents, without a ledger."""

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
        published = result.meta.published_on
        yield result, find_timexes(result.text, date.fromisoformat(published) if published else None)
