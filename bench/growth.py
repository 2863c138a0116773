"""How positions and findings grow with the ledger: a synthetic one of so many statements, and what questions take.

    python -m bench.growth [--statements 10000 100000]

Each document is a short report with one claim a sentence; holders and issues grow with the ledger, so that a block
(one holder on one issue) keeps its size, as in a ledger that takes in more of the world. Printed per size, in seconds
of processor time: how long filling took, then each question (median of three); and the most memory used so far.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery
from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)

A_DOCUMENT, A_BLOCK, ISSUES_A_HOLDER, ROUNDS = 10, 20, 5, 3
"""Statements a document and a block, issues that a holder speaks on, and measurements of each question."""

FIRST, DAYS = date(2001, 1, 1), 5000
_VERBS = {Stance.SUPPORT: "backed", Stance.OPPOSE: "rejected", Stance.CONDITIONAL: "would accept"}
_CONDITION = re.compile(r"if K\d+")
_MANNERS = "at length|in a radio talk|before the guild|in the lower house|to a visiting envoy|at the docks".split("|")


def reports(statements: int, chance: random.Random) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents with their statements, until there are so many statements."""
    holders = max(4, statements // (A_BLOCK * ISSUES_A_HOLDER))
    for n in range(statements // A_DOCUMENT):
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        told = [_sentence(chance, holders) for _ in range(A_DOCUMENT)]
        text = "\n".join(sentence for sentence, *_ in told)
        meta = Metadata(title=f"Report {n}", publisher=f"Paper {n % 40}", published_on=day, language="en")
        paragraphs = (Paragraph(0, len(text), Part.BODY),)
        document = Document(f"report{n}.txt", text, text_hash(text), paragraphs, meta, key=str(n))
        yield document, _statements(document, told)


Told = tuple[str, int, int, Stance]
"""A sentence, the holder's number, the issue's number and the stance."""


def _sentence(chance: random.Random, holders: int) -> Told:
    holder = chance.randrange(holders)
    issue = (holder * 7 + chance.randrange(ISSUES_A_HOLDER)) % max(8, holders // 2)
    stance = chance.choices((Stance.SUPPORT, Stance.OPPOSE, Stance.CONDITIONAL), (5, 4, 1))[0]
    condition = f" if K{chance.randrange(holders)}" if stance is Stance.CONDITIONAL else ""
    return (
        f"Holder N{holder} {_VERBS[stance]} plan P{issue}{condition} {chance.choice(_MANNERS)}.",
        holder,
        issue,
        stance,
    )


def _statements(document: Document, told: list[Told]) -> list[Statement]:
    made, start = [], 0
    for sentence, holder, issue, stance in told:
        made.append(_statement(document, start, sentence, Party(f"Holder N{holder}", f"a-n{holder}"), issue, stance))
        start += len(sentence) + 1
    return made


def _statement(document: Document, start: int, told: str, holder: Party, issue: int, stance: Stance) -> Statement:
    def passage(words: str, end: int | None = None) -> Passage:
        at = start + told.index(words)
        return Passage.of(document.text, [Span(at, end or at + len(words))])

    day = str(document.meta.published_on)
    label, condition = f"plan P{issue}", _CONDITION.search(told)
    about = Issue(label, passage(label), f"i-p{issue}", f"plans {issue % 20} > {label}")
    conditions = (passage(condition.group()),) if condition else ()
    return Statement(
        document.id,
        Kind.INDIRECT,
        passage(_VERBS[stance], start + len(told) - 1),
        "bench@1",
        source=passage(holder.name),
        speakers=(Speaker(holder.name, holder.id),),
        reported_by=(Reporter(document.meta.publisher),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT),
        claims=(Claim(holder, "SUPPORT", about, stance, conditions=conditions),),
    )


def fill(ledger: Ledger, statements: int) -> None:
    """Put so many statements into a ledger."""
    for document, made in reports(statements, random.Random(7)):  # noqa: S311 - the same every time
        ledger.write.add(document, made, model="bench@1", collection=None)


QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "as of a day": lambda ledger: desk.positions(ledger, PositionQuery(actor="a-n1", as_of="2009-06-30")),
    "timeline": lambda ledger: desk.positions(ledger, PositionQuery(actor="a-n1", superseded=True)),
    "findings": lambda ledger: desk.findings(ledger, FindingQuery()),
}
"""What is measured, by name."""


def measure(size: int) -> list[str]:
    """The figures of one size as the cells of a row."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "growth.db", create=True) as ledger:
        filling = _seconds(lambda: fill(ledger, size))
        asked = [statistics.median(_seconds(partial(ask, ledger)) for _ in range(ROUNDS)) for ask in QUESTIONS.values()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return [f"{size:,}", *(f"{seconds:.2f}" for seconds in (filling, *asked)), f"{peak:,.0f}"]


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def main() -> None:
    """Measure each size and print a row of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--statements", type=int, nargs="+", default=[10_000, 100_000])
    headings = ["statements", "filling s", *(f"{name} s" for name in QUESTIONS), "peak MiB"]
    print("  ".join(f"{heading:>12}" for heading in headings))
    for size in parser.parse_args().statements:
        print("  ".join(f"{cell:>12}" for cell in measure(size)), flush=True)


if __name__ == "__main__":
    main()
