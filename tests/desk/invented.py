"""Reports of an invented negotiation, made by chance, so that everything that findings are made of comes up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

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

HOLDERS = (
    ("Ana Pohl", "a-pohl"), ("Pohl", "a-pohl"), ("Erik Lund", "a-lund"), ("Oda Reyk", "a-reyk"), ("Mara Pohl", None),
    ("Tarn", "a-tarn"), ("Ivo Kest", "a-kest"), ("officials", None), ("the premier", None), ("Jon Ahl", "a-ahl"),
)  # fmt: skip
ISSUES = ("the base", "the harbour dues", "talks")
TOWARDS = (None, None, "Orle", "Tarn")
CONDITIONS = ("if the garrison leaves the island", "if the blockade is lifted", "if the prisoners are freed")
NEWS = (
    "The garrison left the island on Friday, and the quay was quiet.",
    "The blockade was lifted now that the envoys had met.",
    "Ana Pohl has contradicted herself on the base.",
    "Lund went back on his word on talks.",
    "The premier said the opposite of what she said in March.",
    "Nothing else was told at the harbour.",
)
_VERBS = {Stance.SUPPORT: "backed", Stance.OPPOSE: "rejected", Stance.CONDITIONAL: "would accept"}

BOOKS = (
    """
people:
  - {name: Ana Pohl, id: a-pohl, side: Tarn, roles: [{office: Premier of Tarn, from: 2011-01-01, until: 2011-04-30}]}
  - {name: Erik Lund, id: a-lund, side: Tarn, roles: [{office: Premier of Tarn, from: 2011-05-01}]}
  - {name: Oda Reyk, id: a-reyk, side: Orle}
  - {name: Ivo Kest, id: a-kest, roles: [{office: Spokesman of Tarn}]}
organisations:
  - {name: Tarn, id: a-tarn, kind: government, side: Tarn}
issues: [{name: the base}, {name: the harbour dues}, {name: talks}]
""",
    """
people:
  - {name: Ana Pohl, id: a-pohl, aliases: [the premier], side: Tarn}
  - {name: Oda Reyk, id: a-reyk, side: Orle, roles: [{office: Envoy of Orle}]}
  - {name: Jon Ahl, id: a-ahl, side: Orle, roles: [{office: Envoy of Orle}]}
issues: [{name: sea law}, {name: the harbour dues, parent: sea law}, {name: the base}]
""",
)


def reports(chance: random.Random) -> Iterator[tuple[Document, list[Statement]]]:
    """Reports without end; some print an earlier one again, some are its next version."""
    made: list[tuple[Document, list[Statement]]] = []
    while True:
        again = made and chance.random() < 0.25
        document, statements = _again(chance, *chance.choice(made)) if again else _report(chance, len(made))
        made.append((document, statements))
        yield document, statements


def _again(chance: random.Random, old: Document, statements: list[Statement]) -> tuple[Document, list[Statement]]:
    """A report in another outlet, or a next version of it at its address."""
    name = f"again{chance.randrange(10**9)}"
    meta = replace(old.meta, publisher=name, url=old.meta.url if chance.random() < 0.4 else None)
    document = replace(old, name=name, key=name, meta=meta)
    kept = [s for s in statements if chance.random() < 0.8]
    return document, [replace(s, document=document.id, reported_by=(Reporter(name),)) for s in kept]


def _report(chance: random.Random, n: int) -> tuple[Document, list[Statement]]:
    day = f"2011-0{chance.randrange(1, 9)}-{chance.randrange(10, 29)}"
    told = [_sentence(chance) for _ in range(chance.randrange(2, 5))]
    sentences = [sentence for sentence, *_ in told] + [chance.choice(NEWS)]
    text = "\n".join(sentences)
    meta = Metadata(published_on=day if chance.random() < 0.9 else None, publisher=f"Paper {n}", language="en")
    meta = replace(meta, url=f"https://paper.example/{n}")
    document = Document(f"report{n}", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta, key=str(n))
    start, made = 0, []
    for sentence, holder, issue, stance, kind in told:
        made.append(_statement(chance, document, start, (sentence, holder, issue, stance, kind), day))
        start += len(sentence) + 1
    return document, made


Told = tuple[str, tuple[str, str | None], str | None, Stance, Kind]


def _sentence(chance: random.Random) -> Told:
    holder, issue = chance.choice(HOLDERS), chance.choice(ISSUES)
    stance = chance.choice(list(_VERBS))
    where = chance.choice(["at the docks", "in a speech to the guild", "on the radio", "in an address on Friday"])
    condition = f" {chance.choice(CONDITIONS)}" if stance is Stance.CONDITIONAL else ""
    limit = chance.choice(["", "", " on Sundays", " for schools and hospitals"])
    if chance.random() < 0.25:
        never = chance.choice(["We shall not sell one stone of the old quay", "We will not sell a stone of the quay"])
        return f"“{never},” {holder[0]} said {where}.", holder, None, Stance.UNCLEAR, Kind.DIRECT
    kind = chance.choice([Kind.INDIRECT, Kind.DIRECT])
    return f"{holder[0]} {_VERBS[stance]} {issue}{limit}{condition} {where}.", holder, issue, stance, kind


def _statement(chance: random.Random, document: Document, start: int, told: Told, day: str) -> Statement:
    sentence, holder, issue, stance, kind = told

    def passage(words: str, end: int | None = None) -> Passage:
        at = start + document.text[start:].index(words)
        return Passage.of(document.text, [(at, end or at + len(words))])

    last = start + len(sentence) - 1
    content = passage(_VERBS[stance], last) if issue else passage("We ", document.text.index(",”", start))
    said = When(day, day, day, TimeBasis.EXPLICIT) if chance.random() < 0.8 else None
    made = Statement(
        document.id,
        kind,
        content,
        "m",
        source=passage(holder[0]),
        speakers=(Speaker(*holder),),
        reported_by=(Reporter(document.meta.publisher),),
        said_on=said,
    )
    if issue is None:
        return made
    limit = next((words for words in ("on Sundays", "for schools and hospitals") if words in sentence), None)
    condition = next((words for words in CONDITIONS if words in sentence), None)
    counterpart = chance.choice(TOWARDS)
    claim = Claim(
        Party(*holder),
        "SUPPORT",
        Issue(issue, passage(issue)),
        stance,
        counterpart=Party(counterpart) if counterpart else None,
        conditions=(passage(condition),) if condition else (),
        scope=(passage(limit),) if limit else (),
    )
    return replace(made, claims=(claim,))
