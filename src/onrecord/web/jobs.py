"""Adding documents in the background: jobs that wait in a queue, run one at a time, tell how far they are, and stop.

Jobs live in memory and end with the server. What went into the ledger before stays there: each document is written in
one transaction of its own.
"""

from __future__ import annotations

import logging
import re
import secrets
import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from queue import SimpleQueue

from onrecord import desk
from onrecord.desk import AddOptions, AddSummary, ProgressEvent
from onrecord.errors import NotFoundError, OnrecordError
from onrecord.ledger import Ledger

log = logging.getLogger(__name__)

ROUND_BYTES = 50_000
"""Bytes of files that are handed to the desk together: a few reports, so that progress is seen and stopping is quick,
yet enough for an extractor that works on several at once."""

MOST_JOBS = 50
"""Jobs that are remembered; the oldest that are over go first."""

MOST_LISTED = 500
"""Documents and failures of a job that are remembered by name."""

END_S = 10.0
"""Seconds that the end of the server waits for the document at hand."""

_BROKEN = "Something went wrong on our side. The terminal that runs onrecord serve says more."
_PRIVATE = ": pass --allow-private if you trust it."
_SAVE = ": save the page and add the file."


class State(StrEnum):
    """How it stands with a job."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing to add: a path or web address, how to read it, and the bytes of the file (0 for an address)."""

    input: str
    options: AddOptions
    size: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A document that a job is done with: its name, what became of it, its words, and its id in the ledger."""

    name: str
    status: str
    words: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a job is. `total` is how many documents there are at least: an archive may hold more.

    `failures` are names with the sentence why; `error` is why the job as a whole broke off.
    """

    id: str
    state: State
    total: int
    documents: int = 0
    words: int = 0
    statements: int = 0
    added: int = 0
    unchanged: int = 0
    new_versions: int = 0
    failed: int = 0
    done: tuple[Done, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    error: str | None = None
    before: int = 0

    @property
    def is_over(self) -> bool:
        """True when nothing more happens."""
        return self.state not in {State.WAITING, State.RUNNING}


class _StoppedError(Exception):
    """Leaves the desk when somebody stopped the job."""


class Job:
    """One order to add things. `folder` holds its uploads and is removed when it is over."""

    def __init__(self, handed: Sequence[Handed], folder: Path) -> None:
        self.id = secrets.token_hex(8)
        self.handed = tuple(handed)
        self.folder = folder
        self._stop = threading.Event()
        self._seen = Seen(self.id, State.WAITING, len(self.handed))

    @property
    def seen(self) -> Seen:
        """How far it is."""
        return self._seen

    def stop(self) -> None:
        """Stops it after the document at hand; one that waits does not begin."""
        self._stop.set()
        if self._seen.state is State.WAITING:
            self._now(state=State.STOPPED)

    def run(self, path: Path) -> None:
        """Adds everything to the ledger at `path`, made where there is none, and removes the uploads."""
        try:
            if not self._stop.is_set():
                self._now(state=State.RUNNING)
                self._add_all(path)
        except _StoppedError:
            self._now(state=State.STOPPED)
        except OnrecordError as error:
            self._now(state=State.FAILED, error=self._told(str(error)))
        except Exception:
            log.exception("adding broke off")
            self._now(state=State.FAILED, error=_BROKEN)
        finally:
            self.clear()

    def clear(self) -> None:
        """Removes the uploads."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _add_all(self, path: Path) -> None:
        with Ledger.open(path, create=True) as ledger:
            for part in rounds(self.handed):
                self._add(ledger, part)
        self._now(state=State.DONE)

    def _add(self, ledger: Ledger, part: Sequence[Handed]) -> None:
        began, events = self._seen, list[ProgressEvent]()

        def tell(event: ProgressEvent) -> None:
            events.append(event)
            self._now(**_counted(began, events))
            if self._stop.is_set():
                raise _StoppedError

        if self._stop.is_set():
            raise _StoppedError
        try:
            summary = desk.add(ledger, [each.input for each in part], part[0].options, tell)
        finally:
            self._list(ledger, events)
        self._fail(summary)

    def _list(self, ledger: Ledger, events: Sequence[ProgressEvent]) -> None:
        room = MOST_LISTED - len(self._seen.done)
        good = [event for event in events if event.status != "failed"][:room]
        self._now(done=(*self._seen.done, *(_done(ledger, event) for event in good)))

    def _fail(self, summary: AddSummary) -> None:
        told = [(self._told(f.name), self._told(str(f.error))) for f in summary.failures]
        self._now(failures=(*self._seen.failures, *told)[:MOST_LISTED])

    def _told(self, sentence: str) -> str:
        """A sentence without the folder that uploads lie in, and with advice for a browser."""
        return re.sub(re.escape(str(self.folder)) + r"/\d+/", "", sentence).replace(_PRIVATE, _SAVE)

    def _now(self, **fields: object) -> None:
        self._seen = replace(self._seen, **fields)  # type: ignore[arg-type]


class Jobs:
    """The jobs of one app, and the thread that does them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: dict[str, Job] = {}
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, job: Job) -> None:
        """Takes a job up, to be run after those that wait."""
        with self._lock:
            self._jobs[job.id] = job
            over = [each.id for each in self._jobs.values() if each.seen.is_over]
            for identity in over[: max(0, len(self._jobs) - MOST_JOBS)]:
                del self._jobs[identity]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        self._queue.put(job)

    def get(self, identity: str) -> Job:
        """The job with an id. Raises NotFoundError."""
        job = self._jobs.get(identity)
        if job is None:
            raise NotFoundError("There is no such job: the server was started anew, or it is long over.")
        return job

    def seen(self, identity: str) -> Seen:
        """How far a job is, and how many are before it. Raises NotFoundError."""
        job = self.get(identity)
        if job.seen.state is not State.WAITING:
            return job.seen
        earlier = [each for each in self.all() if not each.is_over]
        return replace(job.seen, before=next((i for i, each in enumerate(earlier) if each.id == identity), 0))

    def all(self) -> tuple[Seen, ...]:
        """Every job that is remembered, oldest first."""
        with self._lock:
            return tuple(job.seen for job in self._jobs.values())

    def close(self) -> None:
        """Stops all jobs, waits for the document at hand, and removes what was uploaded."""
        with self._lock:
            thread, self._thread = self._thread, None
            jobs = list(self._jobs.values())
        for job in jobs:
            job.stop()
        if thread is not None:
            self._queue.put(None)
            thread.join(END_S)
        for job in jobs:
            job.clear()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            job.run(self._path)


