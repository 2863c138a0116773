"""What is seen of long work: a bar on a terminal, a line a document with --verbose, else nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.counting import number
from onrecord.cli.safe import one_line
from onrecord.cli.screen import remark
from onrecord.cli.session import Session

if TYPE_CHECKING:
    from onrecord.desk import Progress, ProgressEvent


@contextmanager
def watched(session: Session) -> Iterator[Progress]:
    """What the desk tells its progress to."""
    if session.verbose:
        yield lambda event: remark(session, f"{event.status}: {event.name} ({event.words:,} words)")
    elif session.quiet or not sys.stderr.isatty():
        yield _ignore
    else:
        with _bar() as tell:
            yield tell


def _ignore(_event: ProgressEvent) -> None:
    """Tells nobody."""


@contextmanager
def _bar() -> Iterator[Progress]:
    """A line that counts documents, words and words per second. How many will come is not known beforehand."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    counts = TextColumn("{task.fields[counts]}", markup=False)
    name = TextColumn("{task.description}", markup=False)
    began = time.monotonic()
    with Bar(SpinnerColumn(), counts, TimeElapsedColumn(), name, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None, counts="0 documents")

        def tell(event: ProgressEvent) -> None:
            bar.update(task, description=one_line(event.name), counts=counted(event, time.monotonic() - began))

        yield tell


def counted(event: ProgressEvent, seconds: float) -> str:
    """'12 documents, 8,210 words, 1,200 words/s': how far the work is after `seconds`."""
    rate = event.words_done / seconds if seconds else 0.0
    documents = number(event.documents_done, "document")
    return f"{documents}, {event.words_done:,} words, {rate:,.0f} words/s"
