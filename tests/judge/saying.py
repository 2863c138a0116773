"""Short reports as utterances, for tests of positions and findings."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.kinds import Quoted, kind_of
from onrecord.extract.quotes import quotations
from onrecord.judge.positions import utterances
from onrecord.positions import Utterance
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

HOLDER = "Ana Pohl"


def report(text: str, published: str = "2011-03-20", name: str | None = None) -> Document:
    """A document of one paragraph, published on a day; its name tells documents of one text apart."""
    name = name or f"{published}.txt"
    meta = Metadata(published_on=published, publisher=name)
    return Document(name, text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta, key=name)


def say(
    document: Document,
    quote: str,
    stance: str = "support",
    said: str | None = "2011-03-19",
    *,
    holder: str = HOLDER,
    issue: str = "the base",
    path: str | None = None,
    toward: str | None = None,
    condition: str | None = None,
    scope: str | None = None,
    described: bool = False,
    opposite: bool = False,
    own: bool = False,
) -> Utterance:
    """The utterance of a claim whose words stand in a document."""
    content = _passage(document, quote)
    kind = (
        Kind.OWN
        if own
        else kind_of(document.text, content.spans, Quoted(quotations(document.text, document.paragraphs)))
    )
    claim = Claim(
        Party(holder),
        "SUPPORT",
        Issue(issue, path=path, opposite=opposite),
        Stance(stance),
        described=described,
        counterpart=Party(toward) if toward else None,
        conditions=(_passage(document, condition),) if condition else (),
        scope=(_passage(document, scope),) if scope else (),
    )
    when = When(said, said, said, TimeBasis.EXPLICIT) if said else None
    made = Statement(
        document.id,
        kind,
        content,
        "m",
        speakers=(Speaker(holder),),
        reported_by=(Reporter(document.meta.publisher),),
        said_on=when,
        claims=(claim,),
    )
    return utterances(document, [made])[0]


def plain(stance: str, said: str, holder: str = HOLDER, **fields: object) -> Utterance:
    """An utterance of no particular words; `fields` replace its own."""
    verb = {"support": "backed", "oppose": "rejected"}.get(stance, "spoke of")
    u = say(report(f"{holder} {verb} the base on Saturday.", said), f"{verb} the base", stance, said, holder=holder)
    return replace(u, **fields)  # type: ignore[arg-type]


def _passage(document: Document, words: str) -> Passage:
    start = document.text.index(words)
    return Passage.of(document.text, [(start, start + len(words))])
