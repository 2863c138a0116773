"""Documents in batches: enough words together for an extractor to work well, few enough to hold in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.desk.storable import storable
from onrecord.read import Failure
from onrecord.records import Document

WORDS = 20_000
"""Words in a batch when one process extracts: some forty news reports, so that an extractor can batch across them."""

WORDS_SHARED = 4_000
"""Words in a batch when several processes share the work, so that all have some."""

_ENTRIES = 100  # a run over documents that are all known must show progress too


@dataclass
class Batch:
    """Consecutive results of reading. `fresh` are the documents among them that are to be extracted."""

    entries: list[Document | Failure] = field(default_factory=list)
    fresh: list[Document] = field(default_factory=list)
    words: int = 0


def batches(stream: Iterable[Document | Failure], known: Callable[[str], bool], words: int) -> Iterator[Batch]:
    """The results of reading in batches of about `words` words to extract, in order.

    A document is fresh unless its id is `known` or came before in the stream.
    """
    seen: set[str] = set()
    batch = Batch()
    for entry in stream:
        if isinstance(entry, Failure):
            batch.entries.append(entry)
        else:
            document = storable(entry)
            batch.entries.append(document)
            if document.id not in seen and not known(document.id):
                batch.fresh.append(document)
                batch.words += len(document.text.split())
            seen.add(document.id)
        if batch.words >= words or len(batch.entries) >= _ENTRIES:
            yield batch
            batch = Batch()
    if batch.entries:
        yield batch
