"""Reports on a military base, with the claims that a reader would see in them."""

from __future__ import annotations

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
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)

BOOK = """
people:
  - {name: Ana Pohl, side: Tarn}
  - {name: Erik Lund, side: Tarn}
  - {name: Oda Reyk, side: Orle}
issues: [{name: the base}]
"""
"""Sides of the three, by names."""

REPORTS = (
    ("a", "Ana Pohl backed the base on Saturday.", "backed the base", "support", "2011-03-19"),
    ("b", "Erik Lund rejected the base on Monday.", "rejected the base", "oppose", "2011-03-21", "Erik Lund"),
    (
        "c",
        "Ana Pohl rejected the base on Monday. Pohl has contradicted herself on the base.",
        "rejected the base",
        "oppose",
        "2011-05-02",
    ),
    ("d", "Oda Reyk backed the base on Friday.", "backed the base", "support", "2011-05-06", "Oda Reyk"),
)
"""Name, text, words of the statement, stance, day, and the holder where it is not Ana Pohl."""


def report(
    name: str, text: str, words: str, stance: str, day: str, holder: str = "Ana Pohl"
) -> tuple[Document, Statement]:
    """A document of one paragraph, published on the day on which its one statement was made."""
    meta = Metadata(published_on=day, publisher=f"{name}.txt", language="en")
    document = Document(f"{name}.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta, key=name)
    content, base = _passage(text, words), _passage(text, "the base")
    claim = Claim(Party(holder), "SUPPORT", Issue("the base", base), Stance(stance))
    statement = Statement(
        document.id,
        Kind.INDIRECT,
        content,
        "m",
        speakers=(Speaker(holder),),
        reported_by=(Reporter(f"{name}.txt"),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT),
        claims=(claim,),
    )
    return document, statement


def enter(ledger: Ledger, *told: str) -> Statement:
    """Add a report to a ledger; its statement."""
    document, statement = report(*told)
    ledger.write.add(document, [statement], model="m", collection=None)
    return statement


def _passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [(start, start + len(words))])
