"""An invented actor whose position hardens, with all that a timeline shows: for the pages of actors and issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord import desk
from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    DateBasis,
    Document,
    Genre,
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
from tests.web.samples import MODEL

ORLA, PELL = Speaker("Orla Venn", "orla-venn"), Speaker("Jory Pell", "jory-pell")
BYNAME = Speaker("Madam Venn", "orla-venn")
COUNTERPART = Party("Government of Norland", "nor")

CODEBOOK = """# The analyst's own.
people:
  - name: Orla Venn
    id: orla-venn
    side: South
    aliases: [O. Venn]
    roles: [{office: Premier of Southmark, from: 2019-01-01, until: 2021-06-30}]
  - {name: Jory Pell, id: jory-pell, side: North}
issues:
  # the first of them
  - name: lake talks
    aliases: [talks on the lake]
  - {name: dredging, parent: lake talks}
general_issues: true
"""


@dataclass(frozen=True)
class Told:
    """Who says what on which day, and the claim in it; one document each."""

    who: Speaker
    words: str
    day: str | None = None
    stance: Stance | None = None
    issue: str = ""
    condition: str = ""


IF, TALKS = "if the boats are freed", "lake talks"

SAYINGS = (
    Told(ORLA, "I shall come to the lake talks.", "2020-01-10", Stance.SUPPORT, TALKS),
    Told(ORLA, f"I come to the lake talks {IF}.", "2020-05-04", Stance.CONDITIONAL, TALKS, IF),
    Told(ORLA, "I will never come to the lake talks.", "2020-11-20", Stance.OPPOSE, TALKS),
    Told(BYNAME, "The dredging must end.", None, Stance.OPPOSE, "dredging"),
    Told(ORLA, "The evening was long.", "2020-06-01"),
    Told(PELL, "We are ready for the lake talks.", "2020-11-25", Stance.SUPPORT, TALKS),
)


def build(path: Path, sayings: Iterable[Told] = SAYINGS) -> Path:
    """A ledger of the sayings at `path`, coded by the codebook."""
    with Ledger.open(path, create=True) as ledger:
        for number, told in enumerate(sayings):
            made, statement = _saying(number, told)
            ledger.write.add(made, [statement], code="0", model=MODEL, collection=None)
        desk.recode(ledger, CODEBOOK)
    return path


def _saying(number: int, told: Told) -> tuple[Document, Statement]:
    who, words, day = told.who, told.words, told.day
    text = f"{who.name} said: “{words}” It was report number {number}."
    at = text.index(words)
    meta = Metadata(
        title=f"Report {number}",
        author="Ada Quill",
        publisher="Lake Herald" if number % 2 else "Shore Post",
        published_on=day or f"2020-12-0{1 + number % 9}",
        published_basis=DateBasis.META,
        language="en",
        genre=Genre.NEWS,
    )
    made = Document(f"report-{number}.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta)
    statement = Statement(
        made.id,
        Kind.DIRECT,
        Passage.of(text, [(at, at + len(words))]),
        MODEL,
        source=Passage.of(text, [(0, len(who.name))]),
        cue=Passage.of(text, [(len(who.name) + 1, len(who.name) + 5)]),
        speakers=(who,),
        reported_by=(Reporter("Ada Quill"),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT) if day else None,
        claims=(_claim(text, at, told, told.stance),) if told.stance else (),
        hedges=(Passage.of(text, [(at, at + 1)]),) if number == 3 else (),
    )
    return made, statement


def _claim(text: str, at: int, told: Told, stance: Stance) -> Claim:
    start = text.index(told.issue, at)
    return Claim(
        Party(told.who.name, told.who.id),
        "CONSULT",
        Issue(told.issue, Passage.of(text, [(start, start + len(told.issue))])),
        stance,
        counterpart=COUNTERPART if told.issue == TALKS else None,
        conditions=(_passage(text, told.condition),) if told.condition else (),
        confidence=0.9,
    )


def _passage(text: str, words: str) -> Passage:
    return Passage.of(text, [(text.index(words), text.index(words) + len(words))])
