"""How fast a ledger is read: each read path in milliseconds, beside a bare sqlite3 select of the same rows.

Run ``python bench/ledger_reads.py [--statements 100000]``. Makes a ledger of invented statements in a temporary folder.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from onrecord.ledger import ClaimQuery, DocumentQuery, Ledger, Reader, StatementQuery, connection
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
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)

WORDS = "dues ferry strait treaty blockade envoy harbour talks accord border pilot tariff truce salvage quota".split()
STATEMENTS_A_DOCUMENT = 20
CLAIMS_A_STATEMENT = 0.33
ROUNDS = 15
Select = Callable[..., Callable[[], object]]
"""Makes the act of running a bare select with its values."""

_IN_TEXT = "part IN ('body','caption','headline','turn')"


def documents(statements: int, chance: random.Random) -> Iterator[tuple[Document, list[Statement]]]:
    """Invented documents, each with its statements, until there are so many statements."""
    for n in range(statements // STATEMENTS_A_DOCUMENT):
        sentences = [f"Report {n}." + "".join(f" {w}" for w in chance.choices(WORDS, k=12))]
        sentences += [" ".join(chance.choices(WORDS, k=18)) + "." for _ in range(STATEMENTS_A_DOCUMENT)]
        text = "\n".join(sentences)
        day = (date(2030, 1, 1) + timedelta(days=chance.randrange(1500))).isoformat()
        meta = Metadata(title=sentences[0], publisher=f"Paper {n % 40}", published_on=day, language="en")
        document = Document(f"report{n}.txt", text, "0" * 64, (Paragraph(0, len(text), Part.BODY),), meta)
        yield document, list(_statements(document, sentences, day, chance))


def _statements(document: Document, sentences: list[str], day: str, chance: random.Random) -> Iterator[Statement]:
    at = len(sentences[0]) + 1
    for sentence in sentences[1:]:
        number = min(int(chance.expovariate(0.01)), 1999)
        yield Statement(
            document=document.id,
            kind=chance.choice(list(Kind)),
            content=Passage.of(document.text, [(at, at + len(sentence))]),
            model="bench@1",
            speakers=(Speaker(f"Speaker {number}", f"speaker{number}"),),
            reported_by=(Reporter(document.meta.publisher),),
            said_on=When(day, day, day, TimeBasis.PUBLICATION),
            claims=(_claim(document.text, at, number, chance),) if chance.random() < CLAIMS_A_STATEMENT else (),
        )
        at += len(sentence) + 1


def _claim(text: str, at: int, holder: int, chance: random.Random) -> Claim:
    """A claim about the first words of a sentence; half of the issues are a codebook's, the others all different."""
    one, two = text[at : at + 60].split()[:2]
    issue = Issue(f"{one} {two}", id=f"{one}-{two}", path=f"{one} > {one} {two}")
    if chance.random() < 0.5:
        issue = Issue(f"{one} {two} of {chance.randrange(10**6)}")
    words = (Passage.of(text, [(at, at + len(one))]),) if chance.random() < 0.1 else ()
    stance = chance.choice(list(Stance))
    return Claim(Party(f"Speaker {holder}", f"speaker{holder}"), "REJECT", issue, stance, conditions=words)


