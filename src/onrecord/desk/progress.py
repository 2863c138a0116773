"""What is told of long work, while it goes on and when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from onrecord.read import Failure

Status = Literal["added", "unchanged", "new_version", "extracted", "failed"]


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """A document is done: what became of it, its words, and how much is done in all."""

    name: str
    status: Status
    words: int
    documents_done: int
    words_done: int
    statements_done: int


Progress = Callable[[ProgressEvent], None]
"""Is told of each document when it is done."""


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What adding did: how many documents went in, were there already, or became new versions, and what failed.

    `documents` counts all that were read, `words` and `statements` those of the documents that went in, statements
    in the article itself. `seconds` is the time it took.
    """

    added: int
    unchanged: int
    new_versions: int
    failures: tuple[Failure, ...]
    documents: int
    words: int
    statements: int
    seconds: float


@dataclass
class Tally:
    """Counts what is done and tells it on."""

    progress: Progress | None = None
    done: dict[Status, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    words: int = 0
    statements: int = 0
    began: float = field(default_factory=time.monotonic)

    def count(self, name: str, status: Status, words: int = 0, statements: int = 0) -> None:
        """A document is done. Words and statements of an unchanged document are not work done."""
        self.done[status] = self.done.get(status, 0) + 1
        if status != "unchanged":
            self.words += words
            self.statements += statements
        if self.progress is not None:
            total = sum(self.done.values())
            self.progress(ProgressEvent(name, status, words, total, self.words, self.statements))

    def fail(self, failure: Failure) -> None:
        """A document could not be read or extracted."""
        self.failures.append(failure)
        self.count(failure.name, "failed")

    def summary(self) -> AddSummary:
        """What was done so far."""
        added, unchanged, versions = (self.done.get(s, 0) for s in ("added", "unchanged", "new_version"))
        return AddSummary(
            added=added,
            unchanged=unchanged,
            new_versions=versions,
            failures=tuple(self.failures),
            documents=added + unchanged + versions,
            words=self.words,
            statements=self.statements,
            seconds=time.monotonic() - self.began,
        )
