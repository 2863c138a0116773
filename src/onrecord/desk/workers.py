"""Extraction in other processes: batches go out, what was made of them comes back in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import TracebackType

from onrecord.desk.batches import Batch
from onrecord.desk.chain import Outcome, broken, derive
from onrecord.desk.models import Loader
from onrecord.extract import Extractor
from onrecord.records import Document

_WAITING = 2  # batches under way or waiting for each process: none idles, and few are in memory


class Workers:
    """A pool of processes, each with its own extractor. A context manager: leaving it ends them."""

    def __init__(self, jobs: int, load: Loader) -> None:
        self._jobs, self._load = jobs, load
        self._pool = self._begin()

    def _begin(self) -> ProcessPoolExecutor:
        # spawn: a forked copy of a process with threads and open database connections cannot be trusted.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, context, _prepare, (self._load,))

    def derive(self, stream: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Each batch with what was made of its fresh documents, in order."""
        waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
        for batch in stream:
            waiting.append((batch, self._submit(batch.fresh)))
            if len(waiting) >= self._jobs * _WAITING:
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def _submit(self, documents: list[Document]) -> Future[list[Outcome]]:
        try:
            return self._pool.submit(_derive, documents)
        except BrokenProcessPool as error:
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(error)
            return failed

    def _first(self, waiting: deque[tuple[Batch, Future[list[Outcome]]]]) -> tuple[Batch, list[Outcome]]:
        """The first batch when it is done. When a process died, its documents are tried one by one, the rest again."""
        batch, future = waiting.popleft()
        try:
            return batch, future.result()
        except BrokenProcessPool:
            self._restart()
            outcomes = [self._alone(document) for document in batch.fresh]
            again = [(each, self._submit(each.fresh)) for each, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return batch, outcomes

    def _alone(self, document: Document) -> Outcome:
        try:
            return self._submit([document]).result()[0]
        except BrokenProcessPool:
            self._restart()
            return broken(document, "the process that did it was ended, perhaps for want of memory")

    def _restart(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._begin()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)


_extractor: Extractor | None = None


def _prepare(load: Loader) -> None:
    """Load the extractor once in a new process, leave Ctrl-C to the parent, and end when the parent ends."""
    global _extractor  # noqa: PLW0603  # one a process is the purpose
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _extractor = load()


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its children to end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _derive(documents: list[Document]) -> list[Outcome]:
    if _extractor is None:
        raise RuntimeError("no extractor was loaded in this process")
    return derive(documents, _extractor)