def median_ms(act: Callable[[], object]) -> float:
    """The median processor time of an act in milliseconds, after one round to warm up.

    Processor time, since everything is in memory by then and other programs on the machine should not count.
    """
    act()
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def paths(ledger: Ledger, bare: sqlite3.Connection) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Each read path: its name, the read, and the bare select of the same rows."""
    read = ledger.read
    some = read.documents().items[0].id
    middle = read.statements(StatementQuery(limit=1)).next or "0"
    middle = str(int(middle) * (read.counts().documents // 2))

    def select(sql: str, *values: object) -> Callable[[], object]:
        return lambda: bare.execute(sql, values).fetchall()

    def last_of(items: Iterator[object]) -> int:
        return sum(1 for _ in items)

    page = f"SELECT * FROM statement WHERE +{_IN_TEXT} {{}} ORDER BY seq LIMIT 50"  # noqa: S608  # no word of it comes from outside
    yield "first page", read.statements, select(page.format(""))
    yield (
        "middle page",
        lambda: read.statements(StatementQuery(after=middle)),
        select(page.format("AND seq > ?"), middle),
    )
    by_voice = (
        "AND seq IN (SELECT statement FROM statement_voice JOIN voice ON voice.seq = voice WHERE role = 'speaker' "
        "AND folded LIKE ?)"
    )
    yield (
        "page of a speaker",
        lambda: read.statements(StatementQuery(speaker="speaker 7")),
        select(page.format(by_voice), "%speaker 7%"),
    )
    matching = "AND seq IN (SELECT rowid FROM statement_fts WHERE statement_fts MATCH ?)"
    yield (
        "page of words",
        lambda: read.statements(StatementQuery(words="salvage quota")),
        select(page.format(matching), "salvage quota"),
    )
    yield (
        "page of days said",
        lambda: read.statements(StatementQuery(said_from="2031-01-01", said_to="2031-01-31")),
        select(page.format("AND said_latest >= ? AND said_earliest <= ?"), "2031-01-01", "2031-01-31"),
    )
    yield (
        "page of a publisher",
        lambda: read.statements(StatementQuery(publisher="paper 3")),
        select(page.format("AND document IN (SELECT seq FROM document WHERE publisher_folded = ?)"), "paper 3"),
    )
    yield from _claims(read, select, page)
    newest = "SELECT * FROM document ORDER BY published_on DESC NULLS LAST, seq DESC LIMIT 50"
    yield "documents", lambda: read.documents(DocumentQuery()), select(newest)
    whole = "SELECT * FROM statement JOIN document ON document.seq = document WHERE document.id = ?"
    yield "a document's statements", lambda: read.document_statements(some), select(whole, some)
    ranked = "SELECT rowid FROM document_fts WHERE document_fts MATCH ? ORDER BY rank LIMIT 20"
    yield "search", lambda: read.search('"salvage quota"', limit=20), select(ranked, '"salvage quota"')
    top = (
        "SELECT voice, count(*) FROM statement_voice WHERE role = 'speaker' AND in_text GROUP BY voice ORDER BY 2 DESC"
    )
    yield "speakers", read.speakers, select(top + " LIMIT 50")
    yield "counts", read.counts, select("SELECT count(*), sum(statements), sum(words) FROM document")
    yield (
        "all statements, streamed",
        lambda: last_of(read.iter_statements()),
        select(f"SELECT * FROM statement WHERE +{_IN_TEXT} ORDER BY seq"),  # noqa: S608
    )


def _claims(
    read: Reader, select: Select, page: str
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """The read paths that ask by claims; the bare select knows the issue's exact words."""
    with_claims = "AND seq IN (SELECT statement FROM claim WHERE {})"

    def asked(claims: ClaimQuery) -> Callable[[], object]:
        return lambda: read.statements(StatementQuery(claims=claims))

    yield "page with claims", asked(ClaimQuery()), select(page.format(with_claims.format("true")))
    by_id = page.format(with_claims.format("issue_id = ?"))
    yield "page of an issue", asked(ClaimQuery(issue="dues-ferry")), select(by_id, "dues-ferry")
    by_path = page.format(with_claims.format("issue_id LIKE ?"))
    yield "page of a parent issue", asked(ClaimQuery(issue="dues")), select(by_path, "dues-%")
    by_words = page.format(with_claims.format("issue LIKE ?"))
    yield "page of an issue's words", asked(ClaimQuery(issue="ferr stra")), select(by_words, "%ferry strait%")
    both = page.format(with_claims.format("issue_id = ? AND stance = 'oppose'"))
    opposed = ClaimQuery(issue="dues-ferry", stance=Stance.OPPOSE)
    yield "page of an issue and stance", asked(opposed), select(both, "dues-ferry")
    held = page.format(with_claims.format("holder IN (SELECT seq FROM voice WHERE folded LIKE ?)"))
    yield "page of a holder", asked(ClaimQuery(holder="speaker 7")), select(held, "%speaker 7%")
    stance = page.format(with_claims.format("stance = 'conditional'"))
    yield "page of conditional claims", asked(ClaimQuery(conditional=True)), select(stance)
    sums = "SELECT issue, stance, count(*) FROM claim GROUP BY issue, stance"
    yield "issues", read.issues, select(sums)

    def some() -> object:
        return read.search('"salvage quota"', claims=ClaimQuery(issue="dues"), limit=20)

    ranked = "SELECT rowid FROM document_fts WHERE document_fts MATCH ? ORDER BY rank LIMIT 20"
    yield "search among an issue's", some, select(ranked, '"salvage quota"')


def main() -> None:
    """Make the ledger, time each path, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    asked = parser.parse_args()
    connection.SYNCHRONOUS = "OFF"  # the ledger is thrown away
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with Ledger.open(path, create=True) as ledger:
            began = time.process_time()
            for document, statements in documents(asked.statements, random.Random(1)):  # noqa: S311  # no secret
                ledger.write.add(document, statements, model="bench@1")
            seconds = time.process_time() - began
            size = ledger.read.info().size / 2**20
            print(f"written: {asked.statements / seconds:,.0f} statements a second, {size:.0f} MiB")
            with closing(sqlite3.connect(path)) as bare:
                print(f"{'read':26}{'ms':>10}{'bare ms':>10}{'ratio':>8}")
                for name, act, plain in paths(ledger, bare):
                    ours, theirs = median_ms(act), median_ms(plain)
                    print(f"{name:26}{ours:10.2f}{theirs:10.2f}{ours / theirs:8.1f}")


if __name__ == "__main__":
    main()
