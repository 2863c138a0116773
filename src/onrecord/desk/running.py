"""Running documents through extraction, here or in other processes, in the order in which they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from onrecord.desk.batches import WORDS, WORDS_SHARED, Batch, batches
from onrecord.desk.chain import Outcome, derive
from onrecord.desk.models import Loader, load_extractor
from onrecord.desk.options import AddOptions
from onrecord.desk.workers import Workers
from onrecord.read import Failure
from onrecord.records import Document

Result = tuple[Document, Outcome | None] | Failure
"""A document with what was made of it (None: nothing, since it was known already), or a failure to read."""


def run(
    stream: Iterable[Document | Failure], options: AddOptions, known: Callable[[str], bool], load: Loader | None
) -> Iterator[Result]:
    """Each result of reading with what extraction made of it. Documents whose id is `known` are not extracted."""
    load = load or partial(load_extractor, options.model)
    if options.jobs > 1:
        with Workers(options.jobs, load, options.codebook) as workers:
            for batch, outcomes in workers.derive(batches(stream, known, WORDS_SHARED)):
                yield from _paired(batch, outcomes)
        return
    for batch in batches(stream, known, WORDS):
        # Loaded only where there is something to extract: adding known documents again should be quick.
        yield from _paired(batch, derive(batch.fresh, load(), options.codebook) if batch.fresh else [])


def _paired(batch: Batch, outcomes: list[Outcome]) -> Iterator[Result]:
    made = {document.id: outcome for document, outcome in zip(batch.fresh, outcomes, strict=True)}
    for entry in batch.entries:
        yield entry if isinstance(entry, Failure) else (entry, made.pop(entry.id, None))
