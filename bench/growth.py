"""How positions and findings grow with the ledger: a synthetic one of so many statements, and what questions take.

    python -m bench.growth [--statements 10000 100000 1000000] [--folder FOLDER]

Each document is a short report with one claim a sentence; holders and issues grow with the ledger, so that a block
(one holder on one issue) keeps its size, as in a ledger that takes in more of the world. The issues stand below twenty
wide ones, so that the row of all positions on one of those grows. A few holders have sides by the codebook; one report
in a hundred is printed again by another paper, one in two hundred claims that somebody contradicted himself.

Printed per size, in processor time: seconds to fill the ledger and to work everything out at once; milliseconds for
each question (median) and for adding one more document with all that it changes (median and longest); the most memory
used so far and the size of the file.
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
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
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

A_DOCUMENT, A_BLOCK, ISSUES_A_HOLDER, WIDE = 10, 20, 5, 20
"""Statements a document and a block, issues that a holder speaks on, and wide issues above those."""

ROUNDS, ADDED = 9, 15
"""Measurements of each question, and documents added one by one after the ledger was filled."""

SIDED = 40
"""Holders who have a side."""

REPRINTED, CLAIMING = 100, 200
"""One report in so many is printed again, one in so many claims that somebody contradicted himself."""

FIRST, DAYS = date(2001, 1, 1), 5000
_VERBS = {Stance.SUPPORT: "backed", Stance.OPPOSE: "rejected", Stance.CONDITIONAL: "would accept"}
_CONDITION = re.compile(r"if K\d+")
_MANNERS = "at length|in a radio talk|before the guild|in the lower house|to a visiting envoy|at the docks".split("|")


def reports(statements: int, chance: random.Random) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents with their statements, until there are so many statements."""
    holders = max(4, statements // (A_BLOCK * ISSUES_A_HOLDER))
    told: list[Told] = []
    for n in range(statements // A_DOCUMENT):
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        if n % REPRINTED or not told:
            told = [_sentence(chance, holders) for _ in range(A_DOCUMENT)]
        text = "\n".join(sentence for sentence, *_ in told)
        if n % CLAIMING == 0:
            text += f"\nHolder N{told[0][1]} has contradicted himself on plan P{told[0][2]}."
        meta = Metadata(title=f"Report {n}", publisher=f"Paper {n % 40}", published_on=day, language="en")
        paragraphs = (Paragraph(0, len(text), Part.BODY),)
        document = Document(f"report{n}.txt", text, text_hash(text), paragraphs, meta, key=str(n))
        yield document, _statements(document, told)


def codebook() -> str:
    """A codebook that gives the first holders one of two sides."""
    people = (f"  - {{name: Holder N{n}, id: a-n{n}, side: {'North' if n % 2 else 'South'}}}" for n in range(SIDED))
    return "\n".join(["people:", *people, "general_issues: false", ""])


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
    about = Issue(label, passage(label), f"i-p{issue}", f"plans {issue % WIDE} > {label}")
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


def fill(ledger: Ledger, documents: Iterable[tuple[Document, list[Statement]]]) -> None:
    """Put documents into a ledger, with nothing worked out yet."""
    for document, made in documents:
        ledger.write.add(document, made, model="bench@1", collection=None)


QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "as of": lambda ledger: desk.positions(ledger, PositionQuery(actor="a-n1", issue="plan P7", as_of="2009-06-30")),
    "timeline": lambda ledger: desk.positions(ledger, PositionQuery(actor="a-n2", superseded=True)),
    "findings": lambda ledger: desk.finding_page(ledger, limit=50),
    "of actor": lambda ledger: desk.finding_page(ledger, FindingQuery(actor="a-n1"), limit=50),
    "compared": lambda ledger: desk.finding_page(ledger, FindingQuery(compared=True), limit=50),
    "lately": lambda ledger: desk.lately(ledger, 50),
}
"""What is measured, by name."""

HEADINGS = ["statements", "fill s", "derive s", *(f"{name} ms" for name in QUESTIONS), "add ms", "add max ms"]
HEADINGS += ["peak MiB", "file MiB"]


def measure(size: int, path: Path) -> list[str]:
    """The figures of one size as the cells of a row."""
    chance = random.Random(7)  # noqa: S311 - the same every time
    coming = reports(size + ADDED * A_DOCUMENT, chance)
    with Ledger.open(path, create=True) as ledger:
        ledger.write.recode(lambda issue: issue, codebook())
        filling = _seconds(lambda: fill(ledger, islice(coming, size // A_DOCUMENT)))
        deriving = _seconds(lambda: desk.refresh(ledger))
        asked = [statistics.median(_seconds(partial(ask, ledger)) for _ in range(ROUNDS)) for ask in QUESTIONS.values()]
        adding = [_seconds(partial(_add, ledger, one)) for one in coming]
        file = ledger.read.info().size / (1 << 20)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    seconds = [f"{value:,.0f}" for value in (filling, deriving)]
    thousandths = [f"{1000 * value:,.1f}" for value in (*asked, statistics.median(adding), max(adding))]
    return [f"{size:,}", *seconds, *thousandths, f"{peak:,.0f}", f"{file:,.0f}"]


def _add(ledger: Ledger, one: tuple[Document, list[Statement]]) -> None:
    """Add a document and work out what it changes."""
    fill(ledger, [one])
    desk.refresh(ledger)


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def main() -> None:
    """Measure each size and print a row of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--statements", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="keep the ledgers in this folder, as growth-SIZE.db")
    asked = parser.parse_args()
    print("  ".join(f"{heading:>11}" for heading in HEADINGS))
    for size in asked.statements:
        with tempfile.TemporaryDirectory() as folder:
            path = (asked.folder or Path(folder)) / f"growth-{size}.db"
            print("  ".join(f"{cell:>11}" for cell in measure(size, path)), flush=True)


if __name__ == "__main__":
    main()
