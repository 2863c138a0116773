"""A small negotiation for the tests of matrix and map: two sides, a change, two counterparts, a condition."""

from __future__ import annotations

from pathlib import Path

from onrecord import desk
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
general_issues: false
people:
  - {name: Ana Pohl, side: Tarn}
  - {name: Erik Lund, side: Tarn}
  - {name: Oda Reyk, side: Orle}
issues:
  - {name: shore talks, aliases: [talks on the shore]}
  - {name: the base, parent: shore talks}
  - {name: the accord}
"""

TOLD = (
    ("a", "Ana Pohl backed the base on Saturday.", "the base", "support", "2011-03-19"),
    ("b", "Erik Lund rejected the base on Monday.", "the base", "oppose", "2011-03-21"),
    ("c", "Ana Pohl wanted the shore talks with Orle.", "the shore talks", "support", "2011-04-01", "Orle"),
    ("d", "Ana Pohl refused the shore talks with Mar.", "the shore talks", "oppose", "2011-04-02", "Mar"),
    ("e", "Oda Reyk backed the second ferry again.", "the second ferry", "support", "2011-04-10"),
    ("f", "Erik Lund praised the accord on Friday.", "the accord", "support", "2011-04-20"),
    ("g", "Ana Pohl rejected the base on Monday.", "the base", "oppose", "2011-05-02"),
    ("h", "Oda Reyk would take the base if the accord is kept.", "the base", "conditional", "2011-05-06"),
)
"""Name, text, issue, stance, day and counterpart; the first two words are the holder, the rest the statement."""

DAYS = tuple(told[4] for told in TOLD)


def build(path: Path) -> Path:
    """A ledger of all that is told at `path`, coded by the codebook."""
    with Ledger.open(path, create=True) as ledger:
        for told in TOLD:
            document, statement = _report(*told)
            ledger.write.add(document, [statement], model="m", collection=None)
        desk.recode(ledger, BOOK)
    return path


def _report(
    name: str, text: str, about: str, stance: str, day: str, toward: str | None = None
) -> tuple[Document, Statement]:
    meta = Metadata(published_on=day, publisher=f"Paper {name}", language="en")
    document = Document(f"{name}.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta, key=name)
    holder = " ".join(text.split()[:2])
    claim = Claim(
        Party(holder),
        "SUPPORT",
        Issue(about, _passage(text, about)),
        Stance(stance),
        counterpart=Party(toward) if toward else None,
        conditions=(_passage(text, text[text.index("if ") : -1]),) if "if " in text else (),
    )
    statement = Statement(
        document.id,
        Kind.INDIRECT,
        _passage(text, text[len(holder) + 1 : -1]),
        "m",
        speakers=(Speaker(holder),),
        reported_by=(Reporter(f"Paper {name}"),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT),
        claims=(claim,),
    )
    return document, statement


def _passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [(start, start + len(words))])
