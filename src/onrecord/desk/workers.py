"""Extraction in other processes: batches go out, what was made of them comes back in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from types import TracebackType

from onrecord.desk.batches import Batch
from onrecord.desk.chain import Outcome, broken, derive
from onrecord.desk.models import Loader
from onrecord.extract import Extractor
from onrecord.records import Document
from onrecord.resolve.codebook import Codebook

_WAITING = 2  # batches under way or waiting for each process: none idles, and few are in memory

_LOOK_S = 0.05  # how often a process that is to end looks whether it may


class Workers:
    """A pool of processes, each with its own extractor. A context manager: leaving it ends them.

    They end when this process ends, however it ends, and are broken off at once when an exception leaves the block.
    """

    def __init__(self, jobs: int, load: Loader, book: Codebook | None = None) -> None:
        self._jobs, self._load, self._book = jobs, load, book
        self._pool, self._line = self._begin()

    def _begin(self) -> tuple[ProcessPoolExecutor, Connection]:
        # spawn: a forked copy of a process with threads and open database connections cannot be trusted.
        context = multiprocessing.get_context("spawn")
        # Nothing is ever sent over the line. The operating system closes it with this process, even a killed one.
        heard, line = context.Pipe(duplex=False)
        return ProcessPoolExecutor(self._jobs, context, _prepare, (self._load, self._book, heard)), line

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
        if not documents:  # no process should be started, and no extractor loaded, for nothing
            return _done([])
        try:
            with _interrupts_held_back():  # this may start a process
                return self._pool.submit(_work, documents)
        except BrokenProcessPool as error:
            return _done(error)

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
        self._end()
        self._pool, self._line = self._begin()

    def _end(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._line.close()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._line.close()
        self._end()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block is left, and for ever in processes started in it: the parent decides for them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Processes inherit the mask. It does not hold Ctrl-C back from this one, where another thread may take it and
    # Python interrupts the main thread all the same: that needs a handler that only remembers.
    held: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, lambda number, _: held.append(number)) if is_main else None
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if is_main:
            signal.signal(signal.SIGINT, handler)
        if held:
            signal.raise_signal(signal.SIGINT)


def _done(result: list[Outcome] | BrokenProcessPool) -> Future[list[Outcome]]:
    future: Future[list[Outcome]] = Future()
    if isinstance(result, BrokenProcessPool):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


# What follows runs in the other processes.


class _Duty:
    """What a process of the pool has to do, and whether it is at it."""

    def __init__(self, load: Loader, book: Codebook | None) -> None:
        self._load, self._book = load, book
        self._extractor: Extractor | None = None
        self.turn = threading.Lock()
        self.at_work = False

    def work(self, documents: list[Document]) -> list[Outcome]:
        """What each document says. The extractor is loaded the first time; what that raises, the parent raises."""
        with self.turn:
            self.at_work = True
        try:
            if self._extractor is None:
                self._extractor = self._load()
            return derive(documents, self._extractor, self._book)
        finally:
            with self.turn:
                self.at_work = False

    def end_with(self, line: Connection) -> None:
        """End the process when the other end of the line is closed.

        While the parent lives, not in the midst of handing a result back, of which it would wait for the rest.
        """
        wait([line])
        parent = multiprocessing.parent_process()
        while parent is not None and parent.is_alive():
            with self.turn:
                if self.at_work:
                    os._exit(1)
            time.sleep(_LOOK_S)
        os._exit(1)


_duty: _Duty | None = None


def _prepare(load: Loader, book: Codebook | None, line: Connection) -> None:
    """Set up a new process of the pool: leave Ctrl-C to the parent, and end when the parent does."""
    global _duty  # noqa: PLW0603  # one a process is the purpose
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _duty = _Duty(load, book)
    threading.Thread(target=_duty.end_with, args=(line,), daemon=True).start()


def _work(documents: list[Document]) -> list[Outcome]:
    if _duty is None:
        raise RuntimeError("this process was not prepared")
    return _duty.work(documents)
