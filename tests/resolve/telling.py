"""Attributions made by hand, from the words of a text, to resolve without an extractor."""

from __future__ import annotations

import dataclasses

from onrecord.records import (
    Attribution,
    DateBasis,
    Document,
    Genre,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Passage,
    Speaker,
)


def report(
    text: str,
    published: str | None = None,
    *,
    genre: Genre = Genre.NEWS,
    not_before: str | None = None,
    headline: bool = False,
) -> Document:
    """A document whose lines are its paragraphs, the first of them a headline if asked for."""
    paragraphs, at = [], 0
    for number, line in enumerate(text.split("\n")):
        part = Part.HEADLINE if headline and number == 0 else Part.BODY
        if line:
            paragraphs.append(Paragraph(at, at + len(line), part))
        at += len(line) + 1
    basis = DateBasis.GIVEN if published else DateBasis.UNKNOWN
    meta = Metadata(
        published_on=published,
        published_basis=basis,
        not_before=not_before,
        genre=genre,
        language="en",
        author="A. Reed",
    )
    return Document("report.txt", text, "0" * 64, tuple(paragraphs), meta)


def passage(text: str, words: str, after: int = 0) -> Passage:
    """The first place of `words` behind an offset."""
    start = text.index(words, after)
    return Passage.of(text, [(start, start + len(words))])


def said(
    text: str,
    source: str | None,
    cue: str | None,
    content: str,
    kind: Kind = Kind.INDIRECT,
    *,
    part: Part = Part.BODY,
    floating: bool = False,
    parent: int | None = None,
    run: int | None = None,
) -> Attribution:
    """An attribution by its words; source and cue are taken where they stand nearest to the content."""
    inner = passage(text, content)
    found: dict[str, Passage] = {}
    for name, words in (("source", source), ("cue", cue)):
        if words is not None:
            starts = [i for i in range(len(text)) if text.startswith(words, i)]
            start = min(starts, key=lambda i: min(abs(i - inner.end), abs(inner.start - i - len(words))))
            found[name] = Passage.of(text, [(start, start + len(words))])
    made = Attribution(kind, inner, found.get("source"), found.get("cue"), part=part)
    return dataclasses.replace(made, floating=floating, parent=parent, run=run)


def by(*names: str | None) -> list[tuple[Speaker, ...]]:
    """A speaker for each attribution; None for nobody."""
    return [(Speaker(name, name.casefold()),) if name else () for name in names]