def rounds(handed: Sequence[Handed]) -> Iterator[list[Handed]]:
    """What is handed to the desk together: neighbours that are read alike, up to `ROUND_BYTES` or one larger file."""
    for _, alike in groupby(handed, lambda each: each.options):
        part: list[Handed] = []
        for each in alike:
            if part and (not each.size or sum(e.size for e in part) + each.size > ROUND_BYTES):
                yield part
                part = []
            part.append(each)
        yield part


def _counted(began: Seen, events: Sequence[ProgressEvent]) -> dict[str, object]:
    """A job's counts: those before this round, and what its events say."""
    last = events[-1]
    number = {status: sum(e.status == status for e in events) for status in ("added", "unchanged", "new_version")}
    documents = began.documents + len(events)
    return {
        "documents": documents,
        "total": max(began.total, documents),
        "words": began.words + last.words_done,
        "statements": began.statements + last.statements_done,
        "added": began.added + number["added"],
        "unchanged": began.unchanged + number["unchanged"],
        "new_versions": began.new_versions + number["new_version"],
        "failed": began.failed + sum(e.status == "failed" for e in events),
    }


def _done(ledger: Ledger, event: ProgressEvent) -> Done:
    try:
        identity = ledger.read.document_row(event.name).id
    except OnrecordError:  # several of that name: the list of documents tells them apart
        identity = None
    return Done(event.name, event.status, event.words, identity)
