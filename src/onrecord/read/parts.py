"""Which part of its page every paragraph is.

The order of the steps is the order of certainty: what the format says, furniture by its wording, a comment section,
the head, turns, author notes, captions, headings. What nothing claims is body.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.author_note import find_author_notes
from onrecord.read.captions import is_caption
from onrecord.read.comments import find_comments, find_silent_comments
from onrecord.read.furniture import find_furniture, find_tail
from onrecord.read.head import bylines_of, find_credits, find_head, find_headings
from onrecord.read.page import Page
from onrecord.read.paragraphs import Para
from onrecord.read.turns import continue_turns, find_turns
from onrecord.records import Genre, Paragraph, Part

MOST_AUTHORS = 12
"""Authors looked for in notes; an archive in one file has hundreds, and each is a search through all of it."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a document before its parts are: from its format or from the user."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    genre: Genre | None = None


def find_parts(paras: list[Para], clues: Clues) -> Page:
    """A page on which every paragraph of `paras` has its part."""
    page = Page.of(paras)
    page.authors = clues.authors
    find_furniture(page)
    comments = find_comments(page)
    transcript = clues.genre in {Genre.TRANSCRIPT, Genre.INTERVIEW}
    if clues.genre is None or not clues.genre.is_own_voice:
        find_turns(page, transcript)
    find_head(page, clues.title)
    page.authors = (*clues.authors, *(name for line in bylines_of(page) for name in line.authors))[:MOST_AUTHORS]
    find_credits(page)
    find_author_notes(page, comments)
    if comments == len(paras):
        find_silent_comments(page)
    _find_captions(page)
    continue_turns(page, transcript)
    find_tail(page)
    find_headings(page)
    for index, _ in page.open():
        page.label(index, Part.BODY)
    return page


def _find_captions(page: Page) -> None:
    for index, para in page.open():
        if is_caption(para.text):
            page.label(index, Part.CAPTION)


def as_paragraphs(page: Page) -> tuple[Paragraph, ...]:
    """The page as records."""
    return tuple(
        Paragraph(
            para.start,
            para.end,
            part or Part.BODY,
            page.speakers.get(index) if part is Part.TURN else None,
            page.turns.get(index) if part is Part.TURN else None,
        )
        for index, (para, part) in enumerate(zip(page.paras, page.parts, strict=True))
    )


def own_voice(page: Page) -> Page:
    """The page of a speech or letter: its turns are body."""
    parts: list[Part | None] = [Part.BODY if part is Part.TURN else part for part in page.parts]
    return Page(page.paras, parts, page.authors)
