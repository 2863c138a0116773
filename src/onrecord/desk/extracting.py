"""Extracting statements without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.desk.models import Loader
from onrecord.desk.options import AddOptions
from onrecord.desk.progress import Progress, Tally
from onrecord.desk.running import run
from onrecord.errors import OnrecordError
from onrecord.read import Failure, read_inputs
from onrecord.records import Document, Statement


def extract_only(
    inputs: Iterable[str], options: AddOptions, progress: Progress | None = None, *, load: Loader | None = None
) -> Iterator[tuple[Document, list[Statement]] | Failure]:
    """Each document of the inputs with its statements in text order, or why there are none. Writes nothing.

    A text that comes twice is given once. A document in a language that is not read has no statements.
    """
    tally = Tally(progress)
    for result in run(read_inputs(inputs, options.read), options, _is_known, load):
        if isinstance(result, Failure):
            tally.fail(result)
            yield result
            continue
        document, outcome = result
        words = len(document.text.split())
        if outcome is None:
            tally.count(document.name, "unchanged", words)
        elif isinstance(outcome, OnrecordError):
            tally.fail(Failure(document.name, outcome))
            yield Failure(document.name, outcome)
        else:
            statements = sorted(outcome.statements, key=lambda s: s.content.spans)
            tally.count(document.name, "extracted", words, sum(s.part.is_text for s in statements))
            yield document, statements


def _is_known(document_id: str) -> bool:  # noqa: ARG001  # without a ledger nothing is
    return False
