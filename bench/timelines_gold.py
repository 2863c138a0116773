"""Timelines as records: their documents as if read, and their claims as the statements that an expert would make."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.extract.kinds import Quoted, kind_of
from onrecord.extract.quotes import quotations
from onrecord.judge.positions.surroundings import sentences
from onrecord.records import (
    Attribution,
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
    Span,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)
from onrecord.resolve import resolve

Timeline = Mapping[str, Any]

_DATED = re.compile(r"\b\d{1,2}\s+[A-Z][a-z]+|\b[A-Z][a-z]+\s+\d{1,2}\b|\b(?:19|20)\d\d\b")


def read_document(entry: Mapping[str, Any]) -> Document:
    """A timeline's document: its first paragraph is the headline, the others its body."""
    text = entry["text"]
    paragraphs = [
        Paragraph(m.start(), m.end(), Part.HEADLINE if m.start() == 0 else Part.BODY)
        for m in re.finditer(r"\S[^\n]*", text)
    ]
    meta = Metadata(
        title=text.split("\n", 1)[0],
        author=entry["author"],
        publisher=entry["publisher"],
        published_on=entry["published"],
        published_basis=DateBasis.GIVEN,
        language="en",
        genre=Genre(entry["genre"]),
        speaker=entry["author"] if entry["genre"] == "speech" else None,
    )
    return Document(entry["name"], text, text_hash(text), tuple(paragraphs), meta, key=entry["name"])


def gold_statements(timeline: Timeline, document: Document) -> list[Statement]:
    """The statements of the timeline's claims in one document, one for each passage."""
    claims: dict[str, list[Mapping[str, Any]]] = {}
    for claim in timeline["claims"]:
        if claim["document"] == document.name:
            claims.setdefault(claim["quote"], []).append(claim)
    return [_statement(document, quote, group) for quote, group in claims.items()]


def _statement(document: Document, quote: str, group: list[Mapping[str, Any]]) -> Statement:
    body = document.paragraphs[1].start if len(document.paragraphs) > 1 else 0
    start = document.text.find(quote, body)
    start = document.text.index(quote) if start < 0 else start
    content = Passage.of(document.text, [(start, start + len(quote))])
    kind = _kind(document, content, group[0]["holder"])
    author = document.meta.author or document.meta.publisher
    resolved = _resolved(document, content, kind)
    return Statement(
        document.id,
        kind,
        content,
        "gold",
        speakers=(Speaker(group[0]["holder"]),),
        reported_by=(Reporter(document.meta.author), Reporter(document.meta.publisher))
        if author
        else (Reporter(None),),
        said_on=_when(document, content, group[0]),
        occasion=resolved.occasion,
        flags=resolved.flags,
        claims=tuple(_claim(document, content, claim) for claim in group),
    )


def _resolved(document: Document, content: Passage, kind: Kind) -> Statement:
    """What the resolver says of the passage, for its flags; the first word stands in for the cue."""
    gap = content.text.find(" ")
    if gap < 0:
        return resolve(document, [Attribution(kind, content)], "gold")[0]
    cue = Passage.of(document.text, [(content.start, content.start + gap)])
    rest = Passage.of(document.text, [(content.start + gap + 1, content.end)])
    return resolve(document, [Attribution(kind, rest, cue=cue)], "gold")[0]


def _kind(document: Document, content: Passage, holder: str) -> Kind:
    """Own words in the holder's own document, direct within quotation marks, else a reporter's wording."""
    if document.meta.author == holder and document.meta.genre in {Genre.SPEECH, Genre.OPINION, Genre.ANALYSIS}:
        return Kind.OWN
    return kind_of(document.text, content.spans, Quoted(quotations(document.text, document.paragraphs)))


def _when(document: Document, content: Passage, claim: Mapping[str, Any]) -> When | None:
    day = claim["said_on"]
    if day is None:
        return None
    precision = claim.get("said_precision", "day")
    date = dt.date.fromisoformat(day)
    last = {
        "day": date,
        "month": date.replace(day=monthrange(date.year, date.month)[1]),
        "year": dt.date(date.year, 12, 31),
    }
    sentence = next(s for s in sentences(document.text) if s.start <= content.start < s.end)
    dated = _DATED.search(document.text[sentence.start : sentence.end])
    basis = TimeBasis.EXPLICIT if dated else TimeBasis.RELATIVE
    return When(day, day, last[precision].isoformat(), basis)


def _claim(document: Document, content: Passage, claim: Mapping[str, Any]) -> Claim:
    counterpart = claim["counterpart"]
    return Claim(
        Party(claim["holder"]),
        "SUPPORT",
        Issue(claim["issue"]),
        Stance(claim["stance"]),
        described=claim.get("described", False),
        counterpart=Party(counterpart) if counterpart else None,
        conditions=tuple(_near(document, content, claim["conditions"])),
        scope=tuple(_near(document, content, claim["scope"])),
    )


def _near(document: Document, content: Passage, phrases: list[str]) -> Iterator[Passage]:
    """The passages of some phrases, each where it stands nearest to the content."""
    for phrase in phrases:
        places = [m.start() for m in re.finditer(re.escape(phrase), document.text)]
        at = min(places, key=lambda p: abs(p - content.start))
        yield Passage.of(document.text, [Span(at, at + len(phrase))])
