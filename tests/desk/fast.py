"""A small extractor without a model, and a script that adds a folder with it; run as a program by the tests."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from onrecord import desk
from onrecord.errors import ModelError
from onrecord.ledger import Ledger
from onrecord.read import ReadOptions
from onrecord.records import Attribution, Document, Kind, Part, Passage

SAID = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>said) that (?P<content>[^.]+)")


class Fast:
    """Finds "First Last said that ...". Breaks down on a text that holds BREAK, kills its process on one with KILL.

    With `seconds`, it says on standard error that it is at work, and takes so long over each document.
    """

    name = "fast@1"

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self.seen: list[str] = []

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        self.seen += [document.name for document in documents]
        return [self._of(document) for document in documents]

    def _of(self, document: Document) -> list[Attribution]:
        if self._seconds:
            print("at work", file=sys.stderr, flush=True)
            time.sleep(self._seconds)
        if "BREAK" in document.text:
            raise ValueError("cannot bear this")
        if "KILL" in document.text:
            os._exit(9)
        return [_attribution(document, match) for match in SAID.finditer(document.text)]


def no_model() -> Fast:
    """A loader of an extractor that is not there."""
    raise ModelError("There is no such model.")


def _attribution(document: Document, match: re.Match[str]) -> Attribution:
    source, cue, content = (Passage.of(document.text, [match.span(group)]) for group in ("source", "cue", "content"))
    part = document.part_at(content.start) or Part.BODY
    return Attribution(Kind.INDIRECT, content, source, cue, part=part)


def main(ledger: str, folder: str, jobs: str = "1", seconds: str = "0") -> None:
    """Add a folder to a ledger, one line a document."""
    options = desk.AddOptions(ReadOptions(), jobs=int(jobs))
    load = partial(Fast, float(seconds))
    with Ledger.open(Path(ledger), create=True) as opened:
        desk.add(opened, [folder], options, lambda e: print(e.status, e.name, flush=True), load=load)


if __name__ == "__main__":
    main(*sys.argv[1:])
